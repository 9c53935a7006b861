#include "cases/recovery_pages.h"

#include "cases/case_page_parts.h"
#include "cases/family_rules.h"
#include "cases/recovery_actions.h"
#include "people/right_model.h"
#include "web/components/summary-list/summary_list.h"
#include "web/components/table/table.h"

namespace anlanh::cases {

namespace {

using base::Words;
using web::el;
using web::Html;
namespace rights = people::rights;

struct Page {
  const Desk& desk;
  const web::Visit& visit;
  const RecoveryFile& opened;
  const Returned& returned;

  const base::Translator& t() const { return visit.view.t; }
  const web::View& view() const { return visit.view; }
  base::Id id() const { return opened.file.id; }
  base::Date today() const { return base::vietnam_date(visit.now); }
  bool may(std::string_view right) const {
    return people::officer_of(visit).may_on(right, opened.file.unit, opened.file.assignee);
  }
};

Words child_words(const Page& page, base::Id child) {
  const auto& t = page.t();
  for (std::size_t i = 0; i < page.opened.children.size(); ++i)
    if (page.opened.children[i].id == child) return t("Child {1}", std::to_string(i + 1));
  return t("The whole case");
}

Html due_cell(const web::View& view, base::Date due, base::Date today) {
  Html out = web::text(std::string_view(base::vietnam_date_text(due)));
  if (due < today) out += web::text(web::punct(" ")) + state_tag(view.t("Late"), "govuk-tag--red");
  return out;
}

void add_scale_rows(const Page& page, const Visit& visit, std::vector<web::SummaryRow>& rows) {
  for (const auto& scale : page.desk.law->case_forms.recovery) {
    const int number = scale_of(visit, scale.code);
    if (number < 1 || number > 5) continue;
    rows.push_back({.key = page.t()(scale.label),
                    .value = std::to_string(number) + " – " +
                             page.t()(scale.words[static_cast<std::size_t>(number) - 1]).text});
  }
}

std::vector<web::Choice> carer_choices(const Page& page) {
  const auto& t = page.t();
  std::vector<web::Choice> out{{.value = "", .label = t("Choose …")}};
  for (const auto& carer : page.opened.carers)
    if (may_contact(carer))
      out.push_back(
          {.value = base::id_text(carer.id), .label = page.t()(relation_name(carer.relation))});
  return out;
}

Html scale_fields(const Page& page, const std::string& form) {
  Html out;
  for (const auto& scale : page.desk.law->case_forms.recovery) {
    std::vector<web::Choice> choices;
    for (std::size_t i = 0; i < scale.words.size(); ++i) {
      const auto number = std::to_string(i + 1);
      choices.push_back({.value = number, .label = number + " – " + page.t()(scale.words[i]).text});
    }
    out += web::radio_field(page.view(), {.name = "s_" + scale.code,
                                          .label = page.t()(scale.label),
                                          .choices = std::move(choices),
                                          .value = page.returned.value(form, "s_" + scale.code),
                                          .size = web::Size::Small});
  }
  return out;
}

Html visit_form(const Page& page, const Visit& visit, const std::string& form) {
  const auto& t = page.t();
  const auto& back = page.returned;
  std::vector<web::Choice> ways;
  for (const auto way :
       {VisitWay::InPerson, VisitWay::AtSchool, VisitWay::Telephone, VisitWay::Message})
    ways.push_back({.value = std::string(visit_way_code(way)), .label = t(visit_way_name(way))});
  std::vector<web::Choice> persons;
  for (const auto with : {VisitWith::Child, VisitWith::Carer, VisitWith::School, VisitWith::Other})
    persons.push_back(
        {.value = std::string(visit_with_code(with)), .label = t(visit_with_name(with))});
  return web::form(
      page.view(), web::path({"/vu-viec", page.id(), "phuc-hoi", visit.id}),
      version_field(visit.version),
      web::date_field(page.view(), {.name = "done",
                                    .label = t("Day of the contact"),
                                    .value = date_typed(back, form, "done"),
                                    .error = back.error_of(form)}),
      web::radio_field(page.view(), {.name = "way",
                                     .label = t("How"),
                                     .choices = std::move(ways),
                                     .value = back.value(form, "way"),
                                     .size = web::Size::Small}),
      web::radio_field(page.view(), {.name = "with",
                                     .label = t("With whom"),
                                     .choices = std::move(persons),
                                     .value = back.value(form, "with"),
                                     .size = web::Size::Small}),
      web::select_field(page.view(), {.name = "carer",
                                      .label = t("Which carer"),
                                      .choices = carer_choices(page),
                                      .hint = t("Only those who may be contacted stand here."),
                                      .value = back.value(form, "carer")}),
      scale_fields(page, form), typed_words(page.view(), back, form, "notes", t("Note")),
      typed_words(page.view(), back, form, "own_words", t("In the child's own words"), "",
                  t("Only if the child wants to say something")),
      web::submit(t("Record the follow-up")));
}

Html due_acts(const Page& page, const Visit& visit) {
  const auto& t = page.t();
  const std::string form = "theo-doi-" + base::id_text(visit.id);
  Html out =
      folded(t("Record the follow-up"), visit_form(page, visit, form), page.returned.is(form));
  out +=
      web::form(page.view(), web::path({"/vu-viec", page.id(), "phuc-hoi", visit.id, "chua-gap"}),
                version_field(visit.version), web::submit(t("Tried, nobody reached")));
  if (visit.attempts >= kAttemptsBeforeLost)
    out += web::form(page.view(),
                     web::path({"/vu-viec", page.id(), "phuc-hoi", visit.id, "mat-lien-lac"}),
                     version_field(visit.version), web::submit(t("Contact is lost")));
  return out;
}

Html visit_card(const Page& page, const OpenedVisit& opened) {
  const auto& t = page.t();
  const auto& visit = opened.visit;
  const bool due = visit.state == VisitState::Due;
  std::vector<web::SummaryRow> rows{
      {.key = t("State"), .value = t(visit_state_name(visit.state))},
      {.key = t("Due on"),
       .value = due ? due_cell(page.view(), visit.due_on, page.today())
                    : web::text(std::string_view(base::vietnam_date_text(visit.due_on)))}};
  if (visit.attempts > 0)
    rows.push_back({.key = t("Attempts without success"), .value = t.number(visit.attempts)});
  if (visit.done_on) {
    rows.push_back({.key = t("Contact on"), .value = base::vietnam_date_text(*visit.done_on)});
    rows.push_back({.key = t("How"), .value = t(visit_way_name(visit.way))});
    rows.push_back({.key = t("With whom"), .value = t(visit_with_name(visit.with))});
  }
  add_scale_rows(page, visit, rows);
  if (!opened.notes.empty()) rows.push_back({.key = t("Note"), .value = web::lines(opened.notes)});
  if (!opened.own_words.empty())
    rows.push_back({.key = t("In the child's own words"), .value = web::lines(opened.own_words)});
  const auto title = t("{1}, {2} months after closing", child_words(page, visit.child).text,
                       std::to_string(visit.month));
  Html out = web::summary_list({.rows = std::move(rows), .card = web::SummaryCard{.title = title}});
  const bool closed = page.opened.file.state == CaseState::Closed;
  return due && closed && page.may(rights::kCasesWork) ? out + due_acts(page, visit) : out;
}

Html reopen_part(const Page& page) {
  const auto& t = page.t();
  Html out;
  for (const auto& each : page.opened.reopenings)
    out += web::paragraph(t("Opened again by {1} on {2}: {3}", each.reopening.officer_name,
                            base::vietnam_time_text(each.reopening.at), each.reason));
  if (page.opened.file.state == CaseState::Closed && page.may(rights::kCasesClose))
    out += folded(t("Open the case again"),
                  web::form(page.view(), web::path({"/vu-viec", page.id(), "mo-lai"}),
                            version_field(page.opened.file.version),
                            web::textarea_field(page.view(),
                                                {.name = "reason",
                                                 .label = t("Why is it opened again?"),
                                                 .value = page.returned.value("mo-lai", "reason"),
                                                 .error = page.returned.error_of("mo-lai"),
                                                 .rows = 3}),
                            web::submit(t("Open the case again"))),
                  page.returned.is("mo-lai"));
  return out;
}

base::Result<web::Response> show(const Desk& desk, web::Visit& visit, base::Id id,
                                 const Returned& returned) {
  visit.view.here = web::path({"/vu-viec", id, "phuc-hoi"});
  AL_TRY(const auto opened, read_recovery(desk, people::officer_of(visit), id, visit.now));
  const Page page{desk, visit, opened, returned};
  const auto& t = page.t();
  Html content;
  if (opened.visits.empty())
    content += web::paragraph(
        t("When the case is closed as helped, follow-up begins: 1, 3, 6 and 12 months after."));
  for (const auto& each : opened.visits) content += visit_card(page, each);
  content += reopen_part(page);
  return case_frame(visit, {id, opened.file.number, "phuc-hoi", t("Recovery"), opened.suspected},
                    std::move(content), returned, returned.is("mo-lai") ? "reason" : "done");
}

base::Result<web::Response> show_page(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  return show(desk, visit, id, {});
}

base::Result<web::Response> after(const Desk& desk, web::Visit& visit, std::string form,
                                  const base::Status& done) {
  AL_TRY(const auto id, id_of(visit));
  return after_act(visit, web::path({"/vu-viec", id, "phuc-hoi"}), std::move(form), done,
                   [&](const Returned& back) { return show(desk, visit, id, back); });
}

base::Result<VisitAct> act_of(const web::Visit& visit) {
  AL_TRY(const auto id, second_id_of(visit, "visit"));
  return VisitAct{id, number_of(visit.request.form, "version")};
}

base::Result<web::Response> do_visit(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto act, act_of(visit));
  const auto& sent = visit.request.form;
  VisitInput input;
  input.done_on = date_of(sent, "done");
  input.way = parse_visit_way(sent.get("way"));
  input.with = parse_visit_with(sent.get("with"));
  input.carer = base::parse_id(sent.get("carer")).value_or(base::Id{});
  for (const auto& [name, value] : sent)
    if (name.starts_with("s_")) input.scale[name.substr(2)] = value;
  input.notes = sent.get("notes");
  input.own_words = sent.get("own_words");
  return after(desk, visit, "theo-doi-" + base::id_text(act.visit),
               record_visit(desk, people::officer_of(visit), act, input, visit.now));
}

base::Result<web::Response> do_attempt(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto act, act_of(visit));
  return after(desk, visit, "chua-gap",
               record_attempt(desk, people::officer_of(visit), act, visit.now));
}

