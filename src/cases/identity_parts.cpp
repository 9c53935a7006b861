#include "cases/identity_parts.h"

#include "web/components/tag/tag.h"

namespace anlanh::cases {

using web::Html;

namespace {

// "14:35 01/09/2026" as base writes it; the clock alone is enough for half an hour.
std::string clock_of(base::Instant at) {
  const auto text = base::vietnam_time_text(at);
  return text.substr(0, text.find(' '));
}

}  // namespace

base::Words open_until_words(const web::View& view, base::Instant until) {
  return view.t("Open until {1}", clock_of(until));
}

Html identity_or_closed(const web::View& view, const IdentityPlace& place,
                        const std::string& text) {
  const auto& t = view.t;
  if (!place.given) return web::text(t("Not given"));
  if (!place.open_until)
    return web::text(t("Closed.")) + web::text(web::punct(" ")) +
           web::link(t("Ask to open it"), place.url);
  const Html words = text.empty() ? web::text(t("Not given")) : web::lines(text);
  return words + web::el("p", {web::cls("govuk-body-s govuk-!-margin-bottom-0")},
                         web::link(open_until_words(view, *place.open_until), place.url));
}

}  // namespace anlanh::cases
