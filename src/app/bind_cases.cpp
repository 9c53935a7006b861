#include "app/bind_cases.h"

#include "people/account_store.h"
#include "people/officer.h"
#include "people/right_model.h"
#include "text/fold.h"

namespace anlanh::app {

namespace {

using base::Result;

// The catalogue asks for its own right, whatever the case asked before.
Result<base::Id> confirm_harmful(const catalog::Catalog& catalog, store::Sql& sql,
                                 const people::Officer& officer,
                                 const cases::ConfirmRequest& request) {
  const catalog::ConfirmInput input{request.address, request.category, request.case_number};
  AL_TRY(const auto confirmed,
         catalog.confirm(sql, officer, input, {request.case_id, request.unit}, request.now));
  return confirmed.entry.id;
}

// Active accounts that may work on cases of this unit, by the same rule that lets them in.
Result<std::vector<cases::Assignee>> load_assignees(store::Sql& sql, base::Id unit,
                                                    base::Date today) {
  AL_TRY(const auto accounts, people::load_accounts(sql));
  std::vector<cases::Assignee> assignees;
  for (const auto& account : accounts) {
    AL_TRY(const auto officer, people::load_officer(sql, account.id, today));
    if (officer && officer->may_in(people::rights::kCasesWork, unit))
      assignees.push_back({officer->account, officer->name, officer->place});
  }
  return assignees;
}

}  // namespace

cases::Ports bind_cases(catalog::Catalog& catalog, base::Clock clock) {
  cases::Ports ports;
  ports.fold = text::fold;
  ports.confirm_harmful = [&catalog](store::Sql& sql, const people::Officer& officer,
                                     const cases::ConfirmRequest& request) {
    return confirm_harmful(catalog, sql, officer, request);
  };
  ports.notify_published = [&catalog] { catalog.changed(); };
  ports.load_assignees = [clock = std::move(clock)](store::Sql& sql, base::Id unit) {
    return load_assignees(sql, unit, base::vietnam_date(clock()));
  };
  return ports;
}

}  // namespace anlanh::app
