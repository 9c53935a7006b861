# al_embed(target room file...) puts the bytes of files into the binary under the name "room/path".
# They are handed out by one function a target: anlanh::<room>::embedded_files() (base/embedded.h).
# It may be called several times for one target and room; the table is written at the end of the folder.
function(al_embed target room)
  foreach(file IN LISTS ARGN)
    if(IS_ABSOLUTE ${file})
      set(path ${file})
      file(RELATIVE_PATH name ${CMAKE_CURRENT_BINARY_DIR} ${file})
      if(name MATCHES "^\\.\\.")
        # A file of the tree keeps its place in it: "data/law/acts.json".
        file(RELATIVE_PATH name ${CMAKE_SOURCE_DIR} ${file})
      endif()
    else()
      set(path ${CMAKE_CURRENT_SOURCE_DIR}/${file})
      set(name ${file})
    endif()
    set_property(DIRECTORY APPEND PROPERTY AL_EMBED_${room}_PATHS ${path})
    set_property(DIRECTORY APPEND PROPERTY AL_EMBED_${room}_NAMES ${name})
  endforeach()
  get_property(planned DIRECTORY PROPERTY AL_EMBED_${room}_PLANNED)
  if(NOT planned)
    set_property(DIRECTORY PROPERTY AL_EMBED_${room}_PLANNED ON)
    cmake_language(EVAL CODE "cmake_language(DEFER CALL al_embed_write ${target} ${room})")
  endif()
endfunction()

function(al_embed_write target room)
  get_property(paths DIRECTORY PROPERTY AL_EMBED_${room}_PATHS)
  get_property(names DIRECTORY PROPERTY AL_EMBED_${room}_NAMES)
  set(table ${CMAKE_CURRENT_BINARY_DIR}/${room}_embedded)
  set(asm ".section .rodata\n")
  set(externs "")
  set(rows "")
  set(i 0)
  foreach(path name IN ZIP_LISTS paths names)
    set(symbol al_embed_${room}_${i})
    string(APPEND asm ".balign 16\n.global ${symbol}\n${symbol}:\n.incbin \"${path}\"\n.global ${symbol}_end\n${symbol}_end:\n.byte 0\n")
    string(APPEND externs "extern const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${room}/${name}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR i "${i}+1")
  endforeach()
  string(APPEND asm ".section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${table}.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${table}.cpp CONTENT
"#include \"base/embedded.h\"
extern \"C\" {
${externs}}
namespace anlanh::${room} {
std::span<const base::EmbeddedFile> embedded_files() {
  static const base::EmbeddedFile kFiles[] = {
${rows}  };
  return kFiles;
}
}
" @ONLY)
  set_source_files_properties(${table}.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${table}.S ${table}.cpp)
endfunction()
