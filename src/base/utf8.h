#pragma once
// UTF-8 (RFC 3629): is it sound, and how long is it in code points.

#include <cstddef>
#include <string>
#include <string_view>

namespace anlanh::base {

// No overlong forms, no surrogates, nothing past U+10FFFF, nothing cut short.
bool valid_utf8(std::string_view text);
// The same text with U+FFFD in place of each byte that is not part of a sound character.
std::string repair_utf8(std::string_view text);
// REQUIRES: valid_utf8(text).
std::size_t count_code_points(std::string_view text);
// The longest start of `text` with at most `most` code points. REQUIRES: valid_utf8(text).
std::string_view first_code_points(std::string_view text, std::size_t most);
// Length of the sound character that starts at `at`, or 0 where none does.
std::size_t utf8_length_at(std::string_view text, std::size_t at);

}  // namespace anlanh::base
