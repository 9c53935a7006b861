#pragma once
// The door of the room: Unicode and Vietnamese for everyone who handles people's words.

#include "text/clean.h"     // IWYU pragma: export
#include "text/fold.h"      // IWYU pragma: export
#include "text/sort_key.h"  // IWYU pragma: export
