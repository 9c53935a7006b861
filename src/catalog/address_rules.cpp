#include "catalog/address_rules.h"

#include <arpa/inet.h>
#include <libpsl.h>
#include <unicode/uidna.h>

#include <algorithm>
#include <memory>

namespace anlanh::catalog {

namespace {

constexpr std::size_t kMostBytes = 2000;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n<>\"'");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n<>\"'") - first + 1);
}

// The part between "//" (or the start) and the first of "/?#", without user and port.
std::string_view authority(std::string_view text) {
  const auto scheme = text.find("://");
  if (scheme != text.npos) text.remove_prefix(scheme + 3);
  text = text.substr(0, text.find_first_of("/?#\\"));
  const auto user = text.rfind('@');
  if (user != text.npos) text.remove_prefix(user + 1);
  if (text.starts_with('[')) return text.substr(0, text.find(']') + 1);
  return text.substr(0, text.find(':'));
}

// UTS 46, so that "Ví-Dụ.vn" and its xn-- form are one name. Empty where it is no name.
std::string to_ascii(std::string_view host) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, decltype(&uidna_close)> idna(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_USE_STD3_RULES,
                      &status),
      uidna_close);
  if (U_FAILURE(status)) return {};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  char out[256];
  const auto length = uidna_nameToASCII_UTF8(
      idna.get(), host.data(), static_cast<int32_t>(host.size()), out, sizeof out, &info, &status);
  if (U_FAILURE(status) || info.errors != 0 || length <= 0 || length > 253) return {};
  return std::string(out, static_cast<std::size_t>(length));
}

bool is_ip_address(const std::string& host) {
  unsigned char buffer[16];
  if (host.starts_with('[')) return true;
  return inet_pton(AF_INET, host.c_str(), buffer) == 1 ||
         inet_pton(AF_INET6, host.c_str(), buffer) == 1;
}

bool is_public_suffix(const std::string& host) {
  // A name of one label is a suffix even where the list does not know it.
  return host.find('.') == host.npos || psl_is_public_suffix(psl_builtin(), host.c_str()) == 1;
}

bool at_or_below(std::string_view host, std::string_view platform) {
  if (host == platform) return true;
  return host.ends_with(platform) && host.size() > platform.size() &&
         host[host.size() - platform.size() - 1] == '.';
}

}  // namespace

Address read_address(std::string_view text, const std::vector<std::string>& platforms) {
  std::string_view name = authority(trimmed(text.substr(0, kMostBytes)));
  while (name.ends_with('.')) name.remove_suffix(1);
  if (name.empty()) return {};
  if (is_ip_address(std::string(name))) return {AddressKind::IpAddress, std::string(name)};
  const std::string host = to_ascii(name);
  if (host.empty() || host.find('.') == host.npos) return {};
  const bool shared =
      std::any_of(platforms.begin(), platforms.end(),
                  [&](const std::string& platform) { return at_or_below(host, platform); });
  if (shared) return {AddressKind::SharedPlatform, host};
  if (is_public_suffix(host)) return {AddressKind::PublicSuffix, host};
  // A block holds for all below the name: above a platform it would close that too.
  const bool above =
      std::any_of(platforms.begin(), platforms.end(),
                  [&](const std::string& platform) { return at_or_below(platform, host); });
  if (above) return {AddressKind::SharedPlatform, host};
  return {AddressKind::Host, host};
}

base::Message refusal(AddressKind kind) {
  switch (kind) {
    case AddressKind::Host: return {};
    case AddressKind::SharedPlatform:
      return base::msg(
          "This is a page or an account on a platform that many people use. It is not closed by name: "
          "record the account as a violator and ask the platform to take it down.");
    case AddressKind::PublicSuffix:
      return base::msg(
          "This name covers many sites of different owners. Give the full name of the site.");
    case AddressKind::IpAddress:
      return base::msg("This is a number, not a name. The guard closes sites by name only.");
    case AddressKind::NotAnAddress:
      return base::msg(
          "No address of a site can be read here. Give it as in the browser, for example trang-xau.example.");
  }
  return {};
}

}  // namespace anlanh::catalog
