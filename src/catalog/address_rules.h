#pragma once
// From what a person copied out of a browser to the one name that may be blocked, or the reason why none may.
//
//   "https://Khuyen-Mai.example/qua?id=7"  ->  khuyen-mai.example
//   "facebook.com/ai-do"                   ->  SharedPlatform: one account must not close a platform
//   "com.vn"                               ->  PublicSuffix: that would close a country's shops

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace anlanh::catalog {

enum class AddressKind {
  Host,            // may be blocked by name
  SharedPlatform,  // a page or account on a platform that many use: ask the platform to take it down
  PublicSuffix,    // "com", "com.vn", "vn"
  IpAddress,       // a number: names are what the guard blocks
  NotAnAddress,    // no name can be read out of it
};

struct Address {
  AddressKind kind = AddressKind::NotAnAddress;
  std::string host;  // ASCII, lower case (IDNA 2008); empty for NotAnAddress
};

// Platforms are names in lower case; "gov.vn" covers all below it. Pure; the public suffix list is the one of the
// system (libpsl). At most 2,000 bytes are looked at.
Address read_address(std::string_view text, const std::vector<std::string>& platforms);

// Why an address cannot be blocked, in the reader's words; empty for Host.
base::Message refusal(AddressKind kind);

}  // namespace anlanh::catalog
