#include "cases/intake_parts.h"

#include "cases/intake_rules.h"

namespace anlanh::cases {

using web::el;
using web::Html;

namespace {

std::vector<base::Message> alerts_of(const Safety& safety) {
  using base::msg;
  std::vector<base::Message> out;
  const auto add = [&out](bool holds, base::Message text) {
    if (holds) out.push_back(std::move(text));
  };
  add(safety.danger_now == Reply::Yes,
      msg("Somebody is hurting, holding or threatening the child at this moment."));
  add(safety.danger_self == Reply::Yes, msg("The child is hurt or thinks of self-harm."));
  add(safety.danger_near == Reply::Yes,
      msg("Whoever does it is near the child or looks after it."));
  add(guardian_conflict(safety),
      msg("Whoever harms the child also cares for it: do not contact the "
          "child through the family, and ask the family for no consent."));
  add(safety.contact_safe == Reply::No,
      msg("Contact is not safe: answer in the thread only, which opens with the return key."));
  return out;
}

}  // namespace

Html intake_alert(const web::View& view, const Intake& intake) {
  const auto alerts = alerts_of(intake.safety);
  if (alerts.empty()) return {};
  Html lines;
  for (const auto& alert : alerts) lines += el("li", {}, el("strong", {}, view.t(alert)));
  return el("div", {web::cls("al-alert"), web::attr("role", "note")},
            el("ul", {web::cls("govuk-list")}, lines));
}

Html teller_part(const web::View& view, Speaker speaker, const Intake& intake) {
  const auto& t = view.t;
  Html out = web::text(t(speaker_name(speaker)));
  if (intake.age_band != AgeBand::Unsaid)
    out += web::text(web::punct(", ")) + web::text(t(age_band_name(intake.age_band)));
  return out;
}

}  // namespace anlanh::cases
