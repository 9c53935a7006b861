#include "web/components/textarea/textarea.h"

namespace anlanh::web {

Html textarea(const Textarea& area) {
  const std::string& id = area.id.empty() ? area.name : area.id;
  const ControlHelp help = control_help(id, area.described_by, area.hint, area.error);
  const std::vector<Attr> attrs = {
      cls("govuk-textarea", area.error ? "govuk-textarea--error" : "", area.classes),
      attr("id", id),
      attr("name", area.name),
      attr("rows", area.rows),
      spellcheck_attribute(area.spellcheck),
      flag_if("disabled", area.disabled),
      attr_if_set("aria-describedby", help.described_by),
      attr_if_set("autocomplete", area.autocomplete)};
  Label own = area.label;
  own.for_id = id;
  return form_group(area.group, area.error,
                    label(own) + help.html + area.group.before +
                        el("textarea", with_more(attrs, area.attributes), area.value) +
                        area.group.after);
}

}  // namespace anlanh::web
