#include "cases/register_pages.h"

#include "base/csv_writer.h"
#include "cases/register_actions.h"
#include "cases/violator_parts.h"
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

RegisterFilter filter_of(const web::Visit& visit) {
  const auto& query = visit.request.query;
  return {parse_handling(query.get("trang-thai")), parse_violator_kind(query.get("loai"))};
}

Url with_query(Url url, const web::Params& query) {
  for (const auto* name : {"trang-thai", "loai"})
    if (const auto& value = query.get(name); !value.empty()) url = url.with(name, value);
  return url;
}

Html filter_part(const web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  const auto& query = visit.request.query;
  std::vector<web::Choice> states{{.value = "", .label = t("All")}};
  for (const auto handling : {Handling::Nothing, Handling::UnderWay, Handling::Handled,
                              Handling::NotFound, Handling::NoBreach})
    states.push_back(
        {.value = std::string(handling_code(handling)), .label = t(handling_name(handling))});
  std::vector<web::Choice> kinds{{.value = "", .label = t("All")}};
  for (const auto kind : {ViolatorKind::UnknownAccount, ViolatorKind::Adult, ViolatorKind::Child,
                          ViolatorKind::Organisation})
    kinds.push_back(
        {.value = std::string(violator_kind_code(kind)), .label = t(violator_kind_name(kind))});
  Html options = web::select_field(view, {.name = "trang-thai",
                                          .label = t("Handling"),
                                          .choices = std::move(states),
                                          .value = query.get("trang-thai")}) +
                 web::select_field(view, {.name = "loai",
                                          .label = t("What is known"),
                                          .choices = std::move(kinds),
                                          .value = query.get("loai")});
  return web::filter({.heading = t("Filter"),
                      .chosen_heading = t("Selected filters"),
                      .clear_label = t("Clear filters"),
                      .remove_spoken = t("Remove this filter"),
                      .apply_label = t("Apply filters"),
                      .action = Url::local("/doi-tuong"),
                      .options = std::move(options)});
}

std::string case_numbers(const SubjectLine& line) {
  std::string out;
  for (const auto& one : line.incidents) out += (out.empty() ? "" : ", ") + one.case_number;
  return out;
}

std::vector<web::Cell> line_cells(const Desk& desk, const web::View& view,
                                  const SubjectLine& line) {
  const auto& t = view.t;
  const auto& violator = line.incidents.front().violator;
  std::string who = t(violator_kind_name(violator.kind)).text;
  if (!violator.platform.empty()) who += ", " + platform_label(view, *desk.law, violator.platform);
  return {{.content = web::link(base::Words{who}, web::path({"/doi-tuong", violator.id}))},
          {.content = act_part(view, *desk.law, violator)},
          {.content = case_numbers(line)},
          {.content = base::vietnam_date_text(base::vietnam_date(violator.recorded_at))},
          {.content = handling_mark(view, line.handling)}};
}

Html table_part(const Desk& desk, const web::View& view, const RegisterList& list) {
  const auto& t = view.t;
  Html out =
      el("p", {web::cls("govuk-body")}, t.plural("{1} violator", "{1} violators", list.total));
  if (list.lines.empty()) return out + web::paragraph(t("Nothing here with this filter."));
  web::Table table{.caption = t("Violators"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("What is known")},
                            {.content = t("Prohibited act")},
                            {.content = t("Cases")},
                            {.content = t("Day recorded")},
                            {.content = t("Handling")}}};
  for (const auto& line : list.lines) table.rows.push_back(line_cells(desk, view, line));
  return out + web::scroll_frame(t("Violators"), web::table(table));
}

// A POST: a name in an address stays in histories and logs.
Html search_part(const web::View& view, const std::string& typed, const web::FieldError& error) {
  const auto& t = view.t;
  return web::form(view, Url::local("/doi-tuong/tim"),
                   web::text_field(view, {.name = "tim",
                                          .label = t("Find by name or account"),
                                          .hint = t("Without diacritics too: nguyen thi hoa"),
                                          .value = typed,
                                          .error = error,
                                          .type = "search",
                                          .width = "30",
                                          .autocomplete = "off"}),
                   web::submit(t("Find")));
}

