# One call declares a room: library, unit tests, fuzz targets, benchmarks.
#
#   al_room(NAME cases
#     SOURCES report_rules.cpp ...      # by hand, never by glob
#     LINKS   sodium                    # libraries beside the rooms it may use
#     TESTS   report_rules_test.cpp ...
#     TEST_LINKS al_test_support
#     FUZZ    form_fuzz.cpp             # each becomes one libFuzzer program
#     BENCH   form_bench.cpp            # each becomes one program
#     EMBED   schema/0001_report.sql)   # bytes put into the binary, read with base::find_embedded
#
# The rooms a room links are read from tools/layers.txt and from nowhere else.

file(STRINGS ${CMAKE_SOURCE_DIR}/tools/layers.txt AL_LAYER_LINES REGEX "^[a-z]+:")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/layers.txt)

function(al_rooms_below name out)
  set(below "")
  foreach(line IN LISTS AL_LAYER_LINES)
    string(REGEX MATCH "^([a-z]+):(.*)$" _ "${line}")
    set(room ${CMAKE_MATCH_1})
    set(list "${CMAKE_MATCH_2}")
    if(NOT room STREQUAL name)
      list(APPEND above ${room})
      continue()
    endif()
    if(list MATCHES "\\*")
      set(below ${above})
    else()
      string(REGEX MATCHALL "[a-z]+" below "${list}")
    endif()
  endforeach()
  set(${out} ${below} PARENT_SCOPE)
endfunction()

function(al_room)
  cmake_parse_arguments(R "" "NAME" "SOURCES;LINKS;TESTS;TEST_LINKS;FUZZ;BENCH;EMBED" ${ARGN})
  set(lib al_${R_NAME})
  add_library(${lib} STATIC ${R_SOURCES})
  target_link_libraries(${lib} PUBLIC al_flags ${R_LINKS})
  al_rooms_below(${R_NAME} below)
  foreach(room IN LISTS below)
    if(TARGET al_${room})
      target_link_libraries(${lib} PUBLIC al_${room})
    endif()
  endforeach()
  if(R_EMBED)
    al_embed(${lib} ${R_NAME} ${R_EMBED})
  endif()
  if(AL_TESTS AND R_TESTS)
    find_package(GTest REQUIRED)
    add_executable(${lib}_test ${R_TESTS})
    target_link_libraries(${lib}_test PRIVATE ${lib} ${R_TEST_LINKS} GTest::gtest_main)
    add_test(NAME ${R_NAME} COMMAND ${lib}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endif()
  if(AL_SANITIZE)
    foreach(source IN LISTS R_FUZZ)
      get_filename_component(stem ${source} NAME_WE)
      add_executable(${stem} ${source})
      target_link_libraries(${stem} PRIVATE ${lib})
      target_link_options(${stem} PRIVATE -fsanitize=fuzzer)
    endforeach()
  endif()
  if(AL_BENCH)
    foreach(source IN LISTS R_BENCH)
      get_filename_component(stem ${source} NAME_WE)
      add_executable(${stem} ${source})
      target_link_libraries(${stem} PRIVATE ${lib})
    endforeach()
  endif()
endfunction()
