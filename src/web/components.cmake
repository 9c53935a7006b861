# The front part of `web`: markup, addresses, layout, components, styles. Included by CMakeLists.txt.
set(AL_WEB_COMPONENTS
  back-link badge breadcrumbs button checkboxes date-input details error-message error-summary
  exit-this-page fieldset filter form-group hint input inset-text label language-navigation
  notification-banner pagination panel phase-banner radios select service-navigation skip-link
  sub-navigation summary-list table tabs tag task-list textarea timeline warning-text)

set(AL_WEB_FRONT_SOURCES
  assets.cpp field_errors.cpp fields.cpp markup.cpp page.cpp url.cpp components/content.cpp)
set(AL_WEB_FRONT_TESTS fields_test.cpp markup_test.cpp page_test.cpp url_test.cpp)
# Held to the published examples of GOV.UK Frontend.
list(APPEND AL_WEB_FRONT_TESTS components/testing/fixtures.cpp components/testing/form_options.cpp
  components/testing/normalise.cpp)
set(AL_WEB_OWN_MARKUP badge filter form-group sub-navigation timeline)
foreach(component IN LISTS AL_WEB_COMPONENTS)
  string(REPLACE "-" "_" file ${component})
  list(APPEND AL_WEB_FRONT_SOURCES components/${component}/${file}.cpp)
  if(NOT component IN_LIST AL_WEB_OWN_MARKUP)
    list(APPEND AL_WEB_FRONT_TESTS components/${component}/${file}_test.cpp)
  endif()
endforeach()

include(${CMAKE_SOURCE_DIR}/cmake/al_assets.cmake)
set(AL_WEB_FRONT_EMBED ${AL_ASSET_FILES})
