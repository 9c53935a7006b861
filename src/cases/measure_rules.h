#pragma once
// The path of one measure as a state machine: which stage may follow which (from the law's table), and the appeal
// against a decision. Pure.
//
//   start ─► stage ─► stage …        data/law/violator-paths.json
//   decision ─► appeal lodged ─► upheld | changed | cancelled;  a cancelled decision is the end

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "cases/lawbook_model.h"
#include "cases/violator_model.h"

namespace anlanh::cases {

// Steps of an appeal, the same for every path that can be appealed.
namespace appeal {
inline constexpr std::string_view kLodged = "appeal-lodged";
inline constexpr std::string_view kUpheld = "appeal-upheld";
inline constexpr std::string_view kChanged = "appeal-changed";
inline constexpr std::string_view kCancelled = "appeal-cancelled";
}  // namespace appeal
bool is_appeal(std::string_view step);

struct MeasureState {
  std::string stage;   // the last one of the path
  std::string appeal;  // the last step of an appeal, "" for none
};
MeasureState measure_state(const MeasureTrail& trail);

// Stages a new measure of this path may begin with.
std::vector<PathStage> first_stages(const ViolatorPath& path);
// Codes of what may come next: stages, then steps of an appeal. Empty: this measure is at its end.
std::vector<std::string> next_steps(const MeasureTrail& trail, const LawBook& law);
// Words for a stage or a step of an appeal; the bare code where the table no longer has it.
base::Bilingual stage_label(const LawBook& law, std::string_view path, std::string_view stage);
base::Message appeal_name(std::string_view step);

struct StepInput {
  std::string step;
  std::string body;
  std::string number;
  std::optional<std::int64_t> amount;
  std::optional<base::Date> done_on;
  std::string note;
};
// `last_day` is that of the step before. Conflict: this step does not follow what is on record.
base::Status decide_step(const Violator& violator, const MeasureTrail& trail,
                         const StepInput& input, const LawBook& law, base::Date last_day,
                         base::Date today);

// The fine of this violator for their act, on the day of the act: an organisation's, a person's, the share of a child.
// Absent: the amount is not known here.
std::optional<FineRange> fine_range(const Violator& violator, const LawBook& law);
base::Status check_amount(const Violator& violator, std::optional<std::int64_t> amount,
                          const LawBook& law);
// "7.500.000" or "7500000" as VND; absent where it is no such number.
std::optional<std::int64_t> parse_amount(std::string_view typed);
std::string amount_text(std::int64_t amount);

}  // namespace anlanh::cases
