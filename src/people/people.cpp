#include "people/people.h"

#include "people/account_admin_pages.h"
#include "people/account_pages.h"
#include "people/embedded.h"
#include "people/factor_pages.h"
#include "people/factor_sign_in_pages.h"
#include "people/officer.h"
#include "people/people_parts.h"
#include "people/role_pages.h"
#include "people/sign_in_pages.h"
#include "people/start_pages.h"
#include "people/unit_pages.h"

namespace anlanh::people {

namespace {

std::string_view embedded_text(std::string_view name) {
  for (const auto& file : embedded_files())
    if (file.name == name) return file.bytes;
  base::check_failed("the file is in the binary", __FILE__, __LINE__);
}

}  // namespace

std::vector<store::Migration> people_migrations() { return store::migrations_of(embedded_files()); }

struct People::Parts {
  explicit Parts(PeopleNeeds needs)
      : store(needs.store),
        clock(std::move(needs.clock)),
        common(embedded_text("people/data/words/common-passwords-vi.txt")),
        hasher(needs.password_cost),
        sign_in(store, hasher, needs.house),
        factors({store, hasher, std::move(needs.sealer), needs.random, std::move(needs.site),
                 needs.house}),
        start({store, hasher, common, needs.random}),
        all{{store, hasher, common, needs.random}, sign_in, factors, start, needs.sessions} {}

  store::Store& store;
  base::Clock clock;
  CommonPasswords common;
  PasswordHasher hasher;
  SignInDesk sign_in;
  FactorDesk factors;
  StartDesk start;
  PeopleParts all;
};

People::People(PeopleNeeds needs) : parts_(std::make_unique<Parts>(std::move(needs))) {}
People::~People() = default;

void People::add_routes(web::Router& router) const {
  add_sign_in_routes(router, parts_->all);
  add_own_account_routes(router, parts_->all);
  add_factor_routes(router, parts_->all);
  add_factor_sign_in_routes(router, parts_->all);
  add_account_admin_routes(router, parts_->all);
  add_role_routes(router, parts_->all);
  add_start_routes(router, parts_->all);
  add_unit_routes(router, parts_->all);
}

web::PrincipalLoader People::principal_loader() const {
  return [parts = parts_.get()](
             base::Id account) -> base::Result<std::shared_ptr<const web::Principal>> {
    const auto today = base::vietnam_date(parts->clock());
    AL_TRY(auto officer,
           parts->store.read([&](store::Sql& sql) { return load_officer(sql, account, today); }));
    return std::shared_ptr<const web::Principal>(std::move(officer));
  };
}

base::Result<std::optional<std::string>> People::open_start() { return parts_->start.open(); }

base::Result<base::Id> People::add_account(const NewAccount& account, std::string_view password) {
  return people::add_account(parts_->all.accounts, account, password, parts_->clock());
}

}  // namespace anlanh::people
