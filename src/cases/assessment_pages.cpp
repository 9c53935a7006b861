#include "cases/assessment_pages.h"

#include "cases/assessment_form_parts.h"
#include "cases/case_page_parts.h"
#include "cases/closing_parts.h"
#include "people/right_model.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"

namespace anlanh::cases {

namespace {

using base::Words;
using web::el;
using web::Html;
namespace rights = people::rights;

struct Place {
  AssessmentKind kind;
  const char* tab;
};
constexpr Place kPlaces[] = {{AssessmentKind::Initial, "danh-gia-ban-dau"},
                             {AssessmentKind::Specific, "danh-gia-cu-the"},
                             {AssessmentKind::Review, "ra-soat"}};

const Place& place_of(const web::Visit& visit) {
  for (const auto& place : kPlaces)
    if (visit.request.path.find(place.tab) != std::string::npos) return place;
  return kPlaces[0];
}

struct Page {
  const Desk& desk;
  const web::Visit& visit;
  const Place& place;
  const AssessmentFile& opened;
  const FormDefinition& form;
  const Returned& returned;

  const base::Translator& t() const { return visit.view.t; }
  const web::View& view() const { return visit.view; }
  base::Id id() const { return opened.file.id; }
  web::Url url() const { return web::path({"/vu-viec", id(), std::string_view(place.tab)}); }
  bool may_work() const {
    return opened.file.state == CaseState::Open &&
           people::officer_of(visit).may_on(rights::kCasesWork, opened.file.unit,
                                            opened.file.assignee);
  }
};

std::size_t number_of_child(const Page& page, base::Id child) {
  for (std::size_t i = 0; i < page.opened.children.size(); ++i)
    if (page.opened.children[i].id == child) return i + 1;
  return 0;
}

Words child_words(const Page& page, base::Id child) {
  const auto& t = page.t();
  const auto number = number_of_child(page, child);
  return number == 0 ? t("The whole case") : t("Child {1}", std::to_string(number));
}

Words counts_words(const Page& page, const LevelCounts& counts) {
  const auto& t = page.t();
  return t("High {1}, medium {2}, low {3}", std::to_string(counts.high),
           std::to_string(counts.medium), std::to_string(counts.low));
}

Words conclusion_words(const Page& page, const Assessment& a) {
  if (a.kind != AssessmentKind::Review) return level_words(page.view(), a.conclusion);
  const auto& t = page.t();
  return a.closes ? t("Closing is proposed") : t("To be continued");
}

Html finished_card(const Page& page, const OpenedAssessment& opened) {
  const auto& t = page.t();
  const auto& a = opened.assessment;
  const auto* form = page.desk.law->case_forms.form(assessment_code(a.kind), a.form_version);
  std::vector<web::SummaryRow> rows{
      {.key = t("Finished"), .value = base::vietnam_time_text(*a.finished_at)},
      {.key = t("By"), .value = a.writer_name},
      {.key = t("Harm"), .value = counts_words(page, a.harm)},
      {.key = t("Ability to protect and recover"), .value = counts_words(page, a.ability)},
      {.key = t("Suggested"), .value = level_words(page.view(), a.suggested)},
      {.key = t("Conclusion"), .value = conclusion_words(page, a)}};
  Html out = web::summary_list(
      {.rows = std::move(rows),
       .card = web::SummaryCard{.title = child_words(page, a.child), .heading_level = 3}});
  if (form)
    out += folded(t("All answers"), answers_list(page.view(), *form, opened.answers), false);
  return out;
}

Html suggestion_part(const Page& page, const FieldMap& answers) {
  if (answers.empty()) return {};
  const auto& t = page.t();
  const auto suggestion = suggest_level(page.form, answers);
  Html text =
      el("p", {web::cls("govuk-body")},
         t("The answers so far suggest this level: {1}.", t(level_name(suggestion.level)).text));
  std::vector<Html> reasons;
  for (const auto* item : suggestion.reasons)
    reasons.push_back(el("li", {}, t(item->label), web::punct(": "),
                         level_words(page.view(), field_of(answers, item->code))));
  if (!reasons.empty()) text += el("ul", {web::cls("govuk-list govuk-list--bullet")}, reasons);
  return web::inset_text({.content = text});
}

const OpenedAssessment* draft_of(const Page& page, base::Id child) {
  for (const auto& each : page.opened.written)
    if (each.assessment.state == AssessmentState::Draft && each.assessment.child == child)
      return &each;
  return nullptr;
}

Html writing_form(const Page& page, base::Id child) {
  const auto& t = page.t();
  const auto* draft = draft_of(page, child);
  const bool back = page.returned.is("danh-gia");
  const FieldMap answers = back    ? answers_sent(*page.returned.typed)
                           : draft ? draft->answers
                                   : FieldMap{};
  Html head = web::hidden_field("child", child ? base::id_text(child) : "");
  if (draft)
    head += web::hidden_field("draft", base::id_text(draft->assessment.id)) +
            version_field(draft->assessment.version);
  else
    head += fresh_token(page.desk);
  return suggestion_part(page, answers) +
         web::form(page.view(), page.url(), head, form_sections(page.view(), page.form, answers),
                   el("div", {web::cls("govuk-button-group")},
                      web::submit_value(t("Finish the assessment"), "go", "final"),
                      web::submit_value(t("Keep as a draft"), "go", "draft")));
}

// Which child this is about: the only one, the one chosen, or none yet.
std::optional<base::Id> chosen_child(const Page& page) {
  if (page.opened.children.empty()) return base::Id{};
  if (page.opened.children.size() == 1) return page.opened.children[0].id;
  const auto& sent =
      page.returned.typed ? page.returned.typed->get("child") : page.visit.request.query.get("tre");
  const auto id = base::parse_id(sent);
  return id && number_of_child(page, *id) > 0 ? id : std::nullopt;
}

Html child_links(const Page& page) {
  const auto& t = page.t();
  std::vector<Html> items;
  for (const auto& child : page.opened.children)
    items.push_back(el("li", {},
                       web::link(child_words(page, child.id),
                                 page.url().with("tre", base::id_text(child.id)).with("moi", 1))));
  return web::paragraph(t("Choose the child to assess:")) +
         el("ul", {web::cls("govuk-list")}, items);
}

Html form_part(const Page& page) {
  if (!page.may_work()) return {};
  const auto& t = page.t();
  const bool asked = !page.visit.request.query.get("moi").empty() || page.returned.is("danh-gia");
  const auto child = chosen_child(page);
  bool finished = false;
  for (const auto& each : page.opened.written)
    if (each.assessment.state == AssessmentState::Final) finished = true;
  const bool drafted = child && draft_of(page, *child);
  if (finished && !asked && !drafted)
    return web::paragraph(web::link(t("Assess once more"), page.url().with("moi", 1)));
  return child ? writing_form(page, *child) : child_links(page);
}

// ---- Emergency measures -------------------------------------------------------------------------

Html emergency_card(const Page& page, const OpenedEmergency& opened) {
  const auto& t = page.t();
  const auto& e = opened.emergency;
  const auto* word = find_word(page.desk.law->case_forms.emergency_measures, e.measure);
  std::vector<web::SummaryRow> rows{
      {.key = t("Decided and carried out by"), .value = opened.decided_by},
      {.key = t("From"), .value = base::vietnam_date_text(e.started_on)},
      {.key = t("Until"),
       .value = e.ended_on ? base::vietnam_date_text(*e.ended_on) : t("Still on").text}};
  if (!opened.note.empty()) rows.push_back({.key = t("Note"), .value = web::lines(opened.note)});
  Html out =
      web::summary_list({.rows = std::move(rows),
                         .card = web::SummaryCard{.title = word ? t(word->label) : Words{e.measure},
                                                  .heading_level = 3}});
  if (!page.may_work() || e.ended_on) return out;
  const std::string form = "het-" + base::id_text(e.id);
  return out + folded(t("End this measure"),
                      web::form(page.view(), web::path({"/vu-viec", page.id(), "khan-cap", e.id}),
                                version_field(e.version),
                                web::date_field(page.view(),
                                                {.name = "ended",
                                                 .label = t("Last day"),
                                                 .value = date_typed(page.returned, form, "ended"),
                                                 .error = page.returned.error_of(form)}),
                                typed_words(page.view(), page.returned, form, "note", t("Note")),
                                web::submit(t("End this measure"))),
                      page.returned.is(form));
}

Html emergency_form(const Page& page) {
  const auto& t = page.t();
  const auto& back = page.returned;
  const std::string form = "khan-cap";
  std::vector<web::Choice> choices;
  for (const auto& word : page.desk.law->case_forms.emergency_measures)
    choices.push_back({.value = word.code,
                       .label = t(word.label),
                       .hint = word.hint.vi.empty() ? web::Content{} : web::Content{t(word.hint)}});
  return web::form(
      page.view(), web::path({"/vu-viec", page.id(), "khan-cap"}), fresh_token(page.desk),
      web::radio_field(page.view(), {.name = "measure",
                                     .label = t("Which measure"),
                                     .choices = std::move(choices),
                                     .value = back.value(form, "measure"),
                                     .error = back.error_of(form),
                                     .size = web::Size::Small}),
      typed_line(page.view(), back, form, "decided_by", t("Decided and carried out by")),
      web::date_field(
          page.view(),
          {.name = "started", .label = t("First day"), .value = date_typed(back, form, "started")}),
      web::date_field(page.view(), {.name = "ended",
                                    .label = t("Last day"),
                                    .hint = t("Leave empty while it is still on"),
                                    .value = date_typed(back, form, "ended")}),
      typed_words(page.view(), back, form, "note", t("Note")),
      web::submit(t("Record the measure")));
}

Html emergency_part(const Page& page) {
  if (page.place.kind != AssessmentKind::Initial) return {};
  const auto& t = page.t();
  const auto& forms = page.desk.law->case_forms;
  Html out = web::heading_2(t("Emergency measures"));
  if (page.opened.emergencies.empty()) out += web::paragraph(t("None on record."));
  for (const auto& each : page.opened.emergencies) out += emergency_card(page, each);
  if (page.opened.separation_days > 0)
    out += web::paragraph(t("Days of separation so far: {1} of {2} (article 32).",
                            std::to_string(page.opened.separation_days),
                            std::to_string(forms.separation_days)));
  if (page.may_work())
    out += folded(t("Record an emergency measure"), emergency_form(page),
                  page.returned.is("khan-cap"));
  return out;
}

// ---- The page -----------------------------------------------------------------------------------

Html law_line(const Page& page) {
  const auto& t = page.t();
  return el("p", {web::cls("govuk-body")},
            t("Form {1}, {2}, article {3}", page.form.number, page.form.law, page.form.article),
            confirm_mark(page.view(), page.form.to_confirm));
}

Html finished_part(const Page& page) {
  Html out;
  for (auto each = page.opened.written.rbegin(); each != page.opened.written.rend(); ++each)
    if (each->assessment.state == AssessmentState::Final) out += finished_card(page, *each);
  return out.empty() ? out : web::heading_2(page.t()("Finished")) + out;
}

std::string_view first_field(const Page& page) {
  if (page.returned.is("khan-cap")) return "measure";
  if (page.returned.form.starts_with("het-")) return "ended";
  if (page.returned.is("ket-thuc")) return "close_reason";
  static thread_local std::string name;
  name = "a_" + page.form.sections.front().items.front().code;
  return name;
}

base::Result<web::Response> show(const Desk& desk, web::Visit& visit, base::Id id,
                                 const Place& place, const Returned& returned) {
  const auto* form = desk.law->case_forms.newest(assessment_code(place.kind));
  if (!form) return base::make_error(base::Code::NotFound, "no such form");
  const auto& officer = people::officer_of(visit);
  AL_TRY(const auto opened, read_assessments(desk, officer, id, place.kind, visit.now));
  const Page page{desk, visit, place, opened, *form, returned};
  visit.view.here = page.url();
  Html content = law_line(page) + form_part(page) + finished_part(page) + emergency_part(page);
  if (place.kind == AssessmentKind::Review) {
    AL_TRY(const auto closing, closing_part(desk, visit, id, returned));
    content += closing;
  }
  return case_frame(
      visit, {id, opened.file.number, place.tab, visit.view.t(form->title), opened.suspected},
      std::move(content), returned, first_field(page));
}

base::Result<web::Response> show_page(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  return show(desk, visit, id, place_of(visit), {});
}

base::Result<web::Response> do_save(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& place = place_of(visit);
  const auto& sent = visit.request.form;
  AssessmentInput input;
  input.kind = place.kind;
  input.child = base::parse_id(sent.get("child")).value_or(base::Id{});
  input.answers = answers_sent(sent);
  input.draft = base::parse_id(sent.get("draft")).value_or(base::Id{});
  input.version_seen = number_of(sent, "version");
  const auto as = sent.get("go") == "final" ? SaveAs::Final : SaveAs::Draft;
  const auto done =
      save_assessment(desk, people::officer_of(visit), id, input, as, sent.get("token"), visit.now);
  return after_act(visit, web::path({"/vu-viec", id, std::string_view(place.tab)}), "danh-gia",
                   done, [&](const Returned& back) { return show(desk, visit, id, place, back); });
}

std::string date_sent(const web::Params& sent, const std::string& field) {
  return sent.get(field + "_day") + sent.get(field + "_month") + sent.get(field + "_year");
}

base::Result<web::Response> do_emergency(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& sent = visit.request.form;
  const EmergencyInput input{sent.get("measure"),      sent.get("decided_by"),
                             date_of(sent, "started"), date_of(sent, "ended"),
                             date_sent(sent, "ended"), sent.get("note")};
  const auto done =
      record_emergency(desk, people::officer_of(visit), id, input, sent.get("token"), visit.now);
  return after_act(visit, web::path({"/vu-viec", id, "danh-gia-ban-dau"}), "khan-cap", done,
                   [&](const Returned& back) { return show(desk, visit, id, kPlaces[0], back); });
}

base::Result<web::Response> do_end(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto measure, second_id_of(visit, "measure"));
  const auto& sent = visit.request.form;
  const auto done = end_emergency(desk, people::officer_of(visit), measure, date_of(sent, "ended"),
                                  sent.get("note"), number_of(sent, "version"), visit.now);
  return after_act(visit, web::path({"/vu-viec", id, "danh-gia-ban-dau"}),
                   "het-" + base::id_text(measure), done,
                   [&](const Returned& back) { return show(desk, visit, id, kPlaces[0], back); });
}

base::Result<web::Response> do_ask(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& sent = visit.request.form;
  const auto done = ask_closing(desk, people::officer_of(visit), id, sent.get("close_reason"),
                                sent.get("close_note"), sent.get("token"), visit.now);
  return after_act(visit, web::path({"/vu-viec", id, "ra-soat"}), "ket-thuc", done,
                   [&](const Returned& back) { return show(desk, visit, id, kPlaces[2], back); });
}

}  // namespace

