#pragma once
// A sentence for a person, not yet in a language.
//
// The id is the English text as gettext knows it; `{1}`, `{2}` … stand for the arguments. A Message
// is made where something is decided and put into words where it is shown (base/catalogue.h):
//
//   return base::invalid(msg("The date must be between {1} and {2}", from, to));

#include <string>
#include <string_view>
#include <vector>

namespace anlanh::base {

struct Message {
  const char* id = "";  // a literal: it lives as long as the program
  std::vector<std::string> args;

  bool empty() const { return *id == '\0'; }
};

// `msg` is a keyword for xgettext: every literal given to it is found and must be translated.
template <class... Args>
Message msg(const char* id, Args&&... args) {
  return Message{id, {std::string(std::forward<Args>(args))...}};
}

// Puts arguments in the places of {1} … {9}; a place without an argument stays as it is.
std::string fill_places(std::string_view text, const std::vector<std::string>& args);

}  // namespace anlanh::base
