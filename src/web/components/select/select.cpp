#include "web/components/select/select.h"

namespace anlanh::web {

namespace {

Html render_option(const SelectItem& item) {
  const std::vector<Attr> attrs = {attr("value", item.value), flag_if("selected", item.selected),
                                   flag_if("disabled", item.disabled)};
  return el("option", with_more(attrs, item.attributes), item.label);
}

}  // namespace

Html select(const Select& select) {
  const std::string& id = select.id.empty() ? select.name : select.id;
  const ControlHelp help = control_help(id, select.described_by, select.hint, select.error);
  Html options;
  for (const SelectItem& item : select.items) options += render_option(item);
  const std::vector<Attr> attrs = {
      cls("govuk-select", select.classes, select.error ? "govuk-select--error" : ""),
      attr("id", id), attr("name", select.name), flag_if("disabled", select.disabled),
      attr_if_set("aria-describedby", help.described_by)};
  Label own = select.label;
  own.for_id = id;
  return form_group(select.group, select.error,
                    label(own) + help.html + select.group.before +
                        el("select", with_more(attrs, select.attributes), options) +
                        select.group.after);
}

}  // namespace anlanh::web
