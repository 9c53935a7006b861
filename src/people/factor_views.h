#pragma once
// What several pages of the second step show alike.

#include <string>
#include <vector>

#include "people/people_parts.h"
#include "web/fields.h"
#include "web/visit.h"

namespace anlanh::people {

// A passkey's part of a page: hidden until the script finds that the browser can. `what` is "create" or "get".
struct PasskeyForm {
  std::string what;
  web::Url action;
  base::Bytes challenge;
  std::vector<Passkey> known;
  base::Id account;
  std::string account_name;
  std::string next;
  web::Html fields;
  base::Words label;
};
web::Html passkey_form(const web::View& view, const PasskeySite& site, const PasskeyForm& form);

// The one box for a code.
web::Html code_field(const web::View& view, const web::FieldErrors& errors,
                     const base::Words& hint);

// Ten codes, shown once; `on` is where to go afterwards.
web::Response show_recovery_codes(const web::View& view, const std::vector<std::string>& codes,
                                  const web::Url& on);

// Bytes of a hidden field that the script filled; empty where they are not base64url.
base::Bytes bytes_of(const web::Visit& visit, std::string_view field);

}  // namespace anlanh::people
