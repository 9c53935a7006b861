#pragma once
// Cookies (RFC 6265bis): the header taken apart, Set-Cookie put together, and values only we can have made.

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "web/params.h"
#include "web/request.h"

namespace anlanh::web {

// "a=1; b=2". Pieces that are out of form are left out, as browsers send what others have set; 50 at most are kept.
Params parse_cookies(std::string_view header);

// Ours are for the whole site, never for scripts (HttpOnly), never on requests other sites start (SameSite=Lax:
// a link from an e-mail must open signed in). On https they are Secure and named with __Host- (RFC 6265bis 4.1.3).
std::string cookie_name(std::string_view name, Scheme scheme);
// Without an end: the browser drops it when it closes, and no date on the disk tells of a visit.
std::string set_cookie(std::string_view name, std::string_view value, Scheme scheme);
std::string clear_cookie(std::string_view name, Scheme scheme);
// The same for a name as the browser sent it, prefix included.
std::string clear_named_cookie(std::string_view full_name, Scheme scheme);
// The sign-in and the language stay when a reader leaves quickly.
bool is_kept_on_exit(std::string_view full_name);

inline constexpr std::string_view kSessionCookie = "s";
inline constexpr std::string_view kBrowserCookie = "v";
inline constexpr std::string_view kLangCookie = "lang";

// value + "." + HMAC-SHA256 under the key, shortened to 128 bits. The label keeps one kind of value from passing
// for another. Value: base64url letters. REQUIRES: key of 32 bytes.
std::string sign_value(std::string_view value, std::string_view label, base::ByteView key);
// Absent: not signed by us.
std::optional<std::string> open_value(std::string_view signed_value, std::string_view label,
                                      base::ByteView key);

// HMAC-SHA256 of label NUL text. REQUIRES: key of 32 bytes.
base::Bytes keyed_hash(std::string_view label, std::string_view text, base::ByteView key);

}  // namespace anlanh::web
