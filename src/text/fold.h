#pragma once
// Vietnamese folding: what two spellings of a word have in common.
//
//   fold("Đồng Tháp")  "dong thap"
//   fold("TRƯỜNG Lệ")  "truong le"
//
// Each character is taken apart (NFD), loses its marks (U+0300 to U+036F), becomes lower case, and đ
// becomes d. Both ways of typing a letter, whole or with marks after it, fold alike. Folded text is for
// comparing and searching, never for showing: "ma", "má" and "mã" are one.
//
// Bytes that are not UTF-8 become U+FFFD, one for each byte. Pure; any thread.

#include <string>
#include <string_view>

namespace anlanh::text {

// At most three times as long as what came in.
std::string fold(std::string_view text);

}  // namespace anlanh::text
