#pragma once
// What may be done with accounts: one function an act, each with its right, its transaction and its
// audit line.

#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "people/account_rules.h"
#include "people/officer.h"
#include "people/password_hasher.h"
#include "people/password_rules.h"
#include "people/unit_model.h"
#include "store/store.h"

namespace anlanh::people {

// Lent by the room to its actions; all of it outlives them.
struct AccountParts {
  store::Store& store;
  PasswordHasher& hasher;
  const CommonPasswords& common;
  base::Random random;
};

// Either problems, and nothing was done, or none.
struct Created {
  std::vector<Problem> problems;
  base::Id id;
  std::string first_password;  // shown once
};

// Right accounts.manage in the unit.
base::Result<Created> create_account(const AccountParts& parts, const Officer& officer,
                                     const NewAccount& wanted, base::Instant now);
// A new first password; every session of the account must then be ended by the caller.
base::Result<std::string> reset_password(const AccountParts& parts, const Officer& officer,
                                         base::Id account, base::Instant now);
// Conflict: one's own account, or the last administrator.
base::Status close_account(const AccountParts& parts, const Officer& officer, base::Id account,
                           base::Instant now);
base::Status reopen_account(const AccountParts& parts, const Officer& officer, base::Id account,
                            base::Instant now);
base::Status change_roles(const AccountParts& parts, const Officer& officer, base::Id account,
                          base::Id unit, const std::vector<std::string>& roles, base::Instant now);

// One's own password. `current` is asked where the account has one of its own.
enum class AskCurrent { No, Yes };
struct PasswordChange {
  std::string current;
  std::string next;
  std::string again;
};
base::Result<std::vector<Problem>> change_password(const AccountParts& parts, base::Id account,
                                                   const PasswordChange& change, AskCurrent ask,
                                                   base::Instant now);

// An account that the program makes itself: the demo province, a command of the operator.
base::Result<base::Id> add_account(const AccountParts& parts, const NewAccount& wanted,
                                   std::string_view password, base::Instant now);

// The first administrator. Conflict: an account exists already. `province` is the unit where there
// is none yet: its name; empty: `wanted.unit` is there.
struct FirstAdmin {
  std::string login;
  std::string name;
  base::Id unit;
  std::string province;  // where no unit is there yet: the name of the first
};
base::Result<Created> create_first_admin(const AccountParts& parts, const FirstAdmin& wanted,
                                         std::string_view password, base::Instant now);

// "kqmr-7wtx-…": 80 bits in letters and digits that cannot be mistaken for each other.
std::string make_first_password(const base::Random& random);

// What the pages of accounts show.
struct AccountRow {
  Account account;
  std::string unit_name;
};
struct AccountFilter {
  std::string text;  // part of name or login, without marks and case
  std::string role;
  enum class States { Active, Closed, All } states = States::Active;
};
base::Result<std::vector<AccountRow>> list_accounts(const AccountParts& parts,
                                                    const Officer& officer,
                                                    const AccountFilter& filter);
base::Result<AccountRow> show_account(const AccountParts& parts, const Officer& officer,
                                      base::Id account);
base::Result<AccountRow> show_own_account(const AccountParts& parts, base::Id account);
base::Result<std::vector<Role>> list_roles(const AccountParts& parts);
// Units that are there on the day, for a choice.
base::Result<std::vector<Unit>> list_units_to_choose(const AccountParts& parts, base::Date today);
enum class AnyAccount { No, Yes };
base::Result<AnyAccount> any_account(const AccountParts& parts);

}  // namespace anlanh::people
