#include "app/audit_pages.h"

#include <charconv>

#include "people/right_model.h"
#include "store/audit.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/table/table.h"
#include "web/fields.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::app {

namespace {

using base::Translator;
using web::Html;
using web::Url;

constexpr std::int64_t kOnePage = 100;

std::int64_t read_before(const web::Params& query) {
  const auto& text = query.get("truoc");
  std::int64_t before = INT64_MAX;
  std::from_chars(text.data(), text.data() + text.size(), before);
  return before;
}

std::vector<web::Cell> line_row(const Translator& t, const store::StoredAuditLine& stored) {
  const auto& line = stored.line;
  const std::string subject =
      line.subject ? line.subject_kind + " " + base::id_text(line.subject) : line.subject_kind;
  return {{.content = t.number(stored.seq)},
          {.content = base::vietnam_time_text(line.at)},
          {.content = line.actor},
          {.content = line.action},
          {.content = subject},
          {.content = line.detail}};
}

Html lines_table(const Translator& t, const std::vector<store::StoredAuditLine>& lines) {
  std::vector<std::vector<web::Cell>> rows;
  for (const auto& line : lines) rows.push_back(line_row(t, line));
  auto table = web::table({.caption = t("Audit log"),
                           .caption_classes = "govuk-visually-hidden",
                           .head = {{.content = t("Line")},
                                    {.content = t("When")},
                                    {.content = t("Who")},
                                    {.content = t("Act")},
                                    {.content = t("Record")},
                                    {.content = t("What")}},
                           .rows = std::move(rows)});
  return web::scroll_frame(t("Audit log"), table);
}

Html check_result(const Translator& t, const store::AuditCheck& check) {
  if (check.first_break)
    return web::inset_text(
        {.content =
             t("The chain is broken at line {1}. Somebody changed the log: tell the person in "
               "charge of security and do not go on working in this database.",
               t.number(check.first_break->seq))});
  return web::inset_text({.content = t.plural("The chain is whole: {1} line.",
                                              "The chain is whole: {1} lines.", check.lines)});
}

std::string render_log(const web::View& view, const std::vector<store::StoredAuditLine>& lines,
                       const Html& note) {
  const auto& t = view.t;
  Html content = web::heading(t("Audit log"));
  content += web::paragraph(
      t("Every act on the data, each line bound to the one before it. Names of children and "
        "reporters never stand here."));
  content += note;
  content +=
      web::get_form(Url::local("/nhat-ky/kiem-tra"), web::submit(t("Check the whole chain")));
  content += lines_table(t, lines);
  if (static_cast<std::int64_t>(lines.size()) == kOnePage)
    content += web::paragraph(
        web::link(t("Older lines"), Url::local("/nhat-ky").with("truoc", lines.back().seq)));
  return web::render_page(view, {.title = t("Audit log"),
                                 .kind = web::PageKind::Office,
                                 .width = web::PageWidth::Wide,
                                 .content = std::move(content)});
}

base::Result<web::Response> show_log(store::Store& store, web::Visit& visit) {
  const auto before = read_before(visit.request.query);
  AL_TRY(const auto lines, store.read([&](store::Sql& sql) {
    return store::load_audit_before(sql, before, kOnePage);
  }));
  return web::page(render_log(visit.view, lines, {}));
}

base::Result<web::Response> check_log(store::Store& store, web::Visit& visit) {
  AL_TRY(const auto check, store.read(store::verify_audit));
  AL_TRY(const auto lines, store.read([](store::Sql& sql) {
    return store::load_audit_before(sql, INT64_MAX, kOnePage);
  }));
  return web::page(render_log(visit.view, lines, check_result(visit.view.t, check)));
}

}  // namespace

void add_audit_routes(web::Router& router, store::Store& store) {
  const auto access = web::Access::right(people::rights::kAuditRead);
  router.add({.method = web::Method::Get,
              .pattern = "/nhat-ky",
              .access = access,
              .help = "The audit log, newest first",
              .handler = [&store](web::Visit& visit) { return show_log(store, visit); }});
  router.add({.method = web::Method::Get,
              .pattern = "/nhat-ky/kiem-tra",
              .access = access,
              .help = "Check that nobody changed the audit log",
              .handler = [&store](web::Visit& visit) { return check_log(store, visit); }});
}

}  // namespace anlanh::app
