#include "web/components/error-message/error_message.h"

namespace anlanh::web {

Html error_message(const ErrorMessage& error) {
  const std::vector<Attr> attrs = {attr_if_set("id", error.id),
                                   cls("govuk-error-message", error.classes)};
  Html prefix;
  if (!error.spoken_prefix.text.empty()) {
    prefix = el("span", {cls("govuk-visually-hidden")}, error.spoken_prefix, punct(":")) +
             text(punct(" "));
  }
  return el("p", with_more(attrs, error.attributes), prefix, error.content);
}

}  // namespace anlanh::web
