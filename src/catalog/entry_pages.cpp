#include "catalog/entry_pages.h"

#include <algorithm>
#include <charconv>

#include "base/csv_writer.h"
#include "catalog/entry_store.h"
#include "catalog/entry_views.h"
#include "people/right_model.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::catalog {

namespace {

using base::Result;
using web::Access;
using web::Method;
using web::Response;
using web::Visit;

constexpr std::int64_t kOnePage = 50;
constexpr std::int64_t kMostExported = 100000;

EntryFilter read_filter(const web::Params& query) {
  EntryFilter filter;
  const auto& state = query.get("trang-thai");
  if (state == "dang-chan") filter.state = EntryState::InForce;
  if (state == "da-mo") filter.state = EntryState::Withdrawn;
  filter.category = query.get("nhom");
  filter.host_part = query.get("ten");
  std::transform(filter.host_part.begin(), filter.host_part.end(), filter.host_part.begin(),
                 [](unsigned char c) {
                   return c < 128 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
                 });
  return filter;
}

int read_page(const web::Params& query) {
  const auto& text = query.get("trang");
  int page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::clamp(page, 1, 100000);
}

Result<EntryList> load_list(store::Sql& sql, const EntryFilter& filter, int page) {
  AL_TRY(const auto count, count_entries(sql, filter));
  AL_TRY(auto entries, load_entries(sql, filter, {(page - 1) * kOnePage, kOnePage}));
  return EntryList{filter, std::move(entries), count, page,
                   static_cast<int>((count + kOnePage - 1) / kOnePage)};
}

Result<Response> show_list(const EntryDesk& desk, Visit& visit) {
  const auto filter = read_filter(visit.request.query);
  const int page = read_page(visit.request.query);
  AL_TRY(const auto list,
         desk.store.read([&](store::Sql& sql) { return load_list(sql, filter, page); }));
  return web::page(
      render_entry_list(visit.view, desk.context.categories, list, people::officer_of(visit)));
}

std::vector<std::string> csv_row(const base::Translator& t, const EntryDesk& desk,
                                 const Entry& entry) {
  const auto* category = find_category(desk.context.categories, entry.category);
  return {entry.host,
          category ? t(category->label).text : entry.category,
          entry_state_words(t, entry.state).text,
          base::vietnam_time_text(entry.confirmed_at),
          entry.confirmed_by_name,
          entry.note,
          entry.withdrawn_at ? base::vietnam_time_text(*entry.withdrawn_at) : "",
          entry.withdraw_reason};
}

Result<Response> export_list(const EntryDesk& desk, Visit& visit) {
  const auto& t = visit.view.t;
  const auto filter = read_filter(visit.request.query);
  AL_TRY(const auto entries, desk.store.read([&](store::Sql& sql) {
    return load_entries(sql, filter, {0, kMostExported});
  }));
  base::CsvWriter csv;
  csv.row({t("Name").text, t("Reason").text, t("State").text, t("Confirmed at").text,
           t("Confirmed by").text, t("Note").text, t("Opened again at").text,
           t("Why it was opened").text});
  for (const auto& entry : entries) csv.row(csv_row(t, desk, entry));
  return web::download(std::move(csv).finish(), "text/csv; charset=utf-8", "danh-muc.csv");
}

Result<Response> show_confirm(const EntryDesk& desk, Visit& visit) {
  return web::page(render_confirm_form(visit.view, desk.context.categories, {}, {}));
}

web::FieldErrors to_errors(const ConfirmVerdict& verdict) {
  web::FieldErrors errors;
  if (!verdict.address.empty()) errors.add("address", verdict.address);
  if (!verdict.category.empty()) errors.add("category", verdict.category);
  if (!verdict.note.empty()) errors.add("note", verdict.note);
  return errors;
}

Result<Response> confirm(const EntryDesk& desk, Visit& visit) {
  const auto& form = visit.request.form;
  const ConfirmInput input{form.get("address"), form.get("category"), form.get("note")};
  const auto verdict = decide_confirm(input, desk.context.categories, desk.context.platforms);
  if (!verdict.good()) {
    auto html = render_confirm_form(visit.view, desk.context.categories, input, to_errors(verdict));
    return web::page(std::move(html), web::Status::Unprocessable);
  }
  const auto& officer = people::officer_of(visit);
  AL_TRY(const auto confirmed, desk.store.write([&](store::Sql& sql) {
    return confirm_entry(sql, desk.context, officer, input, {}, visit.now);
  }));
  desk.changed();
  return web::see_other(web::path({"/danh-muc", confirmed.entry.id}));
}

Result<Entry> load_one(const EntryDesk& desk, const Visit& visit) {
  const auto id = base::parse_id(visit.request.path_params.get("id"));
  if (!id) return base::make_error(base::Code::NotFound, "not an id");
  AL_TRY(auto entry, desk.store.read([&](store::Sql& sql) { return find_entry(sql, *id); }));
  if (!entry) return base::make_error(base::Code::NotFound, "no entry " + base::id_text(*id));
  return std::move(*entry);
}

Result<Response> show_one(const EntryDesk& desk, Visit& visit) {
  AL_TRY(const auto entry, load_one(desk, visit));
  return web::page(
      render_entry(visit.view, desk.context.categories, entry, people::officer_of(visit), {}));
}

Result<Response> withdraw_one(const EntryDesk& desk, Visit& visit) {
  AL_TRY(const auto entry, load_one(desk, visit));
  const auto& officer = people::officer_of(visit);
  const auto& reason = visit.request.form.get("reason");
  if (auto refused = decide_withdraw_reason(reason); !refused.empty()) {
    web::FieldErrors errors;
    errors.add("reason", std::move(refused));
    auto html = render_entry(visit.view, desk.context.categories, entry, officer, errors);
    return web::page(std::move(html), web::Status::Unprocessable);
  }
  AL_TRY(const auto withdrawn, withdraw(desk.store, officer, entry.id, reason, visit.now));
  desk.changed();
  return web::see_other(web::path({"/danh-muc", withdrawn.id}));
}

}  // namespace

