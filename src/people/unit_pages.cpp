#include "people/unit_pages.h"

#include <algorithm>

#include "people/form_help.h"
#include "people/unit_actions.h"
#include "web/components/filter/filter.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/pagination/pagination.h"
#include "web/components/summary-list/summary_list.h"
#include "web/components/table/table.h"
#include "web/components/tag/tag.h"
#include "web/visit.h"

namespace anlanh::people {

namespace {

using base::Translator;
using web::Html;
using web::Response;
using web::Url;
using web::Visit;

Url unit_url(base::Id id) { return web::path({"/don-vi", id}); }

constexpr std::size_t kPageRows = 100;
constexpr UnitKind kListed[] = {UnitKind::Commune,      UnitKind::Department, UnitKind::School,
                                UnitKind::CareFacility, UnitKind::Province,   UnitKind::District};

bool is_school(UnitKind kind) { return kind == UnitKind::School || kind == UnitKind::CareFacility; }

UnitFilter filter_of(const Visit& visit) {
  const auto& query = visit.request.query;
  UnitFilter filter;
  filter.kind = parse_unit_kind(query.get("loai")).value_or(UnitKind::Commune);
  filter.day = base::parse_vietnam_date(query.get("ngay")).value_or(base::vietnam_date(visit.now));
  filter.commune = base::parse_id(query.get("xa")).value_or(base::Id{});
  filter.level = parse_school_level(query.get("cap"));
  filter.text = query.get("tim");
  return filter;
}

// --- the list ---

Html kind_and_day_fields(const Visit& visit, const UnitFilter& filter) {
  const auto& t = visit.view.t;
  std::vector<web::Choice> kinds;
  for (const auto kind : kListed)
    kinds.push_back({.value = std::string(unit_kind_code(kind)), .label = t(unit_kind_name(kind))});
  const auto& typed_day = visit.request.query.get("ngay");
  const bool day_wrong = !typed_day.empty() && !base::parse_vietnam_date(typed_day);
  return web::select_field(visit.view, {.name = "loai",
                                        .label = t("Kind of unit"),
                                        .choices = std::move(kinds),
                                        .value = std::string(unit_kind_code(filter.kind))}) +
         web::text_field(
             visit.view,
             {.name = "ngay",
              .label = t("As on the day"),
              .hint = t("For example 30/06/2025. Empty: today."),
              .value = typed_day,
              .error = day_wrong ? web::FieldError(base::msg(
                                       "Write the day as 30/06/2025. The list shows today."))
                                 : web::FieldError(),
              .width = "10"}) +
         web::text_field(
             visit.view,
             {.name = "tim", .label = t("Name or code"), .value = filter.text, .type = "search"});
}

Html level_field(const Visit& visit, const UnitFilter& filter) {
  const auto& t = visit.view.t;
  std::vector<web::Choice> levels{{.value = "", .label = t("Any level")}};
  for (const auto level :
       {SchoolLevel::Preschool, SchoolLevel::Primary, SchoolLevel::LowerSecondary,
        SchoolLevel::UpperSecondary, SchoolLevel::Continuing})
    levels.push_back(
        {.value = std::string(school_level_code(level)), .label = t(school_level_name(level))});
  return web::select_field(
      visit.view,
      {.name = "cap",
       .label = t("Level"),
       .choices = std::move(levels),
       .value = filter.level ? std::string(school_level_code(*filter.level)) : std::string()});
}

std::vector<web::Choice> commune_choices(const Translator& t,
                                         const std::vector<UnitRow>& communes) {
  std::vector<web::Choice> choices{{.value = "", .label = t("Any commune")}};
  for (const auto& row : communes)
    choices.push_back({.value = base::id_text(row.unit.id), .label = row.unit.name});
  return choices;
}

std::string level_names(const Translator& t, const School& school) {
  std::string out;
  for (const auto level : school.levels)
    out += (out.empty() ? "" : ", ") + t(school_level_name(level)).text;
  return out;
}

Html unit_link(const Unit& unit) {
  return web::el("a", {web::cls("govuk-link"), web::href(unit_url(unit.id))}, unit.name);
}

Html confirm_tag(const Translator& t, const Unit& unit) {
  if (!unit.to_confirm) return {};
  return web::text(web::punct(" ")) +
         web::tag({.label = t("To be confirmed"), .classes = "govuk-tag--yellow"});
}

std::string since(const Translator& t, const Unit& unit) {
  if (unit.valid_from == kSinceUnknown) return t("not known").text;
  return base::vietnam_date_text(unit.valid_from);
}

std::string until(const Unit& unit) {
  return unit.valid_to ? base::vietnam_date_text(*unit.valid_to) : "–";
}

std::vector<web::Cell> school_row(const Translator& t, const UnitRow& row) {
  const auto& school = *row.school;
  return {{.content = web::join(unit_link(row.unit), confirm_tag(t, row.unit))},
          {.content = row.unit.code},
          {.content = row.parent_name()},
          {.content = level_names(t, school)},
          {.content = school.is_public ? t("Public") : t("Private")},
          {.content = t.number(school.pupils), .format = "numeric"}};
}

std::vector<web::Cell> unit_row(const Translator& t, const UnitRow& row) {
  return {{.content = web::join(unit_link(row.unit), confirm_tag(t, row.unit))},
          {.content = row.unit.code},
          {.content = row.parent_name()},
          {.content = since(t, row.unit)},
          {.content = until(row.unit)}};
}

Html unit_table(const Translator& t, const std::vector<UnitRow>& rows, const UnitFilter& filter,
                std::size_t from) {
  web::Table list{.caption = t(unit_kind_name(filter.kind)),
                  .caption_classes = "govuk-visually-hidden"};
  if (is_school(filter.kind))
    list.head = {{.content = t.in_context("unit", "Name")},
                 {.content = t("Code")},
                 {.content = t("Commune or ward")},
                 {.content = t("Level")},
                 {.content = t("Ownership")},
                 {.content = t("Pupils"), .format = "numeric"}};
  else
    list.head = {{.content = t.in_context("unit", "Name")},
                 {.content = t("Code")},
                 {.content = t("Part of")},
                 {.content = t("Since")},
                 {.content = t("Until")}};
  for (auto i = from; i < std::min(rows.size(), from + kPageRows); ++i)
    list.rows.push_back(rows[i].school ? school_row(t, rows[i]) : unit_row(t, rows[i]));
  return web::scroll_frame(t(unit_kind_name(filter.kind)), web::table(list));
}

// The address of the list or its file with what was asked.
Url with_filter(Url url, const web::Params& query) {
  for (const auto* name : {"loai", "ngay", "xa", "cap", "tim"})
    if (!query.get(name).empty()) url = url.with(name, query.get(name));
  return url;
}

base::Result<Html> filter_fields(const PeopleParts& parts, const Visit& visit,
                                 const UnitFilter& filter) {
  auto fields = kind_and_day_fields(visit, filter);
  if (!is_school(filter.kind)) return fields;
  AL_TRY(const auto communes,
         list_units(parts.accounts.store, {.kind = UnitKind::Commune, .day = filter.day}));
  fields += web::select_field(
      visit.view, {.name = "xa",
                   .label = visit.view.t("Commune or ward"),
                   .choices = commune_choices(visit.view.t, communes),
                   .value = filter.commune ? base::id_text(filter.commune) : std::string()});
  if (filter.kind == UnitKind::School) fields += level_field(visit, filter);
  return fields;
}

base::Result<Response> show_list(const PeopleParts& parts, Visit& visit) {
  const auto& t = visit.view.t;
  const auto filter = filter_of(visit);
  AL_TRY(const auto rows, list_units(parts.accounts.store, filter));
  AL_TRY(auto fields, filter_fields(parts, visit, filter));
  const auto pages = std::max<std::size_t>(1, (rows.size() + kPageRows - 1) / kPageRows);
  const auto page = std::min(page_number(visit.request.query.get("trang")), pages);
  const auto file = with_filter(Url::local("/don-vi/danh-sach.csv"), visit.request.query);
  auto list = web::paragraph(t("{1} on {2}: {3}", t(unit_kind_name(filter.kind)).text,
                               base::vietnam_date_text(filter.day),
                               t.number(static_cast<std::int64_t>(rows.size())))) +
              web::paragraph(web::link(t("Download as CSV"), file)) +
              unit_table(t, rows, filter, (page - 1) * kPageRows) +
              web::page_links(visit.view, with_filter(Url::local("/don-vi"), visit.request.query),
                              static_cast<int>(page), static_cast<int>(pages));
  auto content = web::heading(t("Units")) +
                 web::filter_layout(web::filter({.heading = t("Filter"),
                                                 .chosen_heading = t("Selected filters"),
                                                 .clear_label = t("Clear filters"),
                                                 .remove_spoken = t("Remove this filter"),
                                                 .apply_label = t("Apply filters"),
                                                 .action = Url::local("/don-vi"),
                                                 .options = std::move(fields)}),
                                    list);
  return web::page(web::render_page(visit.view, {.title = t("Units"),
                                                 .kind = web::PageKind::Office,
                                                 .width = web::PageWidth::Wide,
                                                 .content = std::move(content)}));
}

base::Result<Response> download_list(const PeopleParts& parts, Visit& visit) {
  const auto filter = filter_of(visit);
  AL_TRY(const auto rows, list_units(parts.accounts.store, filter));
  return web::download(
      unit_csv(rows, filter.kind), "text/csv; charset=utf-8",
      std::string(unit_kind_code(filter.kind)) + "-" + base::iso_date(filter.day) + ".csv");
}

// --- one unit ---

Html link_list(const Translator& t, const std::vector<UnitLink>& links) {
  Html items;
  for (const auto& one : links) {
    const auto note = one.part == Succession::Part ? t("in part") : base::Words{};
    items += web::el("li", {}, unit_link(one.other), web::punct(" ("), one.other.code,
                     note.text.empty() ? web::Html() : web::join(web::punct(", "), note),
                     web::punct("), "), base::vietnam_date_text(one.on));
  }
  return web::el("ul", {web::cls("govuk-list govuk-list--bullet")}, items);
}

Html facts(const Translator& t, const UnitDetail& detail) {
  const auto& unit = detail.row.unit;
  web::SummaryList list{.rows = {{.key = t("Kind of unit"), .value = t(unit_kind_name(unit.kind))},
                                 {.key = t("Code"), .value = unit.code},
                                 {.key = t("Since"), .value = since(t, unit)},
                                 {.key = t("Until"), .value = until(unit)}}};
  if (detail.row.parent)
    list.rows.push_back({.key = t("Part of"), .value = unit_link(*detail.row.parent)});
  if (const auto& school = detail.row.school) {
    if (!school->levels.empty())
      list.rows.push_back({.key = t("Level"), .value = level_names(t, *school)});
    list.rows.push_back(
        {.key = t("Ownership"), .value = school->is_public ? t("Public") : t("Private")});
    list.rows.push_back({.key = t("Pupils"), .value = t.number(school->pupils)});
  }
  return web::summary_list(list);
}

base::Result<Response> show_one(const PeopleParts& parts, Visit& visit) {
  const auto& t = visit.view.t;
  const auto id = base::parse_id(visit.request.path_params.get("id"));
  if (!id) return base::make_error(base::Code::NotFound, "not an id");
  AL_TRY(const auto detail, show_unit(parts.accounts.store, *id, base::vietnam_date(visit.now)));
  const auto& unit = detail.row.unit;
  auto content = web::heading(base::Words{unit.name});
  if (unit.to_confirm)
    content += web::inset_text({.content = t("The name or the dates of this unit are still to be "
                                             "confirmed.")});
  content += facts(t, detail);
  if (!detail.history.before.empty())
    content += web::heading_2(t("Before this")) + link_list(t, detail.history.before);
  if (!detail.history.after.empty())
    content += web::heading_2(t("What it became")) + link_list(t, detail.history.after);
  if (!detail.schools.empty()) {
    Html items;
    for (const auto& school : detail.schools) items += web::el("li", {}, unit_link(school.unit));
    content += web::heading_2(t("Schools and care facilities")) +
               web::el("ul", {web::cls("govuk-list govuk-list--bullet")}, items);
  }
  return web::page(web::render_page(visit.view, {.title = base::Words{unit.name},
                                                 .kind = web::PageKind::Office,
                                                 .back = Url::local("/don-vi"),
                                                 .content = std::move(content)}));
}

}  // namespace

void add_unit_routes(web::Router& router, const PeopleParts& parts) {
  router.add({.method = web::Method::Get,
              .pattern = "/don-vi",
              .access = web::Access::signed_in(),
              .help = "Communes, departments, schools and care facilities on a day",
              .handler = [&parts](Visit& visit) { return show_list(parts, visit); }});
  router.add({.method = web::Method::Get,
              .pattern = "/don-vi/danh-sach.csv",
              .access = web::Access::signed_in(),
              .help = "The list of units for a spreadsheet",
              .handler = [&parts](Visit& visit) { return download_list(parts, visit); }});
  router.add({.method = web::Method::Get,
              .pattern = "/don-vi/:id",
              .access = web::Access::signed_in(),
              .help = "One unit and what it was before",
              .handler = [&parts](Visit& visit) { return show_one(parts, visit); }});
}

}  // namespace anlanh::people
