# Compiler flags, sanitizers, fast linker and compiler cache for the whole tree.
find_program(AL_CCACHE ccache)
if(AL_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${AL_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${AL_CCACHE})
endif()

find_program(AL_MOLD mold)
if(AL_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(al_flags INTERFACE)
target_include_directories(al_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(al_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror>
  -fstack-protector-strong)
# GCC 12 with optimisation warns of overlaps and unset bytes inside std::string that are not there (its bugs 105329,
# 105651); the same code is held to these warnings by the other builds.
target_compile_options(al_flags INTERFACE
  $<$<AND:$<COMPILE_LANG_AND_ID:CXX,GNU>,$<CONFIG:Release>>:-Wno-restrict;-Wno-maybe-uninitialized;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-array-bounds>)
# Clang 19 blames us for what libstdc++ 12 does inside stable_sort.
target_compile_options(al_flags INTERFACE
  $<$<COMPILE_LANG_AND_ID:CXX,Clang>:-Wno-deprecated-declarations>)
target_compile_definitions(al_flags INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)

# One build for both: the tests run over the objects that the fuzz targets are made of. Debian's libraries
# are built without run-time types of ours, so calls through their pointers are not checked.
if(AL_SANITIZE)
  target_compile_options(al_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined
    -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(al_flags INTERFACE -fsanitize=address,undefined)
endif()
