#include "web/components/phase-banner/phase_banner.h"

namespace anlanh::web {

Html phase_banner(const PhaseBanner& banner) {
  TagOptions options = banner.tag;
  options.classes = options.classes.empty() ? "govuk-phase-banner__content__tag"
                                            : "govuk-phase-banner__content__tag " + options.classes;
  const std::vector<Attr> attrs = {cls("govuk-phase-banner govuk-width-container", banner.classes)};
  return el("div", with_more(attrs, banner.attributes),
            el("p", {cls("govuk-phase-banner__content")}, tag(options), punct(" "),
               el("span", {cls("govuk-phase-banner__text")}, banner.content)));
}

}  // namespace anlanh::web
