#include "cases/intake_rules.h"

#include <algorithm>

namespace anlanh::cases {

namespace {

using base::msg;

// Scores from which on a report is urgent, and from which on it is of high risk (report_rules.h).
constexpr int kNow = 100;
constexpr int kSelf = 95;
constexpr int kNear = 80;
constexpr int kCarer = 80;

void raise(Risk& risk, Reply reply, int at_least, const base::Message& reason) {
  if (reply != Reply::Yes) return;
  risk.score = std::max(risk.score, at_least);
  risk.reasons.push_back(reason);
}

}  // namespace

Wording wording_of(Speaker speaker, AgeBand band) {
  switch (speaker) {
    case Speaker::Child: return band == AgeBand::Under11 ? Wording::Young : Wording::Older;
    case Speaker::Unsaid: return Wording::Young;
    case Speaker::Parent:
    case Speaker::Teacher:
    case Speaker::Other: break;
  }
  return Wording::Adult;
}

bool is_red(const Safety& safety) {
  return safety.danger_now == Reply::Yes || safety.danger_self == Reply::Yes ||
         safety.danger_near == Reply::Yes;
}

bool guardian_conflict(const Safety& safety) { return safety.carer_harms == Reply::Yes; }

Risk raise_risk(Risk risk, const Safety& safety) {
  raise(risk, safety.danger_now, kNow,
        msg("Danger check: somebody is hurting, holding or threatening the child now"));
  raise(risk, safety.danger_self, kSelf,
        msg("Danger check: the child is hurt or thinks of self-harm"));
  raise(risk, safety.danger_near, kNear,
        msg("Danger check: whoever does it is near the child or looks after it"));
  raise(risk, safety.carer_harms, kCarer, msg("Whoever harms the child also cares for it"));
  risk.level = risk_level(risk.score);
  return risk;
}

Risk decide_report_risk(Speaker speaker, std::string_view group, const Safety& safety,
                        const LawBook& law) {
  return raise_risk(decide_risk(speaker, group, law), safety);
}

}  // namespace anlanh::cases
