# Interface text: Vietnamese stands in src/<room>/po/vi.po, and the build makes one catalogue of it.
# tools/check_text says what must stand there.

find_program(AL_MSGCAT msgcat REQUIRED)
find_program(AL_MSGFMT msgfmt REQUIRED)

# al_mo_file(out.mo file.po...) compiles po files into out.mo; it is built again when one changes.
# Where two po files know a text, the first stands (tools/check_text refuses two that differ).
function(al_mo_file out)
  get_filename_component(name ${out} NAME_WE)
  set(joined ${CMAKE_CURRENT_BINARY_DIR}/${name}.po)
  add_custom_command(OUTPUT ${out}
    COMMAND ${AL_MSGCAT} --use-first --no-location -o ${joined} ${ARGN}
    COMMAND ${AL_MSGFMT} -o ${out} ${joined}
    DEPENDS ${ARGN}
    COMMENT "Interface text ${name}.mo"
    VERBATIM)
endfunction()

# al_text_catalogue(al_app) puts the catalogue of all rooms into the target as "app/vi.mo".
function(al_text_catalogue target)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/po/vi.po ${CMAKE_SOURCE_DIR}/src/*/po/*.vi.po)
  al_mo_file(${CMAKE_CURRENT_BINARY_DIR}/vi.mo ${files})
  al_embed(${target} app ${CMAKE_CURRENT_BINARY_DIR}/vi.mo)
endfunction()
