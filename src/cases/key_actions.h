#pragma once
// A new return key, given through a trusted adult who never opens what the report says. Right: keys.replace.

#include <string>
#include <vector>

#include "cases/case_desk.h"
#include "cases/key_rules.h"
#include "people/officer.h"

namespace anlanh::cases {

struct NewKey {
  std::string number;
  std::vector<std::string> words;  // shown once
};
// The old key and every open thread stop. Invalid: number and facts do not belong together (a number that does not
// exist reads the same). TooMany: more than three tries an hour. A try is remembered also where it fails.
base::Result<NewKey> replace_key(const Desk& desk, const people::Officer& officer,
                                 std::string_view number, const KeyFacts& facts, base::Instant now);

}  // namespace anlanh::cases
