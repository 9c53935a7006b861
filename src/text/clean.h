#pragma once
// Text from people, made sound and plain, with a count of what was taken out.
//
// In this order:
//   1. a byte that is not UTF-8 becomes U+FFFD
//   2. removed: control characters, zero-width and other invisible characters, marks that turn the
//      direction of text, tags, noncharacters; marks beyond the third on one letter
//      (Vietnamese needs two). U+200D and U+FE0F stay where they make one picture of several
//   3. every kind of blank becomes a space, every kind of line end a line feed
//   4. NFC, so that "ệ" typed in two ways is one text
//   5. runs of spaces become one, none is left at the ends of a line, no line at the ends of the text,
//      and never more than one empty line in a row
//
// Cleaning twice changes nothing more. Pure; any thread.

#include <cstddef>
#include <string>
#include <string_view>

namespace anlanh::text {

enum class Lines {
  Keep,  // an account of what happened
  Join,  // a name, a title, one line of a form: a line end is a blank
};

// How many of each kind were taken out or replaced. Blanks are not counted: everybody types too many.
struct Removed {
  std::size_t bad_bytes = 0;  // replaced by U+FFFD
  std::size_t controls = 0;   // C0, DEL, C1, noncharacters
  std::size_t invisible = 0;  // zero width, fillers, tags, variation selectors
  std::size_t direction = 0;  // marks, embeddings, overrides and isolates of bidirectional text
  std::size_t marks = 0;      // marks heaped on one letter

  bool any() const { return bad_bytes + controls + invisible + direction + marks > 0; }
  bool operator==(const Removed&) const = default;
};

struct Cleaned {
  std::string text;  // sound UTF-8 in NFC
  Removed removed;
};

// At most three times as long as what came in.
Cleaned clean(std::string_view text, Lines lines);

}  // namespace anlanh::text
