#pragma once
// The door of this room for `app`: units, accounts, roles, sign-in.
//
//   People people({.store = store, .sessions = keeper, .random = random});
//   site_parts.load_principal = people.principal_loader(clock);
//   people.add_routes(router);
//   AL_TRY(auto code, people.open_start(now));   // printed on the terminal where there is one

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/account_rules.h"
#include "people/passkey_check.h"
#include "people/password_hasher.h"
#include "store/migrate.h"
#include "store/seal.h"
#include "store/store.h"
#include "web/principal.h"
#include "web/router.h"
#include "web/session_keeper.h"

namespace anlanh::people {

// What the room needs of the world; all of it outlives the room.
struct PeopleNeeds {
  store::Store& store;
  web::SessionKeeper& sessions;
  base::Clock clock;
  base::Random random;
  PasswordCost password_cost = {};
  std::shared_ptr<const store::Sealer> sealer = {};
  PasskeySite site = {"http://localhost", "localhost"};
  HouseKind house = HouseKind::Real;
};

std::vector<store::Migration> people_migrations();

// Thread-safe.
class People {
 public:
  explicit People(PeopleNeeds needs);
  ~People();

  // /dang-nhap, /dang-xuat, /tai-khoan…, /bat-dau, /don-vi…
  void add_routes(web::Router& router) const;
  web::PrincipalLoader principal_loader() const;

  // The code for the first administrator, made anew at each call. Absent: an account exists.
  base::Result<std::optional<std::string>> open_start();

  // An account made by the program itself: the demo province, a command of the operator. The
  // password is not held to the rules of password_rules.h.
  base::Result<base::Id> add_account(const NewAccount& account, std::string_view password);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace anlanh::people
