#pragma once
// Which names a typed text finds. Pure.
//
// A name is its folded words (lower case, no diacritics: "Nguyễn Thị Hoa" is nguyen, thi, hoa, so "Hoà" and "Hòa" find
// it too). A typed word finds a name that has it as a word, or that has a word beginning with it where it has three
// letters or more. Every typed word must be found in the same name; order does not matter.

#include <string>
#include <string_view>
#include <vector>

namespace anlanh::cases {

using NameWords = std::vector<std::string>;

// At most eight words of at most twelve letters; what is beyond does not help to find a name.
NameWords name_words(std::string_view folded);

// What is kept of a name: one mark for each beginning of three letters and more, and for each shorter word.
std::vector<std::string> index_marks(const NameWords& name);
// What has to be there, one mark for each typed word.
std::vector<std::string> search_marks(const NameWords& typed);

// The rule itself, word by word: what the marks must agree with.
bool name_matches(const NameWords& name, const NameWords& typed);

}  // namespace anlanh::cases
