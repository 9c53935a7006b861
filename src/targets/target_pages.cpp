#include "targets/target_pages.h"

#include <algorithm>
#include <charconv>

#include "base/csv_writer.h"
#include "people/right_model.h"
#include "targets/figure_pages.h"
#include "targets/period_rules.h"
#include "web/components/pagination/pagination.h"
#include "web/components/sub-navigation/sub_navigation.h"
#include "web/components/table/table.h"
#include "web/components/tag/tag.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::targets {

using base::Result;
using base::Words;
using web::cls;
using web::el;
using web::Html;
using web::Response;
using web::Url;
using web::View;
using web::Visit;

namespace {

constexpr std::size_t kRowsOnPage = 50;
const Url kTargets = Url::local("/chi-tieu");

// An unknown period is not guessed at: the present one stands, and the page names it.
Period asked_period(const Visit& visit, const PeriodRules& rules) {
  const base::Date today = base::vietnam_date(visit.now);
  const auto found = find_period(rules, visit.request.query.get("ky"), today);
  return found ? *found : default_period(rules, today);
}

RowFilter asked_filter(const Visit& visit) {
  return parse_row_filter(visit.request.query.get("loc")).value_or(RowFilter::All);
}

Url rows_url(const TargetDefinition& target, const Period& period) {
  return web::path({"/chi-tieu", target.code}).with("ky", period_key(period));
}

// Whose figures these are, and from when.
Html standing_of(const Visit& visit, const Period& period) {
  const auto& officer = people::officer_of(visit);
  const auto& t = visit.view.t;
  const bool everywhere = officer.scope(people::rights::kTargetsRead).all();
  const Words place = everywhere ? t("the whole province") : Words{officer.place};
  return web::paragraph(t("{1}. Counted for: {2}. As of {3}.", period_words(t, period).text,
                          place.text, base::vietnam_time_text(visit.now)));
}

Words state_words(const base::Translator& t, RowState state) {
  switch (state) {
    case RowState::Counted: return t("Met");
    case RowState::NotCounted: return t("Not met");
    case RowState::Pending: return t("Within its time");
    case RowState::LeftOut: break;
  }
  return t("Left out");
}

const char* state_colour(RowState state) {
  switch (state) {
    case RowState::Counted: return "govuk-tag--green";
    case RowState::NotCounted: return "govuk-tag--red";
    case RowState::Pending: return "govuk-tag--yellow";
    case RowState::LeftOut: break;
  }
  return "govuk-tag--grey";
}

class Pages {
 public:
  explicit Pages(const TargetActions& actions) : actions_(actions) {}
  Result<Response> overview(Visit& visit) const;
  Result<Response> rows(Visit& visit) const;
  Result<Response> table_file(Visit& visit) const;

