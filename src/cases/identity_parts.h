#pragma once
// How a name or a contact stands on an officers' page: closed, with the way to open it, or open until a moment.

#include <optional>
#include <string>

#include "base/time.h"
#include "web/page.h"

namespace anlanh::cases {

struct IdentityPlace {
  web::Url url;        // of the record's tab "Identity"
  bool given = false;  // there is something to be shown
  std::optional<base::Instant> open_until = {};
};

// "Closed. Open with a reason" · the text and "Open until 14:35" · "Not given".
web::Html identity_or_closed(const web::View& view, const IdentityPlace& place,
                             const std::string& text);
// "Open until 14:35", on that day; else with the date.
base::Words open_until_words(const web::View& view, base::Instant until);

}  // namespace anlanh::cases
