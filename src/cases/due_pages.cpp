#include "cases/due_pages.h"

#include <algorithm>

#include "base/csv_writer.h"
#include "cases/step_actions.h"
#include "cases/step_parts.h"
#include "cases/step_rules.h"
#include "people/officer.h"
#include "people/right_model.h"
#include "web/components/filter/filter.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/pagination/pagination.h"
#include "web/components/table/table.h"

namespace anlanh::cases {

namespace {

using base::Translator;
using base::Words;
using web::el;
using web::Html;
using web::Url;
namespace rights = people::rights;

DueFilter filter_of(const web::Params& query) {
  DueFilter filter;
  const auto& whose = query.get("cua");
  if (whose == "toi") filter.whose = DueWhose::Mine;
  if (whose == "chuyen-len") filter.whose = DueWhose::Escalated;
  if (whose == "tat-ca") filter.whose = DueWhose::All;
  const auto& state = query.get("tinh-trang");
  if (state == "qua-han") filter.state = DueState::Overdue;
  if (state == "sap-den") filter.state = DueState::Soon;
  if (state == "thieu-ly-do") filter.state = DueState::ReasonOwed;
  filter.step = query.get("buoc");
  filter.unit = base::parse_id(query.get("xa")).value_or(base::Id{});
  return filter;
}

Url with_query(Url url, const web::Params& query) {
  for (const auto* name : {"cua", "tinh-trang", "buoc", "xa"})
    if (const auto& value = query.get(name); !value.empty()) url = url.with(name, value);
  return url;
}

std::vector<web::Choice> step_choices(const Translator& t, const ClockLaw& law) {
  std::vector<const Deadline*> rows;
  for (const auto& row : law.deadlines)
    if (row.step > 0) rows.push_back(&row);
  std::sort(rows.begin(), rows.end(),
            [](const Deadline* a, const Deadline* b) { return a->step < b->step; });
  std::vector<web::Choice> choices{{.value = "", .label = t("All")}};
  for (const auto* row : rows) choices.push_back({.value = row->code, .label = t(row->label)});
  return choices;
}

Html filter_part(const Desk& desk, const web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  const auto& query = visit.request.query;
  Html options =
      web::select_field(view, {.name = "cua",
                               .label = t("Whose"),
                               .choices = {{.value = "", .label = t("Mine and escalated to me")},
                                           {.value = "toi", .label = t("Mine")},
                                           {.value = "chuyen-len", .label = t("Escalated to me")},
                                           {.value = "tat-ca", .label = t("All I may see")}},
                               .value = query.get("cua")}) +
      web::select_field(
          view, {.name = "tinh-trang",
                 .label = t("State"),
                 .choices = {{.value = "", .label = t("All")},
                             {.value = "qua-han", .label = t("Overdue")},
                             {.value = "sap-den", .label = t("Due soon")},
                             {.value = "thieu-ly-do", .label = t("Done late, no reason yet")}},
                 .value = query.get("tinh-trang")}) +
      web::select_field(view, {.name = "buoc",
                               .label = t("Step"),
                               .choices = step_choices(t, desk.law->clock),
                               .value = query.get("buoc")});
  return web::filter({.heading = t("Filter"),
                      .chosen_heading = t("Selected filters"),
                      .clear_label = t("Clear filters"),
                      .remove_spoken = t("Remove this filter"),
                      .apply_label = t("Apply filters"),
                      .action = Url::local("/han"),
                      .options = std::move(options)});
}

Html small_line(const std::string& text) {
  return el("div", {web::cls("govuk-body-s govuk-!-margin-bottom-0")}, text);
}

std::vector<web::Cell> line_cells(const Desk& desk, const web::View& view, const DueLine& line,
                                  base::Instant now) {
  const auto& t = view.t;
  const auto& law = desk.law->clock;
  Html step = web::link(Words{step_label(view, law, line.step.code)},
                        web::path({"/vu-viec", line.step.case_id, "thoi-han", line.step.code}));
  step += small_line(line.case_number + " – " + group_label(view, *desk.law, line.group));
  Html who = web::text(
      std::string_view(line.unit_name.empty() ? t("Province desk").text : line.unit_name));
  who += small_line(line.assignee ? line.assignee_name : t("Nobody yet").text);
  Html state = mark_tag(view, decide_mark(line.step, now));
  if (!line.levels.empty())
    state += small_line(t("Escalated to {1}", level_label(view, law, line.levels.back())).text);
  return {{.content = due_cell(view, line.step, now)},
          {.content = step},
          {.content = risk_mark(view, line.risk)},
          {.content = who},
          {.content = state}};
}

Html list_part(const Desk& desk, const web::Visit& visit, const DueList& list, int page) {
  const auto& view = visit.view;
  const auto& t = view.t;
  Html out = el("p", {web::cls("govuk-body")}, t.plural("{1} step", "{1} steps", list.total));
  if (list.lines.empty()) return out + web::paragraph(t("Nothing here with this filter."));
  web::Table table{.caption = t("Steps by due time"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("Due")},
                            {.content = t("Step, case")},
                            {.content = t("Risk")},
                            {.content = t("Unit, assigned to")},
                            {.content = t("State")}}};
  for (const auto& line : list.lines) table.rows.push_back(line_cells(desk, view, line, visit.now));
  out += web::scroll_frame(t("Steps by due time"), web::table(table));
  const int pages = static_cast<int>((list.total + kDuePage - 1) / kDuePage);
  out += web::page_links(view, with_query(Url::local("/han"), visit.request.query), page, pages);
  return out +
         web::paragraph(web::link(t("Download this list (CSV)"),
                                  with_query(Url::local("/han/tai-ve"), visit.request.query)));
}

int page_of(const web::Params& query) {
  const auto page = number_of(query, "trang");
  return page < 1 || page > 100000 ? 1 : static_cast<int>(page);
}

base::Result<web::Response> show_due(const Desk& desk, web::Visit& visit) {
  const auto& t = visit.view.t;
  const int page = page_of(visit.request.query);
  AL_TRY(const auto list, list_due(desk, people::officer_of(visit), filter_of(visit.request.query),
                                   page, visit.now));
  const Words title = t("Due soon and overdue");
  Html content = web::heading(title);
  content +=
      web::paragraph(t("{1} overdue, {2} due soon", t.number(list.overdue), t.number(list.soon)));
  content += web::filter_layout(filter_part(desk, visit), list_part(desk, visit, list, page));
  content += web::paragraph(web::link(t("Days off of this year"), Url::local("/han/lich")));
  return office_page(visit.view,
                     {.title = title, .width = web::PageWidth::Wide, .content = std::move(content)},
                     {});
}

base::Result<web::Response> export_page(const Desk& desk, web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const auto lines,
         export_due(desk, people::officer_of(visit), filter_of(visit.request.query), visit.now));
  base::CsvWriter csv;
  csv.row({t("Due").text, t("Time").text, t("Step").text, t("Number").text, t("Risk").text,
           t("Kind").text, t("Unit").text, t("Assigned to").text, t("Escalated").text});
  for (const auto& line : lines) {
    const auto& law = desk.law->clock;
    const auto due = line.step.due_at;
    csv.row({due ? base::vietnam_time_text(*due) : std::string(),
             due ? time_left(view, *due, visit.now).text : std::string(),
             step_label(view, law, line.step.code), line.case_number,
             t(risk_level_name(risk_level(line.risk))).text,
             group_label(view, *desk.law, line.group), line.unit_name, line.assignee_name,
             line.levels.empty() ? std::string() : level_label(view, law, line.levels.back())});
  }
  return web::download(std::move(csv).finish(), "text/csv; charset=utf-8", "den-han.csv");
}

