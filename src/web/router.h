#pragma once
// Routes: each declares its address, who may use it, what it is for and which fields it takes, in one place.
//
//   router.add({.method = Method::Post,
//               .pattern = "/vu-viec/:id/dong",
//               .access = Access::right("cases.close"),
//               .help = "Close a case with a reason",
//               .fields = {"reason", {"note", 4000}, many("measure")},
//               .handler = [this](Visit& visit) { return close_case(visit); }});
//
// Patterns: ":name" is one segment, "*" at the end is the rest. A literal segment wins over ":name", which wins
// over "*". There is no default access: leaving it out does not compile.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "web/form.h"
#include "web/limit.h"
#include "web/request.h"
#include "web/response.h"

namespace anlanh::web {

struct Visit;

// Called by several threads at once. An error becomes an error page (web/error_page.h).
using Handler = std::function<base::Result<Response>(Visit&)>;

class Access {
 public:
  enum class Kind { SameForAll, Public, SignedIn, PasswordOnly, Right };

  // Bytes that are the same for everybody (styles, fonts): no cookie is read, no session looked up.
  static Access same_for_all() { return Access(Kind::SameForAll, ""); }
  // Anybody, with or without an account.
  static Access public_() { return Access(Kind::Public, ""); }
  // Any account whose sign-in is complete.
  static Access signed_in() { return Access(Kind::SignedIn, ""); }
  // Also an account that still owes its second factor: the page that asks for it, and signing out.
  static Access password_only() { return Access(Kind::PasswordOnly, ""); }
  // An account with this right; others get 403.
  static Access right(std::string_view name) { return Access(Kind::Right, name); }

  Kind kind() const { return kind_; }
  const std::string& right_name() const { return right_; }

 private:
  Access(Kind kind, std::string_view right) : kind_(kind), right_(right) {}
  Kind kind_;
  std::string right_;
};

inline constexpr std::size_t kUsualBody = 64 * 1024;

enum class BodyKind {
  Form,       // application/x-www-form-urlencoded, decoded into Request::form
  Multipart,  // multipart/form-data: fields into Request::form, files into the sink of `files`
  Raw,        // left in Request::body; the CSRF token comes in the header X-CSRF-Token
};

struct Route {
  Method method;
  std::string pattern;
  Access access;
  const char* help;  // one line for the page that lists all routes
  std::vector<Field> fields =
      {};  // of a POST; an unknown field is answered 400. `csrf` is always known.
  std::size_t body_limit = kUsualBody;  // bytes; more is answered 413
  BodyKind body_kind = BodyKind::Form;
  std::optional<FileRules> files = {};  // with Multipart; body_limit then is for the fields alone
  std::optional<LimitKind> limit = {};  // counted before the handler runs; too many is answered 429
  Handler handler;
};

// Filled by `app` before the server starts, read by all threads afterwards.
class Router {
 public:
  // Two routes of one method and pattern, or a pattern out of form, are our own mistake (AL_CHECK).
  void add(Route route);
  // Answers what no route matches: the block page, which hears foreign names and paths. Public, Get and Post.
  void fallback(Handler handler) { fallback_ = std::move(handler); }

  struct Match {
    const Route* route = nullptr;  // null: nothing matches
    Params path_params;
    bool other_method = false;  // something matches with another method: 405
  };
  Match match(Method method, std::string_view path) const;

  const Handler& fallback() const { return fallback_; }
  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
  std::vector<std::vector<std::string>> segments_;  // of each route's pattern
  Handler fallback_;
};

}  // namespace anlanh::web
