#include "cases/case_rules.h"

#include <algorithm>

#include "cases/text_rules.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

constexpr std::size_t kMostProvider = 300;
constexpr std::size_t kMostNoteHere = 4000;
constexpr int kOldestSupportDays = 365;

// These end a case without help from us: the child is elsewhere, wants none, or nothing had happened.
bool ends_without_support(const CloseReason& reason) {
  return !reason.counts_as_done || reason.code == "transferred" || reason.code == "not-confirmed" ||
         reason.code == "content-removed";
}

}  // namespace

base::Status decide_case_change(const Case& file, std::int64_t version_seen) {
  if (file.state != CaseState::Open)
    return make_error(Code::Conflict, "case " + file.number + " is closed",
                      msg("This case is closed. Nothing was changed."));
  if (version_seen != 0 && version_seen != file.version)
    return make_error(
        Code::Conflict, "case " + file.number + " changed meanwhile",
        msg("Somebody changed this case while you had it open. Please look at it again."));
  return base::ok();
}

base::Status decide_case_close(const Case& file, const std::vector<Handling>& violators,
                               std::string_view reason, std::string_view note, const LawBook& law,
                               std::int64_t version_seen) {
  AL_TRY_DO(decide_case_change(file, version_seen));
  const auto* known = law.close_reason(reason);
  if (!known || !known->for_case) return invalid(msg("Choose a reason for closing"));
  if (known->needs_text && note.empty())
    return invalid(msg("This reason needs a note in your own words"));
  if (file.support_asked && !file.first_support_on && !ends_without_support(*known))
    return invalid(
        msg("Help was asked for and none is on record. Record the support first, or choose "
            "the reason why none was given."));
  const bool undone = std::count(violators.begin(), violators.end(), Handling::Nothing) > 0;
  if (undone && known->code != "not-confirmed")
    return invalid(
        msg("A violator is on record for whom nothing was done yet. Record a measure first."));
  return check_length(note, kMostNoteHere);
}

base::Status check_support(const SupportInput& input, const LawBook& law, base::Date today) {
  const auto* kind = law.support_kind(input.kind);
  if (!kind) return invalid(msg("Choose the kind of support"));
  if (!input.given_on)
    return invalid(msg("Give the day as day/month/year, for example 25/11/2026"));
  if (*input.given_on > today) return invalid(msg("The day must not be in the future"));
  if (base::days_between(today, *input.given_on) > kOldestSupportDays)
    return invalid(msg("The day is more than a year ago. Please check it."));
  if (input.provider.empty()) return invalid(msg("Say who gave the support"));
  if (kind->needs_text && input.note.empty())
    return invalid(msg("This kind of support needs a note in your own words"));
  AL_TRY_DO(check_length(input.provider, kMostProvider));
  return check_length(input.note, kMostNoteHere);
}

base::Status decide_assign(const Case& file, OnList assignee, std::int64_t version_seen) {
  AL_TRY_DO(decide_case_change(file, version_seen));
  if (assignee == OnList::No)
    return invalid(msg("Choose an officer who may work on cases of this unit"));
  return base::ok();
}

bool is_late(const Case& file, base::Instant now) {
  return file.state == CaseState::Open && file.support_asked && !file.first_support_on &&
         now > file.due_at;
}

}  // namespace anlanh::cases
