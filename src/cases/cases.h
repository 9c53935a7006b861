#pragma once
// The door of this room for `app`.
//
//   AL_TRY(auto cases, cases::Cases::open({store, sealer, random, log, law, words, ports}));
//   cases->add_routes(router);
//
// Demo reports and cases are made with the same acts that officers use (intake_actions.h, report_actions.h,
// case_actions.h, violator_actions.h) on `desk()`, each with an officer and a moment.

#include <memory>
#include <string>
#include <vector>

#include "cases/case_desk.h"
#include "cases/case_figures.h"
#include "people/officer.h"
#include "store/migrate.h"
#include "web/router.h"

namespace anlanh::cases {

struct CasesParts {
  store::Store& store;
  std::shared_ptr<const store::Sealer> sealer;
  std::shared_ptr<const store::Vault> vault;
  base::Random random;
  base::Log log;
  std::shared_ptr<const LawBook> law;
  std::string key_words;  // data/words/return-key-vi.txt
  Ports ports;
};

// Thread-safe after open. Outlives the router it adds routes to.
class Cases {
 public:
  // Invalid: the word list is not what a return key needs. Seals old records anew first (record_reseal.h).
  static base::Result<std::unique_ptr<Cases>> open(CasesParts parts, base::Instant now);

  void add_routes(web::Router& router);
  const Desk& desk() const { return desk_; }

  // New reports in the officer's scope: the badge beside "Inbox". 0 where nothing may be read.
  std::int64_t new_reports(const people::Officer& officer) const;

  // Requests and openings in danger that wait for this officer: the badge beside "Identities".
  std::int64_t waiting_identities(const people::Officer& officer) const;
  // Steps that are due soon or overdue, one's own and escalated: the badge beside "Deadlines".
  std::int64_t due_steps(const people::Officer& officer, base::Instant now) const;
  // What the legal clock does by itself: writes each escalation into the record once. Every minute, by `app`.
  void run_clock(base::Instant now) const;

  // For targets II.2.b and II.2.c (case_figures.h), in a transaction of their own.
  base::Result<std::vector<FigureRow>> support_rows(const people::Scope& scope, base::Date from,
                                                    base::Date to, base::Instant now) const;
  base::Result<std::vector<FigureRow>> violator_rows(const people::Scope& scope, base::Date from,
                                                     base::Date to) const;

 private:
  explicit Cases(Desk desk) : desk_(std::move(desk)) {}

  Desk desk_;
};

// This room's schema, in order; after those of `store`, `web` and `people`.
std::vector<store::Migration> migrations();

}  // namespace anlanh::cases
