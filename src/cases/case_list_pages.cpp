#include "cases/case_list_pages.h"

#include "base/csv_writer.h"
#include "cases/case_actions.h"
#include "cases/case_rules.h"
#include "cases/name_search_actions.h"
#include "cases/office_parts.h"
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

CaseFilter filter_of(const web::Visit& visit) {
  const auto& query = visit.request.query;
  CaseFilter filter;
  const auto& state = query.get("trang-thai");
  if (state.empty())
    filter.state = CaseState::Open;
  else if (const auto wanted = parse_case_state(state))
    filter.state = wanted;
  filter.group = query.get("nhom");
  filter.unit = base::parse_id(query.get("xa")).value_or(base::Id{});
  if (query.get("cua-toi") == "1") filter.assignee = people::officer_of(visit).account;
  filter.number = trimmed(query.get("so"));
  if (!filter.number.empty()) filter.state.reset();
  return filter;
}

Url with_query(Url url, const web::Params& query) {
  for (const auto* name : {"trang-thai", "nhom", "xa", "cua-toi", "so"})
    if (const auto& value = query.get(name); !value.empty()) url = url.with(name, value);
  return url;
}

std::vector<web::Choice> group_choices(const Translator& t, const LawBook& law) {
  std::vector<web::Choice> choices{{.value = "", .label = t("All")}};
  for (const auto& group : law.groups)
    choices.push_back({.value = group.code, .label = t(group.label)});
  return choices;
}

Html filter_part(const Desk& desk, const web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  const auto& query = visit.request.query;
  const auto& state = query.get("trang-thai");
  Html options = web::text_field(view, {.name = "so",
                                        .label = t("Number"),
                                        .hint = t("For example VV-26-00003"),
                                        .value = query.get("so")}) +
                 web::select_field(view, {.name = "trang-thai",
                                          .label = t("State"),
                                          .choices = {{.value = "open", .label = t("Open")},
                                                      {.value = "closed", .label = t("Ended")},
                                                      {.value = "tat-ca", .label = t("All")}},
                                          .value = state.empty() ? "open" : state}) +
                 web::select_field(view, {.name = "nhom",
                                          .label = t("Kind"),
                                          .choices = group_choices(t, *desk.law),
                                          .value = query.get("nhom")}) +
                 web::checkbox_field(
                     view, {.name = "cua-toi",
                            .label = {},
                            .choices = {{.value = "1", .label = t("Only what is assigned to me")}},
                            .values = {query.get("cua-toi")},
                            .size = web::Size::Small});
  return web::filter({.heading = t("Filter"),
                      .chosen_heading = t("Selected filters"),
                      .clear_label = t("Clear filters"),
                      .remove_spoken = t("Remove this filter"),
                      .apply_label = t("Apply filters"),
                      .action = Url::local("/vu-viec"),
                      .options = std::move(options)});
}

base::Words support_words(const Translator& t, const Case& file) {
  if (file.first_support_on) return t("Support given");
  return file.support_asked ? t("Support asked for, none yet") : t("No support asked for");
}

std::vector<web::Cell> line_cells(const Desk& desk, const web::View& view, const CaseLine& line,
                                  base::Instant now) {
  const auto& t = view.t;
  const auto& file = line.file;
  const bool open = file.state == CaseState::Open;
  return {{.content = risk_mark(view, file.risk)},
          {.content = web::link(base::Words{file.number}, web::path({"/vu-viec", file.id}))},
          {.content = group_label(view, *desk.law, file.group)},
          {.content = line.unit_name.empty() ? t("Province desk").text : line.unit_name},
          {.content = file.assignee ? file.assignee_name : t("Nobody yet").text},
          {.content = support_words(t, file)},
          {.content = !open          ? web::text(t("Ended"))
                      : line.nearest ? nearest_cell(view, desk.law->clock, *line.nearest, now)
                                     : web::text(t("Nothing due"))}};
}

enum class Paged : bool { No, Yes };
Html list_part(const Desk& desk, const web::Visit& visit, const CaseList& list, int page,
               Paged paged) {
  const auto& view = visit.view;
  const auto& t = view.t;
  Html out = el("p", {web::cls("govuk-body")}, t.plural("{1} case", "{1} cases", list.total));
  if (list.lines.empty()) return out + web::paragraph(t("Nothing here with this filter."));
  web::Table table{.caption = t("Cases by risk and deadline"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("Risk")},
                            {.content = t("Number")},
                            {.content = t("Kind")},
                            {.content = t("Unit")},
                            {.content = t("Assigned to")},
                            {.content = t("Support")},
                            {.content = t("Nearest deadline")}}};
  for (const auto& line : list.lines) table.rows.push_back(line_cells(desk, view, line, visit.now));
  out += web::scroll_frame(t("Cases by risk and deadline"), web::table(table));
  if (paged == Paged::No) return out;
  const int pages = static_cast<int>((list.total + kCasePage - 1) / kCasePage);
  out +=
      web::page_links(view, with_query(Url::local("/vu-viec"), visit.request.query), page, pages);
  return out +
         web::paragraph(web::link(t("Download this list (CSV)"),
                                  with_query(Url::local("/vu-viec/tai-ve"), visit.request.query)));
}

