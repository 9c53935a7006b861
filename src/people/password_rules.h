#pragma once
// Which passwords an account may have. Pure; the words come in as data.
//
// TCVN 14423:2026: at least 14 characters where no second factor is asked, 8 with one. There is no
// rule of "a capital and a digit": it makes passwords of one kind (NIST SP 800-63B section 3.1.1.2).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/message.h"
#include "people/account_model.h"

namespace anlanh::people {

inline constexpr std::size_t kShortestAlone = 14;
inline constexpr std::size_t kShortestWithSecondFactor = 8;
inline constexpr std::size_t kLongest = 200;  // characters: Argon2 takes any, a form does not

// Lower case words without marks.
class CommonPasswords {
 public:
  // One word a line; lines that begin with # are remarks.
  explicit CommonPasswords(std::string_view text);
  bool has(const std::string& word) const { return words_.contains(word); }
  std::size_t size() const { return words_.size(); }
  const std::unordered_set<std::string>& words() const { return words_; }

 private:
  std::unordered_set<std::string> words_;
};

// How many doublings of the guesses it takes (zxcvbn), with these words and the login known to the
// guesser: 27 is a hundred million, 33 ten thousand million.
inline constexpr double kLeastBitsAlone = 33;
inline constexpr double kLeastBitsWithSecondFactor = 27;
double guess_bits(const std::string& folded, std::string_view login, const CommonPasswords& common);

// Absent: the password will do. REQUIRES: valid UTF-8.
std::optional<base::Message> decide_password(std::string_view password, std::string_view login,
                                             SecondFactor second_factor,
                                             const CommonPasswords& common);

}  // namespace anlanh::people
