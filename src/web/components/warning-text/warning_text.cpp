#include "web/components/warning-text/warning_text.h"

namespace anlanh::web {

Html warning_text(const WarningText& warning) {
  return el("div", with_more({cls("govuk-warning-text", warning.classes)}, warning.attributes),
            el("span", {cls("govuk-warning-text__icon"), attr("aria-hidden", "true")}, punct("!")),
            el("strong", {cls("govuk-warning-text__text")},
               el("span", {cls("govuk-visually-hidden")}, warning.spoken_prefix), punct(" "),
               warning.content));
}

}  // namespace anlanh::web
