#pragma once
// What the tests of this room share: a small law book, an invented province, officers of each kind, and a desk on a
// fresh database. All invented.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cases/case_actions.h"
#include "cases/intake_actions.h"
#include "cases/thread_actions.h"
#include "cases/violator_actions.h"
#include "people/officer.h"
#include "support/test_store.h"

namespace anlanh::cases::test_support {

inline constexpr base::Id kProvince{1};
inline constexpr base::Id kCommune{11};
inline constexpr base::Id kOther{12};

// Five groups, a few reasons, paths and acts, named as in data/law.
std::shared_ptr<const LawBook> small_law();
// Lower case without diacritics, for Vietnamese letters only.
std::string plain_fold(std::string_view text);
// The word list of the tree.
std::string key_words();
// Of `web`, `people` and of this room.
std::vector<store::Migration> all_migrations();

std::shared_ptr<people::Officer> officer(std::int64_t account, std::string name,
                                         std::map<std::string, people::Scope, std::less<>> scopes);
// The roles of the house, in one unit.
std::shared_ptr<people::Officer> worker(base::Id unit = kCommune);
std::shared_ptr<people::Officer> chair(base::Id unit = kCommune);
std::shared_ptr<people::Officer> desk_officer();  // everything, everywhere
std::shared_ptr<people::Officer> police();
std::shared_ptr<people::Officer> teacher();  // no right here

// The database with everything of this room in it, and what reaches other rooms.
class World {
 public:
  explicit World(store::Engine engine);
  ~World();

  Desk& desk() { return *desk_; }
  const std::string& url() const { return db_->url; }
  base::Instant now() const { return now_; }
  void pass(base::Millis time) { now_ += time; }

  // A report that is kept; its receipt.
  Receipt report(ReportAnswers answers);
  Receipt report() { return report(answers()); }
  static ReportAnswers answers();
  Report load(base::Id report);
  Case load_case(base::Id id);
  // A new case of a new report.
  base::Id open();
  std::string token() { return new_form_token(desk_->random); }

  // Counts and sums over every table of this room and the audit chain: equal means nothing changed.
  std::string fingerprint();
  std::int64_t audit_lines();

  std::vector<ConfirmRequest> confirmed;
  int published = 0;
  bool refuse_confirm = false;

 private:
  std::unique_ptr<test::TestStore> db_;
  std::filesystem::path wrapping_key_;  // removed at the end
  std::unique_ptr<Desk> desk_;
  base::Instant now_ = test::test_now();
};

}  // namespace anlanh::cases::test_support
