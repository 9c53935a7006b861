#pragma once
// Styles, scripts, fonts and icons by /tai-nguyen/<hash>/<name>, out of the binary (web/assets.h). Names are looked
// up in a table, never in a file system: no path leads out of it.

#include "web/router.h"

namespace anlanh::web {

// Also /favicon.ico and /robots.txt, which browsers and crawlers ask for by themselves.
void add_static_files(Router& router);

}  // namespace anlanh::web
