#include "web/dispatch.h"

#include <exception>

#include "web/cookie.h"
#include "web/csrf.h"
#include "web/error_page.h"
#include "web/gzip.h"
#include "web/security_headers.h"

namespace anlanh::web {

namespace {

using base::Code;
using base::make_error;
using base::msg;

constexpr std::string_view kFormType = "application/x-www-form-urlencoded";

// What was chosen just now, else what was chosen before, else Vietnamese. The browser's own wish is not asked:
// most phones here say "en" without their owner knowing.
base::Lang lang_of(const Request& request) {
  if (const auto chosen = base::parse_lang(request.query.get(kLangCookie))) return *chosen;
  return base::parse_lang(request.cookies.get(cookie_name(kLangCookie, request.scheme)))
      .value_or(base::Lang::Vi);
}

void keep_lang(const Request& request, std::vector<std::string>& set_cookies) {
  const auto chosen = base::parse_lang(request.query.get(kLangCookie));
  if (!chosen) return;
  const auto code = base::lang_code(*chosen);
  if (request.cookies.get(cookie_name(kLangCookie, request.scheme)) != code)
    set_cookies.push_back(set_cookie(kLangCookie, code, request.scheme));
}

bool allowed(const Access& access, const Visit& visit) {
  switch (access.kind()) {
    case Access::Kind::SameForAll:
    case Access::Kind::Public: return true;
    case Access::Kind::PasswordOnly: return visit.session.has_value();
    case Access::Kind::SignedIn: return visit.principal != nullptr;
    case Access::Kind::Right: return visit.principal && visit.principal->may(access.right_name());
  }
  return false;
}

base::Error signed_out() {
  return make_error(
      Code::Refused, "not signed in",
      msg("You are signed out, so nothing was saved. Please sign in and send it again."));
}

base::Error not_found() { return make_error(Code::NotFound, "no route"); }

base::Error wrong_method() {
  return make_error(
      Code::Invalid, "no route with this method",
      msg("This address takes a form, or shows a page, but not the other way round. Please start from the page before."));
}

base::Words too_many(const base::Translator& t, std::int64_t seconds) {
  if (seconds < 90)
    return t.plural("There were too many tries. Please wait {1} second and try again.",
                    "There were too many tries. Please wait {1} seconds and try again.", seconds);
  return t.plural("There were too many tries. Please wait {1} minute and try again.",
                  "There were too many tries. Please wait {1} minutes and try again.",
                  (seconds + 59) / 60);
}

}  // namespace

Site::Site(Router router, SiteSettings settings, SiteParts parts)
    : router_(std::move(router)), settings_(std::move(settings)), parts_(std::move(parts)) {
  AL_CHECK(parts_.catalogue && parts_.clock && parts_.random && parts_.log &&
           parts_.key.size() == 32);
  for (const auto& route : router_.routes()) AL_CHECK(!route.limit || parts_.limiter);
}

std::size_t Site::body_limit(const Request& head) const {
  const auto match = router_.match(head.method, head.path);
  return match.route ? match.route->body_limit : kUsualBody;
}

Visit Site::make_visit(const Request& request) {
  View view{.t = base::Translator(lang_of(request), parts_.catalogue),
            .csrf = "",
            .path = request.path,
            .here = Url::parse_local(request.target).value_or(Url::local("/")),
            .officer_name = "",
            .officer_place = "",
            .request_id = request.request_id,
            .demo = settings_.demo};
  return Visit{.request = request, .view = std::move(view), .now = parts_.clock()};
}

Response Site::answer(Request request) {
  request.scheme = settings_.scheme;
  request.request_id = base::id_text(base::make_id(parts_.clock(), parts_.random));
  auto match = router_.match(request.method, request.path);
  request.path_params = std::move(match.path_params);
  if (match.route) return answer_route(request, match);
  auto visit = make_visit(request);
  if (match.other_method)
    return finish(visit, render_failure(visit, 405, wrong_method(), ""), Access::Kind::Public);
  if (!router_.fallback())
    return finish(visit, render_failure(visit, 404, not_found(), ""), Access::Kind::Public);
  auto answer = run_handler(router_.fallback(), visit);
  if (answer) return finish(visit, std::move(answer).value(), Access::Kind::Public);
  const auto& error = answer.error();
  return finish(visit, render_failure(visit, status_of(error.code), error, "*"),
                Access::Kind::Public);
}

Response Site::answer_route(Request& request, const Router::Match& match) {
  const auto& route = *match.route;
  auto visit = make_visit(request);
  auto answer = run_route(request, route, visit);
  if (answer) return finish(visit, std::move(answer).value(), route.access.kind());
  const auto& error = answer.error();
  return finish(visit, render_failure(visit, status_of(error.code), error, route.pattern),
                route.access.kind());
}

base::Status Site::find_reader(Visit& visit) {
  if (!parts_.sessions) return base::ok();
  AL_TRY(visit.session, parts_.sessions->find(visit.request, visit.now));
  if (!visit.session || visit.session->state != SignIn::Full) return base::ok();
  AL_TRY(visit.principal, parts_.load_principal(visit.session->account));
  // The account was closed while its session lived.
  if (!visit.principal) visit.session.reset();
  return base::ok();
}

base::Status Site::read_body(Request& request, const Route& route, const Visit& visit) {
  if (route.body_kind == BodyKind::Form) {
    if (request.content_type != kFormType)
      return make_error(
          Code::Invalid, "body is not an urlencoded form",
          msg("This page takes only what its own form sends. Please open the page again and fill it in there."));
    AL_TRY(request.form, parse_urlencoded(request.body));
    request.body.clear();
  }
  AL_TRY_DO(check_csrf(request, visit.session, parts_.key));
  request.form.drop(kCsrfField);
  return check_fields(request.form, route.fields);
}

base::Result<Response> Site::run_handler(const Handler& handler, Visit& visit) {
  try {
    return handler(visit);
  } catch (const std::exception& e) {  // the request loop: one bad answer must not end the others
    return make_error(Code::Internal, std::string("thrown: ") + e.what());
  } catch (...) {
    return make_error(Code::Internal, "thrown: not an exception");
  }
}

// Everything before the body. An answer where the way ends here already.
base::Result<std::optional<Response>> Site::admit(const Route& route, Visit& visit) {
  const auto& request = visit.request;
  if (auto found = find_reader(visit); !found) {
    // Help pages stay up when the database is down; what needs an account cannot.
    if (route.access.kind() != Access::Kind::Public) return std::move(found).error();
    parts_.log->warning("session not read",
                        {{"request", request.request_id}, {"why", found.error().operator_text}});
  }
  auto browser = find_browser(request, parts_.key, parts_.random);
  visit.view.csrf = make_csrf_token(browser, visit.session, parts_.key, parts_.random);
  visit.browser_cookie = std::move(browser.to_set);
  if (visit.principal) {
    visit.view.officer_name = visit.principal->name;
    visit.view.officer_place = visit.principal->place;
    visit.view.sign_out = settings_.sign_out;
    visit.view.own_account = settings_.own_account;
  }
  if (parts_.decorate) parts_.decorate(visit);
  if (!allowed(route.access, visit)) {
    if (visit.principal)
      return make_error(Code::Refused, "lacks right " + route.access.right_name());
    if (request.method == Method::Post) return signed_out();
    return std::optional<Response>(see_other(settings_.sign_in.with("next", request.target)));
  }
  return std::optional<Response>();
}

base::Result<Response> Site::run_route(Request& request, const Route& route, Visit& visit) {
  if (route.access.kind() == Access::Kind::SameForAll) return run_handler(route.handler, visit);
  AL_TRY(auto elsewhere, admit(route, visit));
  if (elsewhere) return std::move(*elsewhere);
  if (request.method == Method::Post) AL_TRY_DO(read_body(request, route, visit));
  if (route.limit) {
    if (const auto wait = parts_.limiter->take(*route.limit, request.client, visit.now))
      return throttled(visit, route, *wait);
  }
  return run_handler(route.handler, visit);
}

Response Site::throttled(const Visit& visit, const Route& route, base::Millis wait) {
  const auto seconds = (wait.count() + 999) / 1000;
  base::Error error{Code::TooMany, "rate limit", {}};
  const auto sentence = too_many(visit.view.t, seconds);
  error.reader = base::Message{"{1}", {sentence.text}};
  auto out = render_failure(visit, 429, error, route.pattern);
  out.set("Retry-After", std::to_string(seconds));
  return out;
}

Response Site::render_failure(const Visit& visit, int status, const base::Error& error,
                              std::string_view pattern) {
  const std::initializer_list<base::LogField> fields = {
      {"request", visit.request.request_id},
      {"status", std::to_string(status)},
      {"route", std::string(pattern)},
      {"code", std::string(base::code_name(error.code))},
      {"why", error.operator_text}};
  if (status >= 500) {
    parts_.log->error("request failed", fields);
  } else if (status == 404) {
    parts_.log->debug("request refused", fields);
  } else {
    parts_.log->info("request refused", fields);
  }
  return render_error(visit.view, status, error);
}

Response Site::finish(Visit& visit, Response response, Access::Kind kind) {
  const auto& request = visit.request;
  if (kind != Access::Kind::SameForAll) {
    keep_lang(request, visit.set_cookies);
    response.set("Vary", "Accept-Encoding, Cookie");  // the language is in a cookie
    // The cookie of the form's token: only a page that holds a form leaves it in the browser.
    const bool has_form =
        !visit.view.csrf.empty() && response.body.find(visit.view.csrf) != std::string::npos;
    if (has_form && !visit.browser_cookie.empty())
      visit.set_cookies.push_back(visit.browser_cookie);
  }
  for (auto& cookie : visit.set_cookies) response.add("Set-Cookie", std::move(cookie));
  const bool personal = visit.session || visit.principal || !response.header("Set-Cookie").empty();
  const auto audience = personal                           ? Audience::Personal
                        : kind == Access::Kind::SameForAll ? Audience::Everybody
                                                           : Audience::Reader;
  add_security_headers(response, settings_.scheme, audience);
  compress(response, request.gzip);
  return response;
}

Response Site::refuse(const Request& head, int status, const base::Error& error) {
  Request request = head;
  request.scheme = settings_.scheme;
  request.request_id = base::id_text(base::make_id(parts_.clock(), parts_.random));
  auto visit = make_visit(request);
  return finish(visit, render_failure(visit, status, error, ""), Access::Kind::Public);
}

void add_exit_route(Router& router, const SiteSettings& settings) {
  router.add({.method = Method::Get,
              .pattern = "/thoat",
              .access = Access::same_for_all(),
              .help = "Leave quickly for a neutral page",
              .handler = [exit_url = settings.exit_url](Visit& visit) -> base::Result<Response> {
                Response out;
                out.status = 303;
                out.set("Location", exit_url);
                out.set("Cache-Control", "no-store");
                // No Clear-Site-Data: the browser would finish clearing before it leaves, and an innocent lesson
                // pack that is suddenly empty is a trace too. Cookies go with the answer itself.
                for (const auto& [name, value] : visit.request.cookies)
                  if (!is_kept_on_exit(name))
                    out.add("Set-Cookie", clear_named_cookie(name, visit.request.scheme));
                return out;
              }});
}

}  // namespace anlanh::web
