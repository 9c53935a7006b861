#pragma once
// Forms that another site cannot send in the reader's name, with or without an account.
//
// The browser holds a signed random cookie; a form holds HMAC(key, cookie, session). Tying it to the session keeps
// a cookie planted from a sister site from being of use. Each answer masks the token anew with random bytes, so
// that compression tells nothing about it (BREACH).

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"
#include "web/request.h"
#include "web/session_model.h"

namespace anlanh::web {

inline constexpr std::string_view kCsrfField = "csrf";

// The browser's side: its cookie, or a new one that still has to be set.
struct Browser {
  std::string cookie;  // the signed value
  std::string to_set;  // a whole Set-Cookie value; empty where the browser already has it
};
Browser find_browser(const Request& request, base::ByteView key, const base::Random& random);

// A token for one answer. REQUIRES: key of 32 bytes.
std::string make_csrf_token(const Browser& browser, const std::optional<Session>& session,
                            base::ByteView key, const base::Random& random);

// Refused, with a sentence that says what to do, when the request's token is missing or not of this browser.
base::Status check_csrf(const Request& request, const std::optional<Session>& session,
                        base::ByteView key);

}  // namespace anlanh::web