base::Result<web::Response> show_register(const Desk& desk, web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  const auto& query = visit.request.query;
  const auto asked = number_of(query, "trang");
  const int page = asked < 1 || asked > 100000 ? 1 : static_cast<int>(asked);
  AL_TRY(const auto list, list_violators(desk, people::officer_of(visit), filter_of(visit), page));
  const int pages = static_cast<int>((list.total + kRegisterPage - 1) / kRegisterPage);
  Html rows = table_part(desk, view, list);
  rows += web::page_links(view, with_query(Url::local("/doi-tuong"), query), page, pages);
  rows += web::paragraph(
      web::link(t("Download this list (CSV)"), with_query(Url::local("/doi-tuong/tai-ve"), query)));
  Html content = web::heading(t("Violators")) +
                 web::paragraph(t("Each violator once, over all cases you may see. Names stay "
                                  "closed in the list.")) +
                 search_part(view, "", {}) + web::filter_layout(filter_part(visit), rows);
  return office_page(
      view, {.title = t("Violators"), .width = web::PageWidth::Wide, .content = std::move(content)},
      {});
}

base::Result<web::Response> show_search(const Desk& desk, web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  const auto& typed = visit.request.form.get("tim");
  const auto found = search_violators(desk, people::officer_of(visit), typed, visit.now);
  if (!found && found.error().code != base::Code::Invalid) return found.error();
  const Returned back{found ? "" : "tim", &visit.request.form,
                      found ? base::Message{} : found.error().reader};
  Html content = web::error_summary_for(view, errors_of(back, "tim"));
  content += web::heading(t("Violators")) + search_part(view, typed, back.error_of("tim"));
  if (found) content += web::heading_2(t("What was found")) + table_part(desk, view, *found);
  auto response = office_page(view,
                              {.title = t("Violators"),
                               .back = Url::local("/doi-tuong"),
                               .width = web::PageWidth::Wide,
                               .content = std::move(content)},
                              back);
  response.compression = web::Compression::Never;
  return response;
}

base::Result<web::Response> export_list(const Desk& desk, web::Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const auto lines,
         export_violators(desk, people::officer_of(visit), filter_of(visit), visit.now));
  base::CsvWriter csv;
  csv.row({t("What is known").text, t("Platform").text, t("Prohibited act").text, t("Cases").text,
           t("Day recorded").text, t("Handling").text});
  for (const auto& line : lines) {
    const auto& violator = line.incidents.front().violator;
    const auto* act = act_of(violator, *desk.law);
    csv.row({t(violator_kind_name(violator.kind)).text,
             platform_label(view, *desk.law, violator.platform),
             act ? t(act->name).text : t("Not established yet").text, case_numbers(line),
             base::vietnam_date_text(base::vietnam_date(violator.recorded_at)),
             t(handling_name(line.handling)).text});
  }
  return web::download(std::move(csv).finish(), "text/csv; charset=utf-8", "doi-tuong.csv");
}

}  // namespace

void add_register_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/doi-tuong",
              .access = web::Access::right(rights::kViolatorsRead),
              .help = "The register of violators",
              .handler = [&desk](web::Visit& visit) { return show_register(desk, visit); }});
  router.add({.method = web::Method::Get,
              .pattern = "/doi-tuong/tai-ve",
              .access = web::Access::right(rights::kViolatorsRead),
              .help = "The register of violators as CSV, without names",
              .handler = [&desk](web::Visit& visit) { return export_list(desk, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/doi-tuong/tim",
              .access = web::Access::right(rights::kViolatorsRead),
              .help = "Find a violator by name or account; the words are written nowhere",
              .fields = {{"tim", 1000}},
              .handler = [&desk](web::Visit& visit) { return show_search(desk, visit); }});
}

}  // namespace anlanh::cases