base::Result<web::Response> do_lost(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto act, act_of(visit));
  return after(desk, visit, "mat-lien-lac",
               record_lost(desk, people::officer_of(visit), act, visit.now));
}

base::Result<web::Response> do_reopen(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& sent = visit.request.form;
  return after(desk, visit, "mo-lai",
               reopen_case(desk, people::officer_of(visit), id, number_of(sent, "version"),
                           sent.get("reason"), visit.now));
}

// ---- What falls due -----------------------------------------------------------------------------

base::Result<web::Response> show_due(const Desk& desk, web::Visit& visit) {
  const auto& t = visit.view.t;
  AL_TRY(const auto list, list_due_visits(desk, people::officer_of(visit), visit.now));
  Html content = web::heading(t("Recovery follow-up"));
  content += web::paragraph(
      t("Due within two weeks: {1}; late: {2}.", t.number(list.total), t.number(list.overdue)));
  web::Table table{.caption = t("Follow-up by day"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("Due on")},
                            {.content = t("Case number")},
                            {.content = t("Unit")},
                            {.content = t("Months after closing")},
                            {.content = t("Attempts without success")}}};
  for (const auto& line : list.lines) {
    const auto& due = line.due.visit;
    table.rows.push_back(
        {{.content = due_cell(visit.view, due.due_on, base::vietnam_date(visit.now))},
         {.content = web::link(Words{line.due.case_number},
                               web::path({"/vu-viec", due.case_id, "phuc-hoi"}))},
         {.content = line.unit_name.empty() ? t("Province desk").text : line.unit_name},
         {.content = t.number(due.month), .format = "numeric"},
         {.content = t.number(due.attempts), .format = "numeric"}});
  }
  if (list.lines.empty())
    content += web::paragraph(t("Nothing falls due in the next two weeks."));
  else
    content += web::scroll_frame(t("Follow-up by day"), web::table(table));
  return office_page(visit.view,
                     {.title = t("Recovery follow-up"),
                      .width = web::PageWidth::Wide,
                      .content = std::move(content)},
                     {});
}

}  // namespace

