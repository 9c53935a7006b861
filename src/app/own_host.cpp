#include "app/own_host.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "web/http_text.h"

namespace anlanh::app {

namespace {

bool is_ip_address(const std::string& host) {
  unsigned char buffer[16];
  if (inet_pton(AF_INET, host.c_str(), buffer) == 1) return true;
  if (!host.starts_with('[') || !host.ends_with(']'))
    return inet_pton(AF_INET6, host.c_str(), buffer) == 1;
  return inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), buffer) == 1;
}

}  // namespace

std::string host_of_url(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return {};
  url.remove_prefix(scheme + 3);
  return web::parse_host(url.substr(0, url.find_first_of("/?#"))).value_or("");
}

std::string origin_of_url(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return {};
  std::string origin(url.substr(0, url.find_first_of("/?#", scheme + 3)));
  // A browser leaves the usual port out.
  for (const auto& [begin, port] : {std::pair{"http:", ":80"}, std::pair{"https:", ":443"}})
    if (origin.starts_with(begin) && origin.ends_with(port))
      origin.resize(origin.size() - std::string_view(port).size());
  std::transform(origin.begin(), origin.end(), origin.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return origin;
}

bool is_own_host(std::string_view host, const std::vector<std::string>& own) {
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty() || is_ip_address(std::string(host))) return true;
  if (host.find('.') == host.npos) return true;
  return std::find(own.begin(), own.end(), host) != own.end();
}

}  // namespace anlanh::app
