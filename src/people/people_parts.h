#pragma once
// What the pages of this room work with. Owned by People (people/people.h).

#include "people/account_actions.h"
#include "people/factor_actions.h"
#include "people/sign_in_actions.h"
#include "people/start_actions.h"
#include "web/session_keeper.h"

namespace anlanh::people {

struct PeopleParts {
  AccountParts accounts;
  SignInDesk& sign_in;
  FactorDesk& factors;
  StartDesk& start;
  web::SessionKeeper& sessions;
};

}  // namespace anlanh::people
