#pragma once
// The way of a request through the house, the same for every route:
//
//   route? ─► language ─► session, principal ─► access ─► body to form ─► CSRF ─► fields ─► rate ─► handler
//                                                                                             │
//   headers ◄── gzip ◄── cookies ◄── error page where any step refused ◄───────────────────────┘
//
// A handler runs only after every step before it has agreed, so a refused request has changed nothing.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/log.h"
#include "base/random.h"
#include "web/http_application.h"
#include "web/limit.h"
#include "web/router.h"
#include "web/session_keeper.h"
#include "web/visit.h"

namespace anlanh::web {

struct SiteSettings {
  Scheme scheme = Scheme::Http;  // Https where the site's address begins so: secure cookies, HSTS
  Demo demo = Demo::No;
  Url sign_in = Url::local("/dang-nhap");
  std::optional<Url> sign_out = Url::local("/dang-xuat");
  std::optional<Url> own_account = {};
  // Where "/thoat" leads: a page anybody may have open.
  std::string exit_url = "https://www.google.com.vn/";
};

// All that a site needs of the world. What is a pointer is owned by `app` and outlives the site.
struct SiteParts {
  std::shared_ptr<const base::Catalogue> catalogue;
  base::Clock clock;
  base::Random random;
  const base::Log* log = nullptr;
  base::Bytes key;                    // 32 bytes, the same after a restart
  SessionKeeper* sessions = nullptr;  // null: nobody can sign in here (the block page)
  PrincipalLoader load_principal;     // with sessions
  Limiter* limiter = nullptr;         // null: no route of this router has a limit
  // Fills what pages show of the whole site (navigation), once session and principal are known.
  std::function<void(Visit&)> decorate;
};

// Thread-safe once its router is filled.
class Site : public Application {
 public:
  Site(Router router, SiteSettings settings, SiteParts parts);

  std::size_t body_limit(const Request& head) const override;
  std::optional<UploadPlan> upload_plan(const Request& head) const override;
  std::variant<std::unique_ptr<Upload>, Response> begin_upload(Request head) override;
  Response answer(Request request) override;
  Response refuse(const Request& head, int status, const base::Error& error) override;

  const Router& router() const { return router_; }

 private:
  friend class SiteUpload;  // web/site_upload.h: the same way, with the body in pieces

  Response answer_route(Request& request, const Router::Match& match);
  base::Result<Response> run_route(Request& request, const Route& route, Visit& visit);
  base::Result<Response> run_handler(const Handler& handler, Visit& visit);
  base::Status read_body(Request& request, const Route& route, const Visit& visit);
  base::Result<std::optional<Response>> admit(const Route& route, Visit& visit);
  base::Status find_reader(Visit& visit);
  Response throttled(const Visit& visit, const Route& route, base::Millis wait);
  Visit make_visit(const Request& request);
  Response render_failure(const Visit& visit, int status, const base::Error& error,
                          std::string_view pattern);
  Response finish(Visit& visit, Response response, Access::Kind kind);

  Router router_;
  SiteSettings settings_;
  SiteParts parts_;
};

// "/thoat": leaves at once for a page anybody may have open, and drops the cookies this visit left in the browser
// (not an officer's sign-in, not the language). Works with the database down.
void add_exit_route(Router& router, const SiteSettings& settings);

}  // namespace anlanh::web
