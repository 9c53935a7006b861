#pragma once
// Text from outside, made harmless before any room sees it. The rule, in order:
//
//   refused    bytes that are not UTF-8; NUL (no honest form sends it and PostgreSQL cannot store it)
//   replaced   CR LF, CR, U+2028 and U+2029 by a line feed
//   removed    other C0 except tab and line feed, DEL, C1; zero-width characters and joiners; bidirectional
//              controls; soft hyphen; tags (U+E0000 block); noncharacters; U+FEFF
//   kept       U+200D between two pictures of an emoji, where it is part of one sign
//   then       NFC, so that "ệ" typed in two ways is one text
//
// Spaces are left as they are; a room trims what it wants trimmed.

#include <string>
#include <string_view>

#include "base/result.h"

namespace anlanh::web {

base::Result<std::string> clean_text(std::string_view text);

}  // namespace anlanh::web
