#pragma once
// Which names in a Host header are this site, and which belong to somebody else: the guard sends the names it blocks
// to our address, also when the name itself is on no list (CNAME cloaking). Pure.

#include <string>
#include <string_view>
#include <vector>

namespace anlanh::app {

// "https://an-lanh.example:8443/x" to "an-lanh.example"; "" where there is none. An IPv6 address keeps its brackets.
std::string host_of_url(std::string_view url);

// "https://an-lanh.example:8443/x" to "https://an-lanh.example:8443", as browsers say it; "" where there is none.
std::string origin_of_url(std::string_view url);

// Ours: no name at all, a name without a dot ("localhost", "server"), an IP address, and the names in `own`. `host` is
// as web::parse_host gives it: lower case, without port. A dot at the end changes nothing.
bool is_own_host(std::string_view host, const std::vector<std::string>& own);

}  // namespace anlanh::app
