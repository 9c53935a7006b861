#include "cases/step_parts.h"

#include "cases/clock_rules.h"
#include "cases/step_rules.h"

namespace anlanh::cases {

namespace {

using base::Words;
using web::el;
using web::Html;

struct MarkLook {
  base::Message label;
  std::string_view classes;
};

MarkLook look_of(StepMark mark) {
  using base::msg;
  switch (mark) {
    case StepMark::InTime: return {msg("In time"), "govuk-tag--grey"};
    case StepMark::Soon: return {msg("Due soon"), "govuk-tag--yellow"};
    case StepMark::Overdue: return {msg("Overdue"), "govuk-tag--red"};
    case StepMark::Standing: return {msg("Paused"), "govuk-tag--blue"};
    case StepMark::NoTime: return {msg("The plan sets the time"), "govuk-tag--grey"};
    case StepMark::Done: return {msg("Done"), "govuk-tag--green"};
    case StepMark::DoneLate: return {msg("Done late, with a reason"), "govuk-tag--orange"};
    case StepMark::ReasonOwed: return {msg("Done late, no reason yet"), "govuk-tag--red"};
    case StepMark::LeftOut: break;
  }
  return {msg("Left out, with a reason"), "govuk-tag--grey"};
}

// The two largest parts.
std::string span_text(const base::Translator& t, const PlainSpan& span) {
  std::vector<std::string> parts;
  if (span.days > 0) parts.push_back(t.plural("{1} day", "{1} days", span.days).text);
  if (span.hours > 0) parts.push_back(t.plural("{1} hour", "{1} hours", span.hours).text);
  const bool small = span.days == 0 && (span.minutes > 0 || span.hours == 0);
  if (small) parts.push_back(t.plural("{1} minute", "{1} minutes", span.minutes).text);
  std::string out = parts.front();
  if (parts.size() > 1) out += " " + parts[1];
  return out;
}

Html small_line(const std::string& text) {
  return el("div", {web::cls("govuk-body-s govuk-!-margin-bottom-0")}, text);
}

}  // namespace

std::string step_label(const web::View& view, const ClockLaw& law, const std::string& code) {
  const auto* row = law.deadline(code);
  return row ? view.t(row->label).text : code;
}

std::string level_label(const web::View& view, const ClockLaw& law, const std::string& code) {
  const auto* level = law.level(code);
  return level ? view.t(level->label).text : code;
}

Words time_left(const web::View& view, base::Instant due, base::Instant now) {
  const auto& t = view.t;
  if (now > due) return t("{1} late", span_text(t, plain_span(due, now)));
  return t("{1} left", span_text(t, plain_span(now, due)));
}

Html mark_tag(const web::View& view, StepMark mark) {
  const auto look = look_of(mark);
  return state_tag(view.t(look.label), look.classes);
}

Html due_cell(const web::View& view, const Step& step, base::Instant now) {
  if (!step.due_at) return web::text(view.t("No time yet"));
  const auto moment = base::vietnam_time_text(*step.due_at);
  if (!is_open(step)) return web::text(std::string_view(moment));
  return el("strong", {}, time_left(view, *step.due_at, now)) + small_line(moment);
}

Html nearest_cell(const web::View& view, const ClockLaw& law, const NearestStep& step,
                  base::Instant now) {
  Html out = web::text(std::string_view(step_label(view, law, step.code)));
  out += small_line(base::vietnam_time_text(step.due_at));
  const auto left = time_left(view, step.due_at, now);
  return out + (now > step.due_at ? state_tag(left, "govuk-tag--red") : small_line(left.text));
}

}  // namespace anlanh::cases
