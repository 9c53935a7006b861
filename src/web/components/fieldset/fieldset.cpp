#include "web/components/fieldset/fieldset.h"

namespace anlanh::web {

namespace {

Html render_legend(const std::optional<Legend>& legend) {
  if (!legend || legend->content.empty()) return {};
  const Html inner = legend->heading == PageHeading::Yes
                         ? el("h1", {cls("govuk-fieldset__heading")}, legend->content)
                         : legend->content.html();
  return el("legend", {cls("govuk-fieldset__legend", legend->classes)}, inner);
}

}  // namespace

Html fieldset(const Fieldset& fieldset, const Html& content) {
  const std::vector<Attr> attrs = {cls("govuk-fieldset", fieldset.classes),
                                   attr_if_set("role", fieldset.role),
                                   attr_if_set("aria-describedby", fieldset.described_by)};
  return el("fieldset", with_more(attrs, fieldset.attributes), render_legend(fieldset.legend),
            content);
}

}  // namespace anlanh::web