void add_recovery_routes(web::Router& router, const Desk& desk) {
  using namespace rights;
  add_case_get(router, desk, "/theo-doi", kCasesRead, "Recovery follow-up that falls due",
               show_due);
  add_case_get(router, desk, "/vu-viec/:id/phuc-hoi", kCasesRead, "Recovery follow-up of a case",
               show_page);
  add_case_post(router, desk, "/vu-viec/:id/phuc-hoi/:visit", kCasesWork, "Record a follow-up",
                {"version",
                 "done_day",
                 "done_month",
                 "done_year",
                 "way",
                 "with",
                 "carer",
                 "s_*",
                 {"notes", kMostWordsBytes},
                 {"own_words", kMostWordsBytes}},
                do_visit);
  add_case_post(router, desk, "/vu-viec/:id/phuc-hoi/:visit/chua-gap", kCasesWork,
                "Record that nobody was reached", {"version"}, do_attempt);
  add_case_post(router, desk, "/vu-viec/:id/phuc-hoi/:visit/mat-lien-lac", kCasesWork,
                "Record that contact is lost", {"version"}, do_lost);
  add_case_post(router, desk, "/vu-viec/:id/mo-lai", kCasesClose, "Open a closed case again",
                {"version", {"reason", kMostWordsBytes}}, do_reopen);
}

}  // namespace anlanh::cases
