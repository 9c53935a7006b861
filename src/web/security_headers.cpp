#include "web/security_headers.h"

namespace anlanh::web {

namespace {

// No inline script or style, nothing from elsewhere, no frame around us, forms only to us (CSP level 3).
constexpr const char* kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
// Bytes from outside: should a browser take them for a page, it is a page that can do nothing.
constexpr const char* kFilePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'";
constexpr const char* kPermissions =
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=(), browsing-topics=()";

}  // namespace

void add_security_headers(Response& response, Scheme scheme, Audience audience) {
  response.set("Content-Security-Policy", response.stream ? kFilePolicy : kContentPolicy);
  response.set("Referrer-Policy", "no-referrer");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("X-Frame-Options", "DENY");  // for browsers older than frame-ancestors
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Embedder-Policy", "require-corp");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Permissions-Policy", kPermissions);
  // Two years, as browsers' preload lists ask; our name only, not its neighbours.
  if (scheme == Scheme::Https) response.set("Strict-Transport-Security", "max-age=63072000");
  const bool unsaid = response.header("Cache-Control").empty();
  if (audience == Audience::Personal || (audience == Audience::Reader && unsaid))
    response.set("Cache-Control", "no-store");
}

}  // namespace anlanh::web
