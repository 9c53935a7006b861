# Styles, scripts, fonts and icons: assets/build.sh makes them once into the build folder (npm and sass),
# and the room `web` embeds them. AL_ASSET_FILES lists what it makes.
set(AL_ASSET_DIR ${CMAKE_BINARY_DIR}/assets)
set(AL_ASSET_NAMES public.css office.css help.js office.js passkey.js govuk-frontend.min.js icon.svg)
set(AL_ASSET_FILES "")
foreach(name IN LISTS AL_ASSET_NAMES)
  list(APPEND AL_ASSET_FILES ${AL_ASSET_DIR}/${name} ${AL_ASSET_DIR}/${name}.gz)
endforeach()
foreach(weight 400 700)
  foreach(subset latin vietnamese)
    list(APPEND AL_ASSET_FILES ${AL_ASSET_DIR}/be-vietnam-pro-${subset}-${weight}-normal.woff2)
  endforeach()
endforeach()

set(AL_ASSET_SOURCES package.json package-lock.json assets/build.sh
  assets/icons/icon.svg assets/scripts/help.js assets/scripts/office.js assets/scripts/passkey.js
  assets/scss/_cases.scss assets/scss/_fonts.scss assets/scss/_layout.scss assets/scss/_palette.scss
  assets/scss/office.scss assets/scss/public.scss)
list(TRANSFORM AL_ASSET_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/)

add_custom_command(
  OUTPUT ${AL_ASSET_FILES}
  COMMAND ${CMAKE_SOURCE_DIR}/assets/build.sh ${AL_ASSET_DIR}
  DEPENDS ${AL_ASSET_SOURCES}
  COMMENT "Styles, scripts and fonts (npm, sass)"
  VERBATIM)
