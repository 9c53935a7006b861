#include "catalog/entry_views.h"

#include "people/right_model.h"
#include "web/components/details/details.h"
#include "web/components/pagination/pagination.h"
#include "web/components/summary-list/summary_list.h"
#include "web/components/table/table.h"
#include "web/components/tag/tag.h"
#include "web/fields.h"
#include "web/page.h"

namespace anlanh::catalog {

namespace {

using base::Translator;
using web::el;
using web::Html;
using web::path;
using web::Url;

std::string category_text(const Translator& t, const std::vector<Category>& categories,
                          const std::string& slug) {
  const auto* category = find_category(categories, slug);
  return category ? t(category->label).text : slug;
}

Html state_tag(const Translator& t, EntryState state) {
  const char* colour = state == EntryState::InForce ? "govuk-tag--red" : "govuk-tag--grey";
  return web::tag({.label = entry_state_words(t, state), .classes = colour});
}

std::vector<web::Choice> category_choices(const Translator& t,
                                          const std::vector<Category>& categories) {
  std::vector<web::Choice> choices;
  for (const auto& category : categories)
    choices.push_back(
        {.value = category.slug, .label = t(category.label), .hint = t(category.for_adult)});
  return choices;
}

// A list narrows by address, so that a narrowed list can be sent to a colleague.
Html filter_form(const web::View& view, const std::vector<Category>& categories,
                 const EntryFilter& filter) {
  const auto& t = view.t;
  std::vector<web::Choice> reasons{{.value = "", .label = t("All reasons")}};
  for (const auto& category : categories)
    reasons.push_back({.value = category.slug, .label = t(category.label)});
  const std::string state = !filter.state                          ? ""
                            : *filter.state == EntryState::InForce ? "dang-chan"
                                                                   : "da-mo";
  Html fields = web::text_field(
      view,
      {.name = "ten", .label = t("Part of the name"), .value = filter.host_part, .width = "20"});
  fields += web::select_field(
      view, {.name = "nhom", .label = t("Reason"), .choices = reasons, .value = filter.category});
  fields += web::select_field(view, {.name = "trang-thai",
                                     .label = t("State"),
                                     .choices = {{.value = "", .label = t("All")},
                                                 {.value = "dang-chan", .label = t("Closed")},
                                                 {.value = "da-mo", .label = t("Opened again")}},
                                     .value = state});
  fields += web::submit(t("Show"));
  return web::details(
      {.summary = t("Filter the list"), .content = web::get_form(Url::local("/danh-muc"), fields)});
}

std::vector<web::Cell> entry_row(const Translator& t, const std::vector<Category>& categories,
                                 const Entry& entry) {
  return {{.content = el("a", {web::cls("govuk-link"), web::href(path({"/danh-muc", entry.id}))},
                         entry.host)},
          {.content = category_text(t, categories, entry.category)},
          {.content = state_tag(t, entry.state)},
          {.content = base::vietnam_time_text(entry.confirmed_at)},
          {.content = entry.confirmed_by_name}};
}

Html entry_table(const Translator& t, const std::vector<Category>& categories,
                 const std::vector<Entry>& entries) {
  if (entries.empty())
    return web::paragraph(t("Nothing here. Change the filter, or confirm an address."));
  std::vector<std::vector<web::Cell>> rows;
  for (const auto& entry : entries) rows.push_back(entry_row(t, categories, entry));
  auto table = web::table({.caption = t("Closed addresses"),
                           .caption_classes = "govuk-visually-hidden",
                           .head = {{.content = t("Name")},
                                    {.content = t("Reason")},
                                    {.content = t("State")},
                                    {.content = t("Confirmed at")},
                                    {.content = t("Confirmed by")}},
                           .rows = std::move(rows)});
  return web::scroll_frame(t("Closed addresses"), table);
}

Url filtered(Url url, const EntryFilter& filter) {
  if (!filter.host_part.empty()) url = url.with("ten", filter.host_part);
  if (!filter.category.empty()) url = url.with("nhom", filter.category);
  if (filter.state)
    url = url.with("trang-thai", *filter.state == EntryState::InForce ? "dang-chan" : "da-mo");
  return url;
}

web::SummaryRow fact(const base::Words& key, web::Content value) {
  return {.key = key, .value = std::move(value)};
}

Html entry_facts(const web::View& view, const std::vector<Category>& categories, const Entry& entry,
                 const people::Officer& officer) {
  const auto& t = view.t;
  std::vector<web::SummaryRow> rows{
      fact(t("State"), state_tag(t, entry.state)),
      fact(t("Reason"), category_text(t, categories, entry.category)),
      fact(t("Address as given"), entry.address),
      fact(t("Confirmed at"), base::vietnam_time_text(entry.confirmed_at)),
      fact(t("Confirmed by"), entry.confirmed_by_name)};
  // The link only for those who may open the case: that a child has one is a secret of its own.
  if (entry.case_id && officer.may_in(people::rights::kCasesRead, entry.unit))
    rows.push_back(
        fact(t("From the case"), web::link(t("Open the case"), path({"/vu-viec", entry.case_id}))));
  if (!entry.note.empty()) rows.push_back(fact(t("Note"), web::lines(entry.note)));
  if (entry.withdrawn_at) {
    rows.push_back(fact(t("Opened again at"), base::vietnam_time_text(*entry.withdrawn_at)));
    rows.push_back(fact(t("Opened again by"), entry.withdrawn_by_name));
    rows.push_back(fact(t("Why it was opened"), web::lines(entry.withdraw_reason)));
  }
  return web::summary_list({.rows = std::move(rows)});
}

Html withdraw_form(const web::View& view, const Entry& entry, const web::FieldErrors& errors) {
  const auto& t = view.t;
  return web::heading_2(t("Open this address again")) +
         web::paragraph(
             t("Everybody can reach it again within seconds. The line stays in this list.")) +
         web::form(view, path({"/danh-muc", entry.id, "mo-lai"}),
                   web::textarea_field(view, {.name = "reason",
                                              .label = t("Why it may be opened"),
                                              .error = errors.of("reason"),
                                              .rows = 3}),
                   web::submit(t("Open it again")));
}

web::HasErrors has_errors(const web::FieldErrors& errors) {
  return errors.empty() ? web::HasErrors::No : web::HasErrors::Yes;
}

}  // namespace

base::Words entry_state_words(const Translator& t, EntryState state) {
  return state == EntryState::InForce ? t("Closed") : t("Opened again");
}

std::string render_entry_list(const web::View& view, const std::vector<Category>& categories,
                              const EntryList& list, const people::Officer& officer) {
  const auto& t = view.t;
  Html content = web::heading(t("Closed addresses"));
  content += web::paragraph(t.plural("{1} address", "{1} addresses", list.count));
  if (officer.may(people::rights::kCatalogConfirm))
    content += web::button_link(t("Confirm an address as harmful"), Url::local("/danh-muc/them"));
  content += filter_form(view, categories, list.filter);
  content += entry_table(t, categories, list.entries);
  content +=
      web::page_links(view, filtered(Url::local("/danh-muc"), list.filter), list.page, list.pages);
  content += web::paragraph(web::link(t("Take this list away as CSV"),
                                      filtered(Url::local("/danh-muc/xuat.csv"), list.filter)));
  return web::render_page(view, {.title = t("Closed addresses"),
                                 .kind = web::PageKind::Office,
                                 .width = web::PageWidth::Wide,
                                 .content = std::move(content)});
}

std::string render_confirm_form(const web::View& view, const std::vector<Category>& categories,
                                const ConfirmInput& typed, const web::FieldErrors& errors) {
  const auto& t = view.t;
  Html content = web::error_summary_for(view, errors);
  content += web::heading(t("Confirm an address as harmful"));
  content += web::paragraph(
      t("The guard closes it at every school and home within seconds. Look at the page yourself "
        "only as far as you must; do not copy pictures."));
  Html fields =
      web::text_field(view, {.name = "address",
                             .label = t("Address of the site"),
                             .hint = t("As in the browser, for example trang-xau.example"),
                             .value = typed.address,
                             .error = errors.of("address"),
                             .spellcheck = web::Spellcheck::No});
  fields += web::radio_field(view, {.name = "category",
                                    .label = t("Why is it harmful?"),
                                    .choices = category_choices(t, categories),
                                    .value = typed.category,
                                    .error = errors.of("category")});
  fields += web::textarea_field(view, {.name = "note",
                                       .label = t("Note (optional)"),
                                       .hint = t("How you know. No name of a child."),
                                       .value = typed.note,
                                       .error = errors.of("note"),
                                       .rows = 3});
  fields += web::submit(t("Close this address"));
  content += web::form(view, Url::local("/danh-muc/them"), fields);
  return web::render_page(view, {.title = t("Confirm an address as harmful"),
                                 .kind = web::PageKind::Office,
                                 .back = Url::local("/danh-muc"),
                                 .has_errors = has_errors(errors),
                                 .content = std::move(content)});
}

std::string render_entry(const web::View& view, const std::vector<Category>& categories,
                         const Entry& entry, const people::Officer& officer,
                         const web::FieldErrors& errors) {
  Html content = web::error_summary_for(view, errors);
  content += el("h1", {web::cls("govuk-heading-l")}, entry.host);
  content += entry_facts(view, categories, entry, officer);
  if (entry.state == EntryState::InForce && officer.may(people::rights::kCatalogConfirm))
    content += withdraw_form(view, entry, errors);
  return web::render_page(view, {.title = base::Words{entry.host},
                                 .kind = web::PageKind::Office,
                                 .back = Url::local("/danh-muc"),
                                 .has_errors = has_errors(errors),
                                 .content = std::move(content)});
}

}  // namespace anlanh::catalog