void add_entry_routes(web::Router& router, const EntryDesk& desk) {
  using namespace people::rights;
  const auto bound = [&desk](auto function) {
    return [&desk, function](Visit& visit) { return function(desk, visit); };
  };
  router.add({.method = Method::Get,
              .pattern = "/danh-muc",
              .access = Access::right(kCatalogRead),
              .help = "Addresses that are closed, with filter",
              .handler = bound(show_list)});
  router.add({.method = Method::Get,
              .pattern = "/danh-muc/xuat.csv",
              .access = Access::right(kCatalogRead),
              .help = "The list of closed addresses as CSV",
              .handler = bound(export_list)});
  router.add({.method = Method::Get,
              .pattern = "/danh-muc/them",
              .access = Access::right(kCatalogConfirm),
              .help = "The form to confirm an address as harmful",
              .handler = bound(show_confirm)});
  router.add({.method = Method::Post,
              .pattern = "/danh-muc/them",
              .access = Access::right(kCatalogConfirm),
              .help = "Confirm an address as harmful",
              .fields = {{"address", 4000}, {"category", 64}, {"note", 20000}},
              .handler = bound(confirm)});
  router.add({.method = Method::Get,
              .pattern = "/danh-muc/:id",
              .access = Access::right(kCatalogRead),
              .help = "One closed address",
              .handler = bound(show_one)});
  router.add({.method = Method::Post,
              .pattern = "/danh-muc/:id/mo-lai",
              .access = Access::right(kCatalogConfirm),
              .help = "Open an address again, with the reason",
              .fields = {{"reason", 20000}},
              .handler = bound(withdraw_one)});
}

}  // namespace anlanh::catalog
