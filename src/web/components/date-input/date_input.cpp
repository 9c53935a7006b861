#include "web/components/date-input/date_input.h"

namespace anlanh::web {

namespace {

Html render_item(const DateInputItem& item) {
  return el("div", {cls("govuk-date-input__item")},
            input({.name = item.name,
                   .label = {.content = item.label, .classes = "govuk-date-input__label"},
                   .id = item.id,
                   .value = item.value,
                   .classes = joined("govuk-date-input__input", item.classes),
                   .autocomplete = item.autocomplete,
                   .inputmode = item.inputmode,
                   .pattern = item.pattern,
                   .attributes = item.attributes}));
}

}  // namespace

Html date_input(const DateInput& date) {
  const ControlHelp help = control_help(
      date.id, date.fieldset ? date.fieldset->described_by : std::string(), date.hint, date.error);
  Html items = date.group.before;
  for (const DateInputItem& item : date.items) items += render_item(item);
  items += date.group.after;
  const std::vector<Attr> attrs = {cls("govuk-date-input", date.classes),
                                   attr_if_set("id", date.id)};
  std::optional<Fieldset> around = date.fieldset;
  // Some screen readers do not read the description of a fieldset of text boxes without this role.
  if (around) around->role = "group";
  return form_group(date.group, date.error, around, help,
                    el("div", with_more(attrs, date.attributes), items));
}

}  // namespace anlanh::web
