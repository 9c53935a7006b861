# The front part of `web`: markup, addresses, layout, components, styles. Included by CMakeLists.txt.
set(AL_WEB_FRONT_SOURCES
  assets.cpp markup.cpp page.cpp url.cpp
  components/back-link/back_link.cpp
  components/breadcrumbs/breadcrumbs.cpp
  components/button/button.cpp
  components/exit-this-page/exit_this_page.cpp
  components/language-navigation/language_navigation.cpp
  components/phase-banner/phase_banner.cpp
  components/service-navigation/service_navigation.cpp
  components/skip-link/skip_link.cpp
  components/tag/tag.cpp)

set(AL_WEB_FRONT_TESTS markup_test.cpp page_test.cpp url_test.cpp)

include(${CMAKE_SOURCE_DIR}/cmake/al_assets.cmake)
set(AL_WEB_FRONT_EMBED ${AL_ASSET_FILES})
