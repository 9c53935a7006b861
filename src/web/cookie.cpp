#include "web/cookie.h"

#include <sodium.h>

namespace anlanh::web {

namespace {

constexpr std::size_t kMostCookies = 50;
constexpr std::size_t kSignatureBytes = 16;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Printable ASCII without what separates: RFC 6265 section 4.1.1, plus what browsers let through.
bool plain(std::string_view text) {
  for (const char c : text)
    if (c <= 0x20 || c >= 0x7F || c == ';' || c == ',' || c == '"') return false;
  return true;
}

std::string signature(std::string_view value, std::string_view label, base::ByteView key) {
  const auto hash = keyed_hash(label, value, key);
  return base::base64url(base::ByteView(hash).first(kSignatureBytes));
}

std::string with_attributes(std::string pair, Scheme scheme) {
  pair += "; Path=/; HttpOnly; SameSite=Lax";
  if (scheme == Scheme::Https) pair += "; Secure";
  return pair;
}

}  // namespace

Params parse_cookies(std::string_view header) {
  Params out;
  while (!header.empty() && out.size() < kMostCookies) {
    const auto end = header.find(';');
    const auto piece = trimmed(header.substr(0, end));
    header = end == header.npos ? std::string_view() : header.substr(end + 1);
    const auto sign = piece.find('=');
    if (sign == piece.npos || sign == 0) continue;
    const auto name = piece.substr(0, sign);
    const auto value = piece.substr(sign + 1);
    if (plain(name) && plain(value)) out.add(std::string(name), std::string(value));
  }
  return out;
}

std::string cookie_name(std::string_view name, Scheme scheme) {
  return (scheme == Scheme::Https ? "__Host-" : "") + std::string(name);
}

std::string set_cookie(std::string_view name, std::string_view value, Scheme scheme) {
  return with_attributes(cookie_name(name, scheme) + "=" + std::string(value), scheme);
}

std::string clear_cookie(std::string_view name, Scheme scheme) {
  return clear_named_cookie(cookie_name(name, scheme), scheme);
}

std::string clear_named_cookie(std::string_view full_name, Scheme scheme) {
  return with_attributes(std::string(full_name) + "=", scheme) + "; Max-Age=0";
}

bool is_kept_on_exit(std::string_view full_name) {
  constexpr std::string_view kPrefix = "__Host-";
  if (full_name.starts_with(kPrefix)) full_name.remove_prefix(kPrefix.size());
  return full_name == kSessionCookie || full_name == kLangCookie;
}

std::string sign_value(std::string_view value, std::string_view label, base::ByteView key) {
  return std::string(value) + "." + signature(value, label, key);
}

std::optional<std::string> open_value(std::string_view signed_value, std::string_view label,
                                      base::ByteView key) {
  const auto dot = signed_value.rfind('.');
  if (dot == signed_value.npos || dot == 0) return std::nullopt;
  const auto value = signed_value.substr(0, dot);
  if (!base::equal_secret(signed_value.substr(dot + 1), signature(value, label, key)))
    return std::nullopt;
  return std::string(value);
}

base::Bytes keyed_hash(std::string_view label, std::string_view text, base::ByteView key) {
  AL_CHECK(key.size() == crypto_auth_hmacsha256_KEYBYTES);
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  const auto named = base::as_bytes(label);
  const std::uint8_t nul = 0;
  crypto_auth_hmacsha256_update(&state, named.data(), named.size());
  crypto_auth_hmacsha256_update(&state, &nul, 1);
  crypto_auth_hmacsha256_update(&state, base::as_bytes(text).data(), text.size());
  base::Bytes out(crypto_auth_hmacsha256_BYTES);
  crypto_auth_hmacsha256_final(&state, out.data());
  return out;
}

}  // namespace anlanh::web