void add_assessment_routes(web::Router& router, const Desk& desk) {
  using namespace rights;
  const std::vector<web::Field> fields{"child", "draft", "version",
                                       "token", "go",    {"a_*", kMostWordsBytes}};
  for (const auto& place : kPlaces) {
    const std::string pattern = std::string("/vu-viec/:id/") + place.tab;
    add_case_get(router, desk, pattern, kCasesRead, "An assessment of a child", show_page);
    add_case_post(router, desk, pattern, kCasesWork, "Write an assessment", fields, do_save);
  }
  const std::vector<web::Field> emergency{
      "token",        "measure",   "decided_by",  "started_day", "started_month",
      "started_year", "ended_day", "ended_month", "ended_year",  {"note", kMostWordsBytes}};
  add_case_post(router, desk, "/vu-viec/:id/khan-cap", kCasesWork, "Record an emergency measure",
                emergency, do_emergency);
  add_case_post(
      router, desk, "/vu-viec/:id/khan-cap/:measure", kCasesWork, "End an emergency measure",
      {"version", "ended_day", "ended_month", "ended_year", {"note", kMostWordsBytes}}, do_end);
  add_case_post(router, desk, "/vu-viec/:id/ra-soat/ket-thuc", kCasesWork,
                "Ask to close a case as helped",
                {"token", "close_reason", {"close_note", kMostWordsBytes}}, do_ask);
}

}  // namespace anlanh::cases