 private:
  Result<const TargetDefinition*> asked_target(const Visit& visit) const;
  Result<Figure> asked_figure(const Visit& visit, const TargetDefinition& target,
                              const Period& period) const;
  const TargetActions& actions_;
};

Result<const TargetDefinition*> Pages::asked_target(const Visit& visit) const {
  const auto* target = actions_.find_target(visit.request.path_params.get("id"));
  if (target) return target;
  return base::make_error(base::Code::NotFound, "no such target",
                          base::msg("There is no such target."));
}

Result<Figure> Pages::asked_figure(const Visit& visit, const TargetDefinition& target,
                                   const Period& period) const {
  return actions_.load_figure(people::officer_of(visit), target, period,
                              base::vietnam_date(visit.now));
}

// ---------------------------------------------------------------- the four figures

Html target_section(const View& view, const Figure& figure, const Period& period) {
  const auto& target = *figure.target;
  Html out = web::heading_2(view.t("Target {1}", target.item));
  out += web::paragraph(view.t(target.wording)) + render_figure(view, figure);
  out += web::paragraph(
      web::link(view.t("See the list behind target {1}", target.item), rows_url(target, period)));
  return el("section", {}, out, render_doubts(view, figure),
            el("hr", {cls("govuk-section-break govuk-section-break--m "
                          "govuk-section-break--visible")}));
}

Result<Response> Pages::overview(Visit& visit) const {
  const View& view = visit.view;
  const Period period = asked_period(visit, actions_.periods());
  const base::Date today = base::vietnam_date(visit.now);
  AL_TRY(const auto figures, actions_.load_figures(people::officer_of(visit), period, today));
  Html content = el("span", {cls("govuk-caption-l")}, view.t(actions_.table().programme.name));
  content += web::heading(view.t("Targets of the programme"));
  content += standing_of(visit, period);
  content += render_period_choice(view, kTargets, actions_.periods(), period, today);
  for (const auto& figure : figures) content += target_section(view, figure, period);
  return web::page(web::render_page(view, {.title = view.t("Targets of the programme"),
                                           .kind = web::PageKind::Office,
                                           .content = content}));
}

// ---------------------------------------------------------------- the rows of one figure

Html groups_table(const View& view, const Figure& figure) {
  if (figure.groups.empty()) return {};
  web::Table table{.caption = view.t("By level; a school of several levels stands in each"),
                   .caption_classes = "govuk-table__caption--s",
                   .head = {{.content = view.t("Level")},
                            {.content = view.t("Numerator"), .format = "numeric"},
                            {.content = view.t("Denominator"), .format = "numeric"},
                            {.content = view.t("Share"), .format = "numeric"}},
                   .first_cell_is_header = web::FirstCellIsHeader::Yes};
  for (const auto& group : figure.groups) {
    // A level of which every school is left out has no figure.
    if (group.tally.denominator() == 0) continue;
    table.rows.push_back(
        {{.content = view.t(group.name)},
         {.content = view.t.number(group.tally.numerator()), .format = "numeric"},
         {.content = view.t.number(group.tally.denominator()), .format = "numeric"},
         {.content = percent_words(view.t, *figure.target, group.tally), .format = "numeric"}});
  }
  return web::scroll_frame(view.t("By level"), web::table(table));
}

Html filter_links(const View& view, const Figure& figure, const Url& here, RowFilter chosen) {
  const Tally& tally = figure.tally;
  web::SubNavigation nav{.spoken_label = view.t("Narrow the list"), .items = {}};
  const auto add = [&](RowFilter filter, const char* label, std::int64_t count) {
    nav.items.push_back({.label = view.t(base::Message{label, {view.t.number(count)}}),
                         .href = here.with("loc", row_filter_code(filter)),
                         .current = filter == chosen ? web::Current::Yes : web::Current::No});
  };
  add(RowFilter::All, base::msg("All ({1})").id, tally.denominator() + tally.left_out);
  add(RowFilter::Counted, base::msg("Met ({1})").id, tally.counted);
  add(RowFilter::NotCounted, base::msg("Not met ({1})").id, tally.not_counted + tally.pending);
  add(RowFilter::LeftOut, base::msg("Left out ({1})").id, tally.left_out);
  return web::sub_navigation(nav);
}

Html row_label(const CountedRow& row) {
  const auto url = Url::parse_local(row.url);
  return url ? web::link(Words{row.label}, *url) : web::text(row.label);
}

std::vector<web::Cell> row_cells(const View& view, const CountedRow& row) {
  return {{.content = row_label(row)},
          {.content = row.place},
          {.content = row.date ? base::vietnam_date_text(*row.date) : std::string()},
          {.content = web::tag(
               {.label = state_words(view.t, row.state), .classes = state_colour(row.state)})},
          {.content = view.t(row.reason)}};
}

std::vector<Words> column_names(const base::Translator& t) {
  return {t.in_context("row of a figure", "Name"), t("Place"), t("Day"), t("Result"), t("Reason")};
}

Html rows_table(const View& view, const std::vector<CountedRow>& rows, std::size_t page) {
  web::Table table{.caption = view.t("Rows of this figure"),
                   .caption_classes = "govuk-visually-hidden"};
  for (const auto& name : column_names(view.t)) table.head.push_back({.content = name});
  const std::size_t first = std::min((page - 1) * kRowsOnPage, rows.size());
  const std::size_t last = std::min(first + kRowsOnPage, rows.size());
  for (std::size_t i = first; i < last; ++i) table.rows.push_back(row_cells(view, rows[i]));
  return web::scroll_frame(view.t("Rows of this figure"), web::table(table));
}

std::size_t asked_page(const Visit& visit, std::size_t pages) {
  const std::string& text = visit.request.query.get("trang");
  std::size_t page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::clamp<std::size_t>(page, 1, std::max<std::size_t>(pages, 1));
}

Html rows_part(const Visit& visit, const Figure& figure, const Url& here, RowFilter filter) {
  const View& view = visit.view;
  const auto shown = filter_rows(figure.rows, filter);
  const std::size_t pages = (shown.size() + kRowsOnPage - 1) / kRowsOnPage;
  const std::size_t page = asked_page(visit, pages);
  Html out = filter_links(view, figure, here, filter);
  if (shown.empty()) return out + web::paragraph(view.t("There is nothing in this list."));
  const Url narrowed = here.with("loc", row_filter_code(filter));
  out += rows_table(view, shown, page);
  return out + web::page_links(view, narrowed, static_cast<int>(page), static_cast<int>(pages));
}

Result<Response> Pages::rows(Visit& visit) const {
  AL_TRY(const TargetDefinition* target, asked_target(visit));
  const View& view = visit.view;
  const Period period = asked_period(visit, actions_.periods());
  const RowFilter filter = asked_filter(visit);
  AL_TRY(const auto figure, asked_figure(visit, *target, period));
  const Url here = rows_url(*target, period);
  const Url file = web::path({"/chi-tieu", target->code, "csv"})
                       .with("ky", period_key(period))
                       .with("loc", row_filter_code(filter));
  const Words title = view.t("Target {1}", target->item);
  Html content = web::heading(title) + web::paragraph(view.t(target->wording));
  content += standing_of(visit, period) + render_figure(view, figure);
  content += render_definition(view, *target, actions_.table()) + render_doubts(view, figure);
  content += groups_table(view, figure);
  content += web::heading_2(view.t("Rows of this figure"));
  content += rows_part(visit, figure, here, filter);
  content += web::paragraph(web::link(view.t("Download this list (CSV)"), file));
  content += render_period_choice(view, web::path({"/chi-tieu", target->code}), actions_.periods(),
                                  period, base::vietnam_date(visit.now));
  return web::page(web::render_page(view, {.title = title,
                                           .kind = web::PageKind::Office,
                                           .back = kTargets.with("ky", period_key(period)),
                                           .width = web::PageWidth::Wide,
                                           .content = content}));
}

Result<Response> Pages::table_file(Visit& visit) const {
  AL_TRY(const TargetDefinition* target, asked_target(visit));
  const auto& t = visit.view.t;
  const Period period = asked_period(visit, actions_.periods());
  AL_TRY(const auto figure, asked_figure(visit, *target, period));
  const auto shown = filter_rows(figure.rows, asked_filter(visit));
  AL_TRY_DO(
      actions_.note_export(people::officer_of(visit), *target, period, shown.size(), visit.now));
  base::CsvWriter csv;
  std::vector<std::string> head;
  for (const auto& name : column_names(t)) head.push_back(name.text);
  csv.row(head);
  for (const auto& row : shown) {
    csv.row({row.label, row.place, row.date ? base::iso_date(*row.date) : "",
             state_words(t, row.state).text, t(row.reason).text});
  }
  return web::download(std::move(csv).finish(), "text/csv; charset=utf-8",
                       target->code + "-" + base::iso_date(period.window.from) + "-" +
                           base::iso_date(period.window.to) + ".csv");
}

}  // namespace

void add_target_routes(web::Router& router, const TargetActions& actions) {
  const Pages pages(actions);
  const auto add = [&](std::string pattern, const char* help,
                       Result<Response> (Pages::*page)(Visit&) const) {
    router.add({.method = web::Method::Get,
                .pattern = std::move(pattern),
                .access = web::Access::right(people::rights::kTargetsRead),
                .help = help,
                .handler = [pages, page](Visit& visit) { return (pages.*page)(visit); }});
  };
  add("/chi-tieu", "The programme's four targets", &Pages::overview);
  add("/chi-tieu/:id", "One target and the rows it counts", &Pages::rows);
  add("/chi-tieu/:id/csv", "The rows of one target as a table", &Pages::table_file);
}

}  // namespace anlanh::targets