// ---- Days off -------------------------------------------------------------------------------------

std::string day_off_words(const web::View& view, const WorkCalendar& calendar, const DayOff& off) {
  const auto& t = view.t;
  const auto* rule = calendar.rule(off.holiday);
  const std::string name = rule ? t(rule->label).text : std::string();
  switch (off.kind) {
    case DayOffKind::Holiday: return name;
    case DayOffKind::Instead: return t("Instead of a day off: {1}", name).text;
    case DayOffKind::Swapped: return t("Swapped with a weekly day off").text;
    case DayOffKind::Extra: break;
  }
  return t("By a decision of its own").text;
}

Html calendar_table(const web::View& view, const WorkCalendar& calendar, int year) {
  const auto& t = view.t;
  web::Table table{.caption = t("Days off of {1}", std::to_string(year)),
                   .head = {{.content = t("Day")}, {.content = t("Why")}}};
  for (const auto& off : calendar.days_off(year))
    table.rows.push_back({{.content = base::vietnam_date_text(off.day)},
                          {.content = day_off_words(view, calendar, off)}});
  for (const auto& day : calendar.extra_working_days(year))
    table.rows.push_back({{.content = base::vietnam_date_text(day)},
                          {.content = t("A weekly day off that is worked instead")}});
  return web::scroll_frame(t("Days off of {1}", std::to_string(year)), web::table(table));
}

base::Result<web::Response> show_calendar(const Desk& desk, web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  const auto& calendar = desk.law->clock.calendar;
  const int this_year = static_cast<int>(base::vietnam_date(visit.now).year());
  auto year = number_of(visit.request.query, "nam");
  if (year < 2021 || year > 2199) year = this_year;
  const auto* announced = calendar.year(static_cast<int>(year));
  Html content = web::heading(t("Days off of {1}", std::to_string(year)));
  content += web::paragraph(t("Working days leave out Saturdays, Sundays and these days."));
  if (calendar.is_announced(static_cast<int>(year)))
    content += web::paragraph(t("As announced: {1}", announced->source));
  else
    content += web::inset_text(
        {.content = web::text(t("This year's announcement is not in the data yet: the days are "
                                "reckoned from the law and are to be confirmed."))});
  content += calendar_table(view, calendar, static_cast<int>(year));
  const auto other = [&](std::int64_t y) {
    return web::link(Words{std::to_string(y)},
                     Url::local("/han/lich").with("nam", std::to_string(y)));
  };
  content += web::paragraph(other(year - 1) + web::text(web::punct(" – ")) + other(year + 1));
  return office_page(view,
                     {.title = t("Days off of {1}", std::to_string(year)),
                      .back = Url::local("/han"),
                      .content = std::move(content)},
                     {});
}

}  // namespace

void add_due_routes(web::Router& router, const Desk& desk) {
  const auto add = [&](std::string pattern, const char* help, auto handler) {
    router.add({.method = web::Method::Get,
                .pattern = std::move(pattern),
                .access = web::Access::right(rights::kCasesRead),
                .help = help,
                .handler = [&desk, handler](web::Visit& visit) { return handler(desk, visit); }});
  };
  add("/han", "Steps that are due soon or overdue", show_due);
  add("/han/tai-ve", "What is due, as CSV", export_page);
  add("/han/lich", "Days off of a year", show_calendar);
}

}  // namespace anlanh::cases
