#include "cases/key_actions.h"

#include "cases/intake_actions.h"
#include "cases/intake_store.h"
#include "cases/key_store.h"
#include "cases/report_store.h"
#include "people/right_model.h"
#include "store/audit.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;
using people::Officer;
namespace rights = people::rights;

constexpr std::chrono::hours kHour{1};

enum class Outcome { Given, Wrong, TooMany, KeyTaken };

struct FreshKey {
  std::vector<std::string> words;
  base::Bytes hash;
};

// Slow on purpose, so it is done before the transaction begins.
base::Result<FreshKey> draw_fresh(const Desk& desk) {
  FreshKey key{desk.keys->draw(new_form_token(desk.random), 0), {}};
  AL_TRY(key.hash, desk.keys->hash(key_text(key.words)));
  return key;
}

struct Attempt {
  const Officer& officer;
  const KeyFacts& facts;
  const FreshKey& key;
  base::Instant now;
};

base::Status give(store::Sql& sql, const Attempt& a, const Report& report) {
  AL_TRY_DO(save_new_key(sql, report.id, a.key.hash));
  AL_TRY_DO(save_key_replaced(sql, report.id, a.now));
  return store::append_audit(
      sql, people::audit_line(a.officer, a.now, "report.key_replace", "report", report.id));
}

base::Status refuse(store::Sql& sql, const Attempt& a, base::Id report) {
  return store::append_audit(
      sql, people::audit_line(a.officer, a.now, "report.key_refuse", "report", report));
}

base::Result<Outcome> try_in(store::Sql& sql, const Desk& desk, const std::optional<Report>& report,
                             const Attempt& a) {
  const base::Id id = report ? report->id : base::Id{};
  AL_TRY(const auto tries, count_key_tries(sql, a.officer.account, id, a.now - kHour));
  if (tries.by_account >= kTriesAnHour || tries.on_report >= kTriesAnHour) return Outcome::TooMany;
  AL_TRY(const auto taken, find_report_by_key(sql, a.key.hash));
  if (taken) return Outcome::KeyTaken;
  const bool right = report && facts_match(a.facts, *report);
  AL_TRY_DO(
      save_key_try(sql, {base::make_id(a.now, desk.random), a.officer.account, id, a.now, right}));
  AL_TRY_DO(right ? give(sql, a, *report) : refuse(sql, a, id));
  return right ? Outcome::Given : Outcome::Wrong;
}

}  // namespace

base::Result<NewKey> replace_key(const Desk& desk, const Officer& officer, std::string_view number,
                                 const KeyFacts& facts, base::Instant now) {
  if (!officer.may(rights::kKeysReplace))
    return make_error(Code::Refused, "no " + std::string(rights::kKeysReplace));
  if (count_facts(facts) < kFactsNeeded)
    return invalid(msg("Give at least two facts that the reporter told you"));
  AL_TRY(const auto key, draw_fresh(desk));
  const Attempt attempt{officer, facts, key, now};
  AL_TRY(const auto outcome, desk.store.write([&](store::Sql& sql) -> base::Result<Outcome> {
    AL_TRY(const auto report, find_report_by_number(sql, number));
    return try_in(sql, desk, report, attempt);
  }));
  switch (outcome) {
    case Outcome::Given: return NewKey{std::string(number), key.words};
    case Outcome::TooMany:
      return make_error(Code::TooMany, "too many tries for a new return key",
                        msg("Three tries an hour are allowed. Please wait an hour and ask again."));
    case Outcome::KeyTaken: return make_error(Code::Unavailable, "the drawn key is taken");
    case Outcome::Wrong: break;
  }
  return invalid(
      msg("The number and the facts do not belong together. Ask once more, without "
          "helping with the answer."));
}

}  // namespace anlanh::cases
