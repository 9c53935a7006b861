#pragma once
// The tables of law that this room reads: data with article and dates, loaded by `app` from data/law and
// handed in. A new decree is a new file, not a change here.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"
#include "base/time.h"
#include "cases/case_forms_model.h"
#include "cases/clock_law_model.h"

namespace anlanh::cases {

// One of the five groups of risk (data/law/harm-groups.json).
struct HarmGroup {
  std::string code;
  base::Bilingual label;
  base::Bilingual child;  // the same said to a child
  base::Bilingual adult;
  base::Bilingual young;             // to a child under 11
  int default_risk = 2;              // 1 low to 4 urgent
  std::vector<std::string> routing;  // codes of transfer bodies
  std::vector<std::string> acts;     // codes of acts
};

// data/law/close-reasons.json
struct CloseReason {
  std::string code;
  base::Bilingual label;
  bool for_report = false;
  bool for_case = false;
  bool counts_as_done = false;
  bool needs_text = false;
  bool needs_review = false;  // only with a review that says so, and the chair's approval (art. 30)
};

// data/law/support-kinds.json
struct SupportKind {
  std::string code;
  base::Bilingual label;
  bool counts_for_target_b = false;
  bool needs_text = false;
};

// data/law/identity-reasons.json: why a name or a contact is opened.
struct IdentityReason {
  std::string code;
  base::Bilingual label;
  bool needs_text = false;
};

// What a path ends in, for the four ways that target II.2.c knows.
enum class OutcomeKind { Criminal, Administrative, Other, NoneWithReason };

// What a stage of a path means for "handled". Where it says "unknown", only while nobody is known behind the account.
enum class StageCounts { Nothing, UnderWay, Handled, HandledUnknown, NotFound, NoBreach };

// One stage of a path: "sent", "acknowledged".
struct PathStage {
  std::string code;
  base::Bilingual label;
  std::vector<std::string> after;  // codes it may follow; "start": a measure may begin with it
  StageCounts counts = StageCounts::UnderWay;
};

// data/law/violator-paths.json
struct ViolatorPath {
  std::string code;
  base::Bilingual label;
  bool is_outcome = false;  // else a stage on the way
  bool for_children = false;
  OutcomeKind outcome_kind = OutcomeKind::Other;
  bool needs_act = false;
  bool needs_text = false;
  std::vector<PathStage> stages =
      {};                     // empty: one stage that counts as is_outcome says; see stages_of
  bool needs_number = false;  // of the decision
  bool asks_amount = false;
  bool needs_address = false;  // one that the case has confirmed as harmful
  bool appealable = false;
  bool child_only = false;
  bool for_police = false;  // the body is one of the police
};
// Never empty.
std::vector<PathStage> stages_of(const ViolatorPath& path);

// data/law/child-measures.json: what may be done about a child, by age on the day of the act.
struct OffenderAge {
  std::string code;
  base::Bilingual label;
  std::vector<std::string> paths;
  int fine_percent = 0;  // of an adult's fine; 0: never a fine
  base::Bilingual article;
  bool to_confirm = false;
};

// data/law/account-platforms.json
struct AccountPlatform {
  std::string code;
  base::Bilingual label;
  std::vector<std::string> hosts;
};

// An administrative fine, in VND.
struct FineRange {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

// data/law/acts.json: one version of an act.
struct Act {
  std::string code;
  base::Bilingual name;
  std::string law;
  std::string article;
  base::Bilingual range;
  base::Bilingual authority;
  bool to_confirm = false;  // a cell was not checked against the official text
  std::optional<base::Date> valid_from;
  std::optional<base::Date> valid_to;
  std::vector<std::string> groups;
  int version = 1;
  bool finable = true;                        // by the administration; else criminal law alone
  std::optional<FineRange> fine_person = {};  // absent: the amount is not known here
  std::optional<FineRange> fine_organisation = {};
};

// data/law/transfer-bodies.json
struct TransferBody {
  std::string code;
  base::Bilingual label;
  base::Bilingual use_for;
  bool to_confirm = false;
  bool police = false;
};

// data/law/categories.json
struct BlockCategory {
  std::string slug;
  base::Bilingual label;
};

// Read-only after loading; shared by all threads.
struct LawBook {
  std::vector<HarmGroup> groups;
  std::vector<CloseReason> close_reasons;
  std::vector<SupportKind> support_kinds;
  std::vector<ViolatorPath> paths;
  std::vector<Act> acts;
  std::vector<TransferBody> bodies;
  std::vector<BlockCategory> categories;
  std::vector<IdentityReason> identity_reasons;
  std::vector<OffenderAge> child_ages;  // the youngest first
  std::vector<AccountPlatform> platforms;
  ClockLaw clock;
  CaseForms case_forms;

  const HarmGroup* group(std::string_view code) const;
  const CloseReason* close_reason(std::string_view code) const;
  const SupportKind* support_kind(std::string_view code) const;
  const ViolatorPath* path(std::string_view code) const;
  // The newest version.
  const Act* act(std::string_view code) const;
  const Act* act(std::string_view code, int version) const;
  // The version in force on this day; null where none was.
  const Act* act_on(std::string_view code, base::Date day) const;
  const TransferBody* body(std::string_view code) const;
  const BlockCategory* category(std::string_view slug) const;
  const IdentityReason* identity_reason(std::string_view code) const;
  // The youngest where the code is unknown; null where the table is empty.
  const OffenderAge* child_age(std::string_view code) const;
  const AccountPlatform* platform(std::string_view code) const;
};

// Is the act's row in force on this day?
bool valid_on(const Act& act, base::Date day);

}  // namespace anlanh::cases
