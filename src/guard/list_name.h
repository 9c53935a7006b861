#pragma once
// A name as people write it in lists, made into the ASCII form that travels: upper case, a final
// dot, Vietnamese or Chinese letters (IDNA, UTS #46).

#include <string>
#include <string_view>
#include <variant>

#include "base/message.h"

namespace anlanh::guard {

enum class TopLevel { Refuse, Accept };  // may a name have one label only?

// "www.example.com" in lower case without a final dot, or why it is no name. Letters, digits,
// hyphen and underscore; labels of at most 63, names of at most 253; IP addresses are no names.
std::variant<std::string, base::Message> parse_list_name(std::string_view text, TopLevel top);

// True for IPv4 and IPv6 addresses.
bool is_ip_address(std::string_view text);
// True for an address that leads nowhere and so stands for "blocked": 0.0.0.0, 127.x, ::, ::1, and
// "0".
bool is_sinkhole(std::string_view text);

}  // namespace anlanh::guard
