#include "people/totp_rules.h"

#include <liboath/oath.h>

#include "base/result.h"

namespace anlanh::people {

namespace {

constexpr unsigned kDigits = 6;

std::string base32(const base::Bytes& bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const auto byte : bytes) {
    held = (held << 8 | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) out += kLetters[held >> (bits - 5) & 31];
  }
  if (bits > 0) out += kLetters[held << (5 - bits) & 31];
  return out;
}

// Everything but letters, digits, '-', '.', '_' and '~', as RFC 3986 asks.
std::string percent_encoded(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~").find(c) != std::string_view::npos;
  };
  std::string out;
  for (const char c : text) {
    if (plain(c)) {
      out += c;
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      out += "%" + base::hex({&byte, 1});
    }
  }
  return out;
}

}  // namespace

std::string totp_code(const base::Bytes& secret, std::int64_t step) {
  char code[kDigits + 1] = {};
  const int failed =
      oath_totp_generate(reinterpret_cast<const char*>(secret.data()), secret.size(),
                         static_cast<time_t>(step * kTotpSeconds), kTotpSeconds, 0, kDigits, code);
  AL_CHECK(failed == OATH_OK);
  return code;
}

std::optional<std::int64_t> find_totp_step(const base::Bytes& secret, std::string_view code,
                                           base::Instant now, std::int64_t last_step) {
  const auto present = base::to_millis(now) / 1000 / kTotpSeconds;
  std::optional<std::int64_t> found;
  // All three are computed whatever the answer: the time tells nothing.
  for (const auto step : {present - 1, present, present + 1})
    if (base::equal_secret(totp_code(secret, step), code) && step > last_step) found = step;
  return found;
}

std::string totp_secret_text(const base::Bytes& secret) {
  std::string out;
  for (const char c : base32(secret)) {
    if (out.size() % 5 == 4) out += ' ';
    out += c;
  }
  return out;
}

std::string totp_uri(const base::Bytes& secret, std::string_view login, std::string_view issuer) {
  return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(login) +
         "?secret=" + base32(secret) + "&issuer=" + percent_encoded(issuer);
}

}  // namespace anlanh::people
