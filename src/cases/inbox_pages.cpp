#include "cases/inbox_pages.h"

#include <algorithm>

#include "base/csv_writer.h"
#include "cases/office_parts.h"
#include "cases/report_actions.h"
#include "cases/step_parts.h"
#include "people/officer.h"
#include "people/right_model.h"
#include "web/components/filter/filter.h"
#include "web/components/pagination/pagination.h"
#include "web/components/table/table.h"

namespace anlanh::cases {

namespace {

using base::Translator;
using web::el;
using web::Html;
using web::Url;
namespace rights = people::rights;

constexpr ReportState kStates[] = {ReportState::New, ReportState::InCase, ReportState::Duplicate,
                                   ReportState::Transferred, ReportState::Closed};

ReportFilter filter_of(const web::Params& query) {
  ReportFilter filter;
  // The inbox shows what waits; "tat-ca" shows everything.
  const auto& state = query.get("trang-thai");
  if (state.empty())
    filter.state = ReportState::New;
  else if (const auto wanted = parse_report_state(state))
    filter.state = wanted;
  filter.group = query.get("nhom");
  filter.commune = base::parse_id(query.get("xa")).value_or(base::Id{});
  filter.only_waiting = query.get("cho") == "1";
  filter.repeats_of = base::parse_id(query.get("lap")).value_or(base::Id{});
  if (filter.only_waiting) filter.state.reset();
  return filter;
}

Url with_query(Url url, const web::Params& query) {
  for (const auto* name : {"trang-thai", "nhom", "xa", "cho", "lap"})
    if (const auto& value = query.get(name); !value.empty()) url = url.with(name, value);
  return url;
}

std::vector<web::Choice> state_choices(const Translator& t) {
  std::vector<web::Choice> choices{{.value = "tat-ca", .label = t("All")}};
  for (const auto state : kStates)
    choices.push_back(
        {.value = std::string(report_state_code(state)), .label = t(report_state_name(state))});
  return choices;
}

std::vector<web::Choice> group_choices(const Translator& t, const LawBook& law) {
  std::vector<web::Choice> choices{{.value = "", .label = t("All")}};
  for (const auto& group : law.groups)
    choices.push_back({.value = group.code, .label = t(group.label)});
  return choices;
}

std::vector<web::Choice> commune_choices(const Translator& t,
                                         const std::vector<people::Unit>& units) {
  std::vector<web::Choice> choices{{.value = "", .label = t("All")}};
  for (const auto& unit : units)
    choices.push_back({.value = base::id_text(unit.id), .label = unit.name});
  return choices;
}

Html filter_part(const Desk& desk, const web::Visit& visit,
                 const std::vector<people::Unit>& units) {
  const auto& view = visit.view;
  const auto& t = view.t;
  const auto& query = visit.request.query;
  const auto& state = query.get("trang-thai");
  Html options = web::select_field(view, {.name = "trang-thai",
                                          .label = t("State"),
                                          .choices = state_choices(t),
                                          .value = state.empty() ? "new" : state}) +
                 web::select_field(view, {.name = "nhom",
                                          .label = t("Kind"),
                                          .choices = group_choices(t, *desk.law),
                                          .value = query.get("nhom")});
  if (units.size() > 1)
    options += web::select_field(view, {.name = "xa",
                                        .label = t("Commune"),
                                        .choices = commune_choices(t, units),
                                        .value = query.get("xa")});
  options += web::checkbox_field(
      view, {.name = "cho",
             .label = {},
             .choices = {{.value = "1", .label = t("Only where somebody waits for an answer")}},
             .values = {query.get("cho")},
             .size = web::Size::Small});
  return web::filter({.heading = t("Filter"),
                      .chosen_heading = t("Selected filters"),
                      .clear_label = t("Clear filters"),
                      .remove_spoken = t("Remove this filter"),
                      .apply_label = t("Apply filters"),
                      .action = Url::local("/hop-thu"),
                      .options = std::move(options)});
}

// Seven columns are too wide beside the filter: what belongs together stands in one cell.
Html small_line(const std::string& text) {
  return el("div", {web::cls("govuk-body-s govuk-!-margin-bottom-0")}, text);
}

Html state_and_nearest(const Desk& desk, const web::View& view, const ReportLine& line,
                       base::Instant now) {
  Html out = web::text(view.t(report_state_name(line.state)));
  if (line.nearest) out += el("div", {}, nearest_cell(view, desk.law->clock, *line.nearest, now));
  return out;
}

std::vector<web::Cell> line_cells(const Desk& desk, const web::View& view, const ReportLine& line,
                                  base::Instant now) {
  const auto& t = view.t;
  const bool late = is_late(line.state, line.emergency_due_at, now);
  Html number = web::link(base::Words{line.number}, web::path({"/tin", line.id})) +
                small_line(base::vietnam_time_text(line.received_at));
  if (line.waiting_since)
    number += web::text(web::punct(" ")) + state_tag(t("Waits for an answer"), "govuk-tag--blue");
  if (line.repeats > 0)
    number += el("div", {},
                 web::link(t.plural("and {1} more of the same text",
                                    "and {1} more of the same text", line.repeats),
                           Url::local("/hop-thu").with("lap", base::id_text(line.id))));
  const Html due = line.state == ReportState::New
                       ? deadline_cell(view, line.emergency_due_at, late ? Late::Yes : Late::No)
                       : state_and_nearest(desk, view, line, now);
  return {{.content = risk_mark(view, line.risk)},
          {.content = number},
          {.content = web::text(std::string_view(group_label(view, *desk.law, line.group))) +
                      small_line(t(speaker_name(line.speaker)).text)},
          {.content = line.commune_name.empty() ? web::text(t("Not known"))
                                                : web::text(std::string_view(line.commune_name))},
          {.content = due}};
}

Html list_part(const Desk& desk, const web::Visit& visit, const Inbox& inbox, int page) {
  const auto& view = visit.view;
  const auto& t = view.t;
  Html out = el("p", {web::cls("govuk-body")}, t.plural("{1} report", "{1} reports", inbox.total));
  if (inbox.lines.empty()) return out + web::paragraph(t("Nothing here with this filter."));
  web::Table table{.caption = t("Reports by risk and deadline"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("Risk")},
                            {.content = t("Number, received")},
                            {.content = t("Kind, who tells")},
                            {.content = t("Commune")},
                            {.content = t("To be looked at by")}}};
  for (const auto& line : inbox.lines)
    table.rows.push_back(line_cells(desk, view, line, visit.now));
  out += web::scroll_frame(t("Reports by risk and deadline"), web::table(table));
  const int pages = static_cast<int>((inbox.total + kInboxPage - 1) / kInboxPage);
  out +=
      web::page_links(view, with_query(Url::local("/hop-thu"), visit.request.query), page, pages);
  return out +
         web::paragraph(web::link(t("Download this list (CSV)"),
                                  with_query(Url::local("/hop-thu/tai-ve"), visit.request.query)));
}

int page_of(const web::Params& query) {
  const auto page = number_of(query, "trang");
  return page < 1 || page > 100000 ? 1 : static_cast<int>(page);
}

base::Result<web::Response> show_inbox(const Desk& desk, web::Visit& visit) {
  const auto& t = visit.view.t;
  const auto& officer = people::officer_of(visit);
  const int page = page_of(visit.request.query);
  AL_TRY(const auto inbox, list_reports(desk, officer, filter_of(visit.request.query), page));
  AL_TRY(const auto units, load_scope_communes(desk, officer, visit.now));
  Html content = web::heading(t("Inbox"));
  content += web::paragraph(t("{1} new, {2} where somebody waits for an answer",
                              t.number(inbox.open), t.number(inbox.waiting)));
  content +=
      web::filter_layout(filter_part(desk, visit, units), list_part(desk, visit, inbox, page));
  return office_page(
      visit.view,
      {.title = t("Inbox"), .width = web::PageWidth::Wide, .content = std::move(content)}, {});
}

base::Result<web::Response> export_inbox(const Desk& desk, web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const auto lines, export_reports(desk, people::officer_of(visit),
                                          filter_of(visit.request.query), visit.now));
  base::CsvWriter csv;
  csv.row({t("Number").text, t("Received").text, t("Risk").text, t("Kind").text, t("Commune").text,
           t("Who tells").text, t("State").text, t("To be looked at by").text, t("Late").text});
  for (const auto& line : lines)
    csv.row(
        {line.number, base::vietnam_time_text(line.received_at),
         t(risk_level_name(risk_level(line.risk))).text, group_label(view, *desk.law, line.group),
         line.commune_name, t(speaker_name(line.speaker)).text,
         t(report_state_name(line.state)).text, base::vietnam_time_text(line.emergency_due_at),
         is_late(line.state, line.emergency_due_at, visit.now) ? t("Late").text : std::string()});
  return web::download(std::move(csv).finish(), "text/csv; charset=utf-8", "tin-bao.csv");
}

}  // namespace

void add_inbox_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/hop-thu",
              .access = web::Access::right(rights::kReportsRead),
              .help = "The inbox: reports by risk and deadline",
              .handler = [&desk](web::Visit& visit) { return show_inbox(desk, visit); }});
  router.add({.method = web::Method::Get,
              .pattern = "/hop-thu/tai-ve",
              .access = web::Access::right(rights::kReportsRead),
              .help = "The inbox as CSV",
              .handler = [&desk](web::Visit& visit) { return export_inbox(desk, visit); }});
}

}  // namespace anlanh::cases
