#include "cases/identity_rules.h"

#include "base/utf8.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

base::Status check_words(std::string_view words) {
  if (base::count_code_points(words) > kMostReasonLetters)
    return invalid(msg("Please say it in at most 500 letters"));
  return base::ok();
}

base::Error decided_already() {
  return make_error(Code::Conflict, "the request was decided",
                    msg("This request was decided already. Please look at it again."));
}

}  // namespace

base::Status check_identity_ask(const IdentityAsk& ask, const LawBook& law) {
  const auto* reason = law.identity_reason(ask.reason_kind);
  if (!reason) return invalid(msg("Choose a reason"));
  if (ask.words.empty() && ask.danger == Danger::Yes)
    return invalid(msg("Say in a few words what danger the child is in"));
  if (ask.words.empty() && reason->needs_text)
    return invalid(msg("Say in a few words what it is needed for"));
  return check_words(ask.words);
}

OpeningState first_state(RecordKind kind, Danger danger) {
  const bool second_person = kind == RecordKind::Report && danger == Danger::No;
  return second_person ? OpeningState::Asked : OpeningState::Open;
}

void open_now(IdentityOpening& opening, base::Instant now) {
  opening.state = OpeningState::Open;
  opening.opened_at = now;
  opening.open_until = now + kOpenFor;
}

bool is_open(const IdentityOpening& opening, base::Instant now) {
  return opening.state == OpeningState::Open && opening.open_until && now < *opening.open_until;
}

base::Status decide_request(const IdentityOpening& opening, base::Id decider, Verdict verdict,
                            std::string_view words) {
  if (opening.account == decider)
    return make_error(Code::Refused, "own request",
                      msg("Somebody else has to decide on your own request."));
  if (opening.state != OpeningState::Asked) return decided_already();
  if (verdict == Verdict::Deny && words.empty())
    return invalid(msg("Say why, so that the officer knows what to do instead"));
  return check_words(words);
}

base::Status decide_use(const IdentityOpening& opening, base::Id account, base::Instant now) {
  if (opening.account != account) return make_error(Code::NotFound, "somebody else's request");
  if (opening.state != OpeningState::Allowed) return decided_already();
  if (now - *opening.decided_at > kAllowedFor)
    return make_error(Code::Conflict, "the permission is over",
                      msg("This permission was good for 24 hours. Please ask again."));
  return base::ok();
}

base::Status decide_early_close(const IdentityOpening& opening, base::Id account,
                                base::Instant now) {
  if (opening.account != account) return make_error(Code::NotFound, "somebody else's opening");
  if (!is_open(opening, now)) return decided_already();
  return base::ok();
}

base::Status decide_seen(const IdentityOpening& opening, base::Id account) {
  if (!opening.danger) return make_error(Code::NotFound, "not a danger");
  if (opening.account == account)
    return make_error(Code::Refused, "own opening",
                      msg("Somebody else has to look at what you opened."));
  if (opening.seen_at) return decided_already();
  return base::ok();
}

}  // namespace anlanh::cases
