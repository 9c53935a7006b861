#pragma once
// What a person may do with awareness sessions: record, look, withdraw. Each act checks the right
// in the unit concerned, runs in one transaction and leaves an audit line.

#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "learn/awareness_model.h"
#include "learn/awareness_store.h"
#include "learn/learn_ports.h"
#include "people/officer.h"
#include "people/right_model.h"
#include "store/store.h"

namespace anlanh::learn {

struct RecordAnswer {
  enum class Outcome {
    Recorded,
    SentTwice,   // this very form was sent before: nothing new, show what it made
    SameExists,  // another form recorded the same session; `id` is that one
    Faults,      // nothing was kept
  };
  Outcome outcome = Outcome::Faults;
  base::Id id;
  std::vector<FieldFault> faults;
};

// How an institution stands in the present term.
struct Standing {
  Term term;
  std::int64_t held = 0;
};

struct SessionView {
  ListedSession listed;
  std::optional<Standing> standing;  // of the term in which the session lies
  enum class Withdrawable : bool { No, Yes };
  Withdrawable withdrawable = Withdrawable::No;
};

// Thread-safe.
class AwarenessActions {
 public:
  // `store` outlives this; `lessons` are the codes that may be chosen.
  AwarenessActions(store::Store& store, base::Random random, LearnPorts ports,
                   std::vector<std::string> lessons);

  // Schools and care facilities for which this officer may record today, by name.
  base::Result<std::vector<people::School>> load_recordable(const people::Officer& officer,
                                                            base::Date today,
                                                            base::Id commune = {}) const;
  // NotFound: no such school. Refused: not this officer's.
  base::Result<people::School> open_school(const people::Officer& officer, base::Id unit) const;
  // Communes that have a school for which this officer may record.
  base::Result<std::vector<people::Unit>> load_communes(const people::Officer& officer,
                                                        base::Date today) const;
  // A name for a form about to be shown.
  base::Id new_submission(base::Instant now) const { return base::make_id(now, random_); }

  base::Result<RecordAnswer> record(const people::Officer& officer, const SessionDraft& draft,
                                    base::Instant now) const;
  base::Result<SessionPage> load(const people::Officer& officer, base::Id unit, std::int64_t offset,
                                 std::int64_t most) const;
  base::Result<SessionView> open(const people::Officer& officer, base::Id id) const;
  base::Result<std::optional<Standing>> load_standing(const people::Officer& officer, base::Id unit,
                                                      base::Date day) const;
  // A message where the rules say no; then nothing has changed.
  base::Result<std::optional<base::Message>> withdraw(const people::Officer& officer, base::Id id,
                                                      const std::string& reason,
                                                      base::Instant now) const;

 private:
  base::Result<RecordAnswer> record_in(store::Sql& sql, const people::Officer& officer,
                                       const SessionDraft& draft, base::Instant now) const;
  base::Result<std::optional<Standing>> standing_in(store::Sql& sql, base::Id unit,
                                                    base::Date day) const;

  store::Store& store_;
  base::Random random_;
  LearnPorts ports_;
  std::vector<std::string> lessons_;
};

}  // namespace anlanh::learn
