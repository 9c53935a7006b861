#include "cases/call_rules.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "cases/ask_form_rules.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

constexpr std::chrono::days kOldest{366};

// "14:05", "9:30", "14g05", "14h05".
std::optional<std::chrono::minutes> parse_time_of_day(std::string_view text) {
  const auto sign = text.find_first_of(":ghGH");
  if (sign == text.npos) return std::nullopt;
  const auto number = [](std::string_view digits, int most) -> std::optional<int> {
    int value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc() || end != digits.data() + digits.size() || digits.size() > 2)
      return std::nullopt;
    return value >= 0 && value <= most ? std::optional(value) : std::nullopt;
  };
  const auto hour = number(text.substr(0, sign), 23);
  const auto minute = number(text.substr(sign + 1), 59);
  if (!hour || !minute) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute);
}

void add_line(std::string& text, const std::string& more) {
  if (!more.empty()) text += (text.empty() ? "" : "\n") + more;
}

}  // namespace

base::Result<base::Instant> decide_received_at(std::string_view day, std::string_view time,
                                               base::Instant now) {
  const auto date = base::parse_vietnam_date(trimmed(day));
  const auto at = parse_time_of_day(trimmed(time));
  if (!date || !at)
    return invalid(msg("Give the day and the time of receipt, for example 24/11/2026 and 14:05"));
  const base::Instant received = base::start_of_day(*date) + *at;
  if (received > now) return invalid(msg("The time of receipt cannot be later than now"));
  if (received < now - kOldest)
    return invalid(msg("The time of receipt is more than a year ago: please look at the year"));
  return received;
}

bool makes_report(Caller caller) { return caller != Caller::Silent && caller != Caller::Prank; }

ReportAnswers answers_of_call(const CallForm& form, base::Lang lang) {
  AskForm asked;
  asked.who = form.caller;
  asked.danger_now = form.danger_now;
  asked.danger_self = form.danger_self;
  asked.danger_near = form.danger_near;
  asked.kind = form.kind;
  asked.story = form.story;
  asked.pages = form.pages;
  asked.commune = form.commune;
  asked.contact_safe = form.contact_safe;
  add_line(asked.contact, form.record.notifier);
  add_line(asked.contact, form.record.notifier_phone);
  asked.contact_time = form.contact_time;
  asked.carer = form.carer;
  return answers_of(asked, lang);
}

std::vector<Fault> check_call(const CallForm& form) {
  std::vector<Fault> faults;
  for (const auto& field : call_fields()) {
    const auto have = base::count_code_points(field.in(form));
    if (have <= field.most) continue;
    faults.push_back({field.name,
                      msg("Please shorten this to at most {1} letters; there are {2} now",
                          std::to_string(field.most), std::to_string(have)),
                      FaultKind::TooLong});
  }
  return faults;
}

bool is_empty(const IntakeRecord& record) { return record == IntakeRecord{}; }

base::Status decide_draft(const CallNote& note, std::int64_t version_seen) {
  if (note.state != CallState::Draft)
    return make_error(Code::Conflict, "call is no longer a draft",
                      msg("This call is filed already. Nothing was changed."));
  if (note.version != version_seen)
    return make_error(
        Code::Conflict, "call was saved elsewhere",
        msg("This draft was saved in another window meanwhile. What you typed stands here; saving "
            "again keeps it."));
  return base::ok();
}

bool is_forgotten(const CallNote& note, base::Instant now) {
  return note.state == CallState::Draft && now - note.started_at > kDraftForgotten;
}

}  // namespace anlanh::cases
