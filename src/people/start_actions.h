#pragma once
// The first administrator of an empty database.
//
// Whoever reaches the page first could make themselves master of a province. So the page asks for a
// code that the program prints on its own terminal when it starts: only who started it can read it.

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "people/account_actions.h"

namespace anlanh::people {

// Thread-safe.
class StartDesk {
 public:
  explicit StartDesk(AccountParts parts) : parts_(std::move(parts)) {}

  // A new code, good until the first account exists or the program ends. Absent: an account exists.
  base::Result<std::optional<std::string>> open();
  // Yes: somebody can sign in, and this desk is closed.
  base::Result<AnyAccount> any_account() const;

  struct Request {
    std::string code;
    FirstAdmin admin;
    std::string password;
    std::string again;
  };
  // Problems where something typed is wrong; Conflict where an account exists.
  base::Result<Created> make_first(const Request& request, base::Instant now);

 private:
  bool right_code(std::string_view typed);

  AccountParts parts_;
  std::mutex mutex_;
  std::string code_;  // empty: closed
};

}  // namespace anlanh::people
