#include "web/csrf.h"

#include "web/cookie.h"

namespace anlanh::web {

namespace {

constexpr std::string_view kCookieLabel = "browser cookie";
constexpr std::string_view kTokenLabel = "csrf token";
constexpr std::size_t kTokenBytes = 32;

base::Error refused(std::string why) {
  return base::make_error(
      base::Code::Refused, "csrf: " + std::move(why),
      base::msg("The page was open for too long, or the browser keeps no cookies, so nothing was "
                "saved. Please go back, reload the page and send it again."));
}

// Absent: the browser sent no cookie of ours.
std::optional<std::string> known_cookie(const Request& request, base::ByteView key) {
  const auto* cookie = request.cookies.find(cookie_name(kBrowserCookie, request.scheme));
  if (!cookie || !open_value(*cookie, kCookieLabel, key)) return std::nullopt;
  return *cookie;
}

base::Bytes token_of(std::string_view cookie, const std::optional<Session>& session,
                     base::ByteView key) {
  std::string input(cookie);
  if (session) input += "|" + base::hex(session->id_hash);
  return keyed_hash(kTokenLabel, input, key);
}

}  // namespace

Browser find_browser(const Request& request, base::ByteView key, const base::Random& random) {
  if (auto known = known_cookie(request, key)) return {std::move(*known), ""};
  auto made = sign_value(base::base64url(base::random_bytes(random, 16)), kCookieLabel, key);
  auto header = set_cookie(kBrowserCookie, made, request.scheme);
  return {std::move(made), std::move(header)};
}

std::string make_csrf_token(const Browser& browser, const std::optional<Session>& session,
                            base::ByteView key, const base::Random& random) {
  const auto token = token_of(browser.cookie, session, key);
  auto masked = base::random_bytes(random, kTokenBytes);
  for (std::size_t i = 0; i < kTokenBytes; ++i)
    masked.push_back(static_cast<std::uint8_t>(masked[i] ^ token[i]));
  return base::base64url(masked);
}

base::Status check_csrf(const Request& request, const std::optional<Session>& session,
                        base::ByteView key) {
  const auto& sent =
      request.form.has(kCsrfField) ? request.form.get(kCsrfField) : request.csrf_header;
  if (sent.empty()) return refused("no token");
  const auto cookie = known_cookie(request, key);
  if (!cookie) return refused("no cookie");
  auto masked = base::parse_base64url(sent);
  if (!masked || masked->size() != 2 * kTokenBytes) return refused("token out of form");
  base::Bytes token(kTokenBytes);
  for (std::size_t i = 0; i < kTokenBytes; ++i)
    token[i] = static_cast<std::uint8_t>((*masked)[i] ^ (*masked)[kTokenBytes + i]);
  if (!base::equal_secret(token, token_of(*cookie, session, key)))
    return refused("token of another browser");
  return base::ok();
}

}  // namespace anlanh::web
