#include "cases/case_page_parts.h"

#include "cases/intake_actions.h"

namespace anlanh::cases {

using base::Code;
using web::Html;

constexpr std::size_t kBody = 512 * 1024;

base::Result<base::Id> second_id_of(const web::Visit& visit, std::string_view name) {
  const auto id = base::parse_id(visit.request.path_params.get(name));
  if (!id) return base::make_error(Code::NotFound, "not an id");
  return *id;
}

web::Response case_frame(web::Visit& visit, const CaseFrame& frame, Html content,
                         const Returned& returned, std::string_view first_field) {
  const auto& t = visit.view.t;
  Html whole = web::error_summary_for(visit.view, errors_of(returned, first_field)) +
               done_banner(visit.view, visit.request.query) + web::heading(frame.title) +
               guardian_warning(visit.view, frame.suspected) +
               case_tabs(visit.view, frame.case_id, frame.tab) + std::move(content);
  web::Page page{.title = base::Words{frame.title.text + " – " + frame.number},
                 .content = std::move(whole)};
  page.breadcrumbs = {{t("Cases"), web::Url::local("/vu-viec")},
                      {t("Case {1}", frame.number), web::path({"/vu-viec", frame.case_id})}};
  auto response = office_page(visit.view, std::move(page), returned);
  response.compression = web::Compression::Never;
  return response;
}

base::Result<web::Response> after_act(const web::Visit& visit, const web::Url& next,
                                      std::string form, const base::Status& done,
                                      const ShowAgain& again) {
  if (done) return web::see_other(next.with("xong", form));
  if (done.error().code != Code::Invalid) return done.error();
  return again({std::move(form), &visit.request.form, done.error().reader});
}

void add_case_get(web::Router& router, const Desk& desk, std::string pattern,
                  std::string_view right, const char* help, CaseHandler handler) {
  router.add({.method = web::Method::Get,
              .pattern = std::move(pattern),
              .access = web::Access::right(right),
              .help = help,
              .handler = [&desk, handler](web::Visit& visit) { return handler(desk, visit); }});
}

void add_case_post(web::Router& router, const Desk& desk, std::string pattern,
                   std::string_view right, const char* help, std::vector<web::Field> fields,
                   CaseHandler handler) {
  router.add({.method = web::Method::Post,
              .pattern = std::move(pattern),
              .access = web::Access::right(right),
              .help = help,
              .fields = std::move(fields),
              .body_limit = kBody,
              .handler = [&desk, handler](web::Visit& visit) { return handler(desk, visit); }});
}

Html version_field(std::int64_t version) {
  return web::hidden_field("version", std::to_string(version));
}

Html fresh_token(const Desk& desk) {
  return web::hidden_field("token", new_form_token(desk.random));
}

Html typed_line(const web::View& view, const Returned& back, std::string_view form,
                std::string name, web::Content label, std::string now, web::Content hint) {
  return web::text_field(view, {.name = name,
                                .label = std::move(label),
                                .hint = std::move(hint),
                                .value = back.value(form, name, std::move(now))});
}

Html typed_words(const web::View& view, const Returned& back, std::string_view form,
                 std::string name, web::Content label, std::string now, web::Content hint) {
  return web::textarea_field(view, {.name = name,
                                    .label = std::move(label),
                                    .hint = std::move(hint),
                                    .value = back.value(form, name, std::move(now)),
                                    .rows = 3});
}

}  // namespace anlanh::cases