// A POST: a name in an address stays in histories and logs.
Html search_part(const web::View& view, const std::string& typed, const web::FieldError& error) {
  const auto& t = view.t;
  return web::form(view, Url::local("/vu-viec/tim"),
                   web::text_field(view, {.name = "tim",
                                          .label = t("Find by name or number of the case"),
                                          .hint = t("Without diacritics too: nguyen thi hoa"),
                                          .value = typed,
                                          .error = error,
                                          .type = "search",
                                          .width = "30",
                                          .autocomplete = "off"}),
                   web::submit(t("Find")));
}

base::Result<web::Response> show_list(const Desk& desk, web::Visit& visit) {
  const auto& t = visit.view.t;
  const auto asked = number_of(visit.request.query, "trang");
  const int page = asked < 1 || asked > 100000 ? 1 : static_cast<int>(asked);
  AL_TRY(const auto list, list_cases(desk, people::officer_of(visit), filter_of(visit), page));
  Html content = web::heading(t("Cases")) + search_part(visit.view, "", {});
  content +=
      web::filter_layout(filter_part(desk, visit), list_part(desk, visit, list, page, Paged::Yes));
  return office_page(
      visit.view,
      {.title = t("Cases"), .width = web::PageWidth::Wide, .content = std::move(content)}, {});
}

Html found_part(const Desk& desk, const web::Visit& visit, const CaseList& list) {
  const auto& t = visit.view.t;
  if (list.lines.empty())
    return web::paragraph(t("No case that you may see has this name or number."));
  Html out = list_part(desk, visit, list, 1, Paged::No);
  if (list.total >= kMostFound)
    out += web::paragraph(
        t("Only the first {1} are shown. Type more of the name.", t.number(kMostFound)));
  return out;
}

base::Result<web::Response> show_search(const Desk& desk, web::Visit& visit) {
  const auto& t = visit.view.t;
  const auto& typed = visit.request.form.get("tim");
  const auto found = search_cases(desk, people::officer_of(visit), typed, visit.now);
  if (!found && found.error().code != base::Code::Invalid) return found.error();
  Returned returned;
  if (!found) returned = {"tim", &visit.request.form, found.error().reader};
  Html content = web::error_summary_for(visit.view, errors_of(returned, "tim"));
  content +=
      web::heading(t("Find a case")) + search_part(visit.view, typed, returned.error_of("tim"));
  if (found) content += found_part(desk, visit, *found);
  auto response = office_page(visit.view,
                              {.title = t("Find a case"),
                               .back = Url::local("/vu-viec"),
                               .width = web::PageWidth::Wide,
                               .content = std::move(content)},
                              returned);
  response.compression = web::Compression::Never;
  return response;
}

base::Result<web::Response> export_list(const Desk& desk, web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const auto lines,
         export_cases(desk, people::officer_of(visit), filter_of(visit), visit.now));
  base::CsvWriter csv;
  csv.row({t("Number").text, t("Received").text, t("Case opened").text, t("Risk").text,
           t("Kind").text, t("Unit").text, t("Assigned to").text, t("State").text,
           t("Support").text, t("Support plan by").text, t("Late").text, t("Reports").text,
           t("Violators").text});
  for (const auto& line : lines) {
    const auto& file = line.file;
    csv.row({file.number, base::vietnam_time_text(file.received_at),
             base::vietnam_time_text(file.opened_at),
             t(risk_level_name(risk_level(file.risk))).text,
             group_label(view, *desk.law, file.group),
             line.unit_name.empty() ? t("Province desk").text : line.unit_name, file.assignee_name,
             t(case_state_name(file.state)).text, support_words(t, file).text,
             base::vietnam_time_text(file.due_at),
             is_late(file, visit.now) ? t("Late").text : std::string(),
             std::to_string(line.reports), std::to_string(line.violators)});
  }
  return web::download(std::move(csv).finish(), "text/csv; charset=utf-8", "vu-viec.csv");
}

}  // namespace

void add_case_list_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/vu-viec",
              .access = web::Access::right(rights::kCasesRead),
              .help = "Cases by risk and deadline",
              .handler = [&desk](web::Visit& visit) { return show_list(desk, visit); }});
  router.add({.method = web::Method::Get,
              .pattern = "/vu-viec/tai-ve",
              .access = web::Access::right(rights::kCasesRead),
              .help = "The list of cases as CSV",
              .handler = [&desk](web::Visit& visit) { return export_list(desk, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/vu-viec/tim",
              .access = web::Access::right(rights::kCasesRead),
              .help = "Find a case by name or number; the words are written nowhere",
              .fields = {{"tim", 1000}},
              .handler = [&desk](web::Visit& visit) { return show_search(desk, visit); }});
}

}  // namespace anlanh::cases
