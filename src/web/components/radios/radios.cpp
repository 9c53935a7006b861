#include "web/components/radios/radios.h"

namespace anlanh::web {

namespace {

std::string item_id(const Radios& radios, const RadioItem& item, std::size_t index) {
  if (!item.id.empty()) return item.id;
  const std::string& prefix = radios.id_prefix.empty() ? radios.name : radios.id_prefix;
  return index == 0 ? prefix : prefix + "-" + std::to_string(index + 1);
}

Html render_control(const Radios& radios, const RadioItem& item, const std::string& id) {
  const std::vector<Attr> attrs = {
      cls("govuk-radios__input"),
      attr("id", id),
      attr("name", radios.name),
      attr("type", "radio"),
      attr("value", item.value),
      flag_if("checked", item.checked),
      flag_if("disabled", item.disabled),
      item.conditional.empty() ? Attr{} : attr("data-aria-controls", "conditional-" + id),
      item.hint ? attr("aria-describedby", id + "-item-hint") : Attr{}};
  return el("input", with_more(attrs, item.attributes));
}

Html render_hint(const RadioItem& item, const std::string& id) {
  if (!item.hint) return {};
  Hint own = *item.hint;
  own.id = id + "-item-hint";
  own.classes = joined("govuk-radios__hint", own.classes);
  return hint(own);
}

Html render_conditional(const RadioItem& item, const std::string& id) {
  if (item.conditional.empty()) return {};
  const char* hidden = item.checked == Checked::Yes ? "" : "govuk-radios__conditional--hidden";
  return el("div", {cls("govuk-radios__conditional", hidden), attr("id", "conditional-" + id)},
            item.conditional);
}

Html render_item(const Radios& radios, const RadioItem& item, std::size_t index) {
  if (!item.divider.empty()) return el("div", {cls("govuk-radios__divider")}, item.divider);
  const std::string id = item_id(radios, item, index);
  const Html name = label({.content = item.label,
                           .for_id = id,
                           .classes = joined("govuk-radios__label", item.label_classes),
                           .attributes = item.label_attributes});
  return el("div", {cls("govuk-radios__item")}, render_control(radios, item, id), name,
            render_hint(item, id)) +
         render_conditional(item, id);
}

}  // namespace

Html radios(const Radios& radios) {
  const std::string& id = radios.id_prefix.empty() ? radios.name : radios.id_prefix;
  const ControlHelp help =
      control_help(id, radios.fieldset ? radios.fieldset->described_by : std::string(), radios.hint,
                   radios.error);
  Html items = radios.group.before;
  for (std::size_t i = 0; i < radios.items.size(); ++i) {
    items += render_item(radios, radios.items[i], i);
  }
  items += radios.group.after;
  const std::vector<Attr> attrs = {cls("govuk-radios", radios.classes),
                                   attr("data-module", "govuk-radios")};
  return form_group(radios.group, radios.error, radios.fieldset, help,
                    el("div", with_more(attrs, radios.attributes), items));
}

}  // namespace anlanh::web
