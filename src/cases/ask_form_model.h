#pragma once
// The questions of a report in their order, and the fields as they were typed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/report_model.h"

namespace anlanh::cases {

// Who tells comes first, with the danger check: every later sentence is said in that reader's register. Urgent is
// shown only where the danger check has a yes.
enum class AskStep { Who, Urgent, Kind, Story, Pages, Commune, Contact, Check };

// Raw text, shown again as it was typed where something is to be mended.
struct AskForm {
  AskStep step = AskStep::Who;
  std::string who;         // "young", "older", "parent", "teacher", "other"
  std::string danger_now;  // "yes", "no", "skip", here and below
  std::string danger_self;
  std::string danger_near;
  std::string kind;
  std::string story;
  std::string pages;    // addresses, one a line
  std::string commune;  // an id, kUnknownCommune or ""
  std::string contact_safe;
  std::string contact;
  std::string contact_time;
  std::string carer;
  std::string token;
};

inline constexpr std::string_view kUnknownCommune = "khong-biet";

std::string_view ask_step_code(AskStep step);
std::optional<AskStep> parse_ask_step(std::string_view code);
// The step after and before; the last and the first are their own neighbours. Going on from the danger check leads to
// 111 and 113 where an answer is red.
enum class Red : bool { No, Yes };
AskStep next_step(AskStep step, Red red);
AskStep step_before(AskStep step);
// The step that asks for a field of report_rules' faults.
AskStep step_of_field(std::string_view field);

}  // namespace anlanh::cases
