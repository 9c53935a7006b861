#include "cases/cases.h"

#include "cases/ask_pages.h"
#include "cases/assessment_pages.h"
#include "cases/call_pages.h"
#include "cases/case_list_pages.h"
#include "cases/case_pages.h"
#include "cases/child_pages.h"
#include "cases/corner_pages.h"
#include "cases/due_pages.h"
#include "cases/duplicate_pages.h"
#include "cases/embedded.h"
#include "cases/identity_actions.h"
#include "cases/identity_pages.h"
#include "cases/inbox_pages.h"
#include "cases/key_pages.h"
#include "cases/plan_pages.h"
#include "cases/record_reseal.h"
#include "cases/recovery_pages.h"
#include "cases/measure_pages.h"
#include "cases/register_pages.h"
#include "cases/report_actions.h"
#include "cases/report_pages.h"
#include "cases/risk_pages.h"
#include "cases/step_actions.h"
#include "cases/step_pages.h"
#include "cases/thread_pages.h"
#include "cases/violator_pages.h"
#include "cases/violator_tab_pages.h"

namespace anlanh::cases {

base::Result<std::unique_ptr<Cases>> Cases::open(CasesParts parts, base::Instant now) {
  AL_TRY(auto keys, ReturnKeys::open(parts.key_words, parts.ports.fold, parts.sealer));
  std::unique_ptr<Cases> cases(new Cases(
      {parts.store, std::move(parts.sealer), std::move(parts.vault), std::move(parts.random),
       std::move(parts.log), std::move(parts.law), std::move(keys), std::move(parts.ports)}));
  AL_TRY_DO(reseal_old_records(cases->desk_, now));
  return cases;
}

void Cases::add_routes(web::Router& router) {
  add_corner_routes(router);
  add_ask_routes(router, desk_);
  add_thread_routes(router, desk_);
  add_call_routes(router, desk_);
  add_key_routes(router, desk_);
  add_inbox_routes(router, desk_);
  add_report_routes(router, desk_);
  add_duplicate_routes(router, desk_);
  add_case_list_routes(router, desk_);
  add_case_routes(router, desk_);
  add_child_routes(router, desk_);
  add_assessment_routes(router, desk_);
  add_plan_routes(router, desk_);
  add_approval_routes(router, desk_);
  add_recovery_routes(router, desk_);
  add_register_routes(router, desk_);
  add_violator_routes(router, desk_);
  add_measure_routes(router, desk_);
  add_violator_tab_routes(router, desk_);
  add_identity_routes(router, desk_);
  add_step_routes(router, desk_);
  add_due_routes(router, desk_);
  add_risk_routes(router, desk_);
}

std::int64_t Cases::new_reports(const people::Officer& officer) const {
  const auto count = count_new_reports(desk_, officer);
  return count ? *count : 0;
}

std::int64_t Cases::waiting_identities(const people::Officer& officer) const {
  const auto count = count_identity_waiting(desk_, officer);
  return count ? *count : 0;
}

std::int64_t Cases::due_steps(const people::Officer& officer, base::Instant now) const {
  const auto count = count_due_of(desk_, officer, now);
  return count ? *count : 0;
}

void Cases::run_clock(base::Instant now) const {
  const auto written = write_escalations(desk_, now);
  if (!written)
    desk_.log.error("escalations were not written", {{"why", written.error().operator_text}});
  else if (*written > 0)
    desk_.log.info("overdue steps escalated", {{"count", std::to_string(*written)}});
}

base::Result<std::vector<FigureRow>> Cases::support_rows(const people::Scope& scope,
                                                         base::Date from, base::Date to,
                                                         base::Instant now) const {
  return desk_.store.read(
      [&](store::Sql& sql) { return load_support_rows(sql, *desk_.law, scope, from, to, now); });
}

base::Result<std::vector<FigureRow>> Cases::violator_rows(const people::Scope& scope,
                                                          base::Date from, base::Date to) const {
  return desk_.store.read(
      [&](store::Sql& sql) { return load_violator_rows(sql, *desk_.law, scope, from, to); });
}

std::vector<store::Migration> migrations() { return store::migrations_of(embedded_files()); }

}  // namespace anlanh::cases
