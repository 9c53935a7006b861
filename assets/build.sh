#!/bin/sh
# Builds the styles, scripts, fonts and icons into one folder, each with a gzip twin.
#
#   assets/build.sh OUT_DIR
#
# Needs node 18 or later and npm. Packages come once, exactly as package-lock.json has them, without
# running any script of theirs. Two builds at once wait for each other at that step only.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=$1
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$root"

install_packages() {
  wanted=$(cksum package.json package-lock.json | cksum)
  [ "$(cat node_modules/.anlanh-lock 2>/dev/null || true)" = "$wanted" ] && return 0
  npm ci --ignore-scripts --omit=optional --no-audit --no-fund --loglevel=error
  echo "$wanted" > node_modules/.anlanh-lock
}

mkdir -p "$root/build"
(
  flock 9
  install_packages
) 9> "$root/build/.npm-lock"

for style in public office; do
  node node_modules/sass/sass.js --load-path=. --quiet-deps --style=compressed --no-source-map \
    "assets/scss/$style.scss" "$out/$style.css"
done
cp assets/scripts/help.js assets/scripts/office.js assets/scripts/passkey.js assets/icons/icon.svg "$out/"
sed '/^\/\/# sourceMappingURL=/d' node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js \
  > "$out/govuk-frontend.min.js"
for weight in 400 700; do
  for subset in latin vietnamese; do
    cp "node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-$subset-$weight-normal.woff2" "$out/"
  done
done
# Fonts are packed already. -n leaves names and times out, so that the same input gives the same bytes.
for file in public.css office.css help.js office.js passkey.js govuk-frontend.min.js icon.svg; do
  gzip -9 -n -c "$out/$file" > "$out/$file.gz"
done
