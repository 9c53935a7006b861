#include "web/components/checkboxes/checkboxes.h"

namespace anlanh::web {

namespace {

std::string item_id(const Checkboxes& boxes, const CheckboxItem& item, std::size_t index) {
  if (!item.id.empty()) return item.id;
  const std::string& prefix = boxes.id_prefix.empty() ? boxes.name : boxes.id_prefix;
  return index == 0 ? prefix : prefix + "-" + std::to_string(index + 1);
}

Html render_control(const Checkboxes& boxes, const CheckboxItem& item, const std::string& id,
                    const std::string& described_by) {
  // Without a fieldset nobody else would tell of the group's hint and error.
  const std::string outer = boxes.fieldset ? std::string() : described_by;
  const std::vector<Attr> attrs = {
      cls("govuk-checkboxes__input"),
      attr("id", id),
      attr("name", item.name.empty() ? boxes.name : item.name),
      attr("type", "checkbox"),
      attr("value", item.value),
      flag_if("checked", item.checked),
      flag_if("disabled", item.disabled),
      item.conditional.empty() ? Attr{} : attr("data-aria-controls", "conditional-" + id),
      attr_if_set("data-behaviour", item.behaviour),
      attr_if_set("aria-describedby",
                  joined(outer, item.hint ? id + "-item-hint" : std::string()))};
  return el("input", with_more(attrs, item.attributes));
}

Html render_hint(const CheckboxItem& item, const std::string& id) {
  if (!item.hint) return {};
  Hint own = *item.hint;
  own.id = id + "-item-hint";
  own.classes = joined("govuk-checkboxes__hint", own.classes);
  return hint(own);
}

Html render_conditional(const CheckboxItem& item, const std::string& id) {
  if (item.conditional.empty()) return {};
  const char* hidden = item.checked == Checked::Yes ? "" : "govuk-checkboxes__conditional--hidden";
  return el("div", {cls("govuk-checkboxes__conditional", hidden), attr("id", "conditional-" + id)},
            item.conditional);
}

Html render_item(const Checkboxes& boxes, std::size_t index, const std::string& described_by) {
  const CheckboxItem& item = boxes.items[index];
  if (!item.divider.empty()) return el("div", {cls("govuk-checkboxes__divider")}, item.divider);
  const std::string id = item_id(boxes, item, index);
  const Html name = label({.content = item.label,
                           .for_id = id,
                           .classes = joined("govuk-checkboxes__label", item.label_classes),
                           .attributes = item.label_attributes});
  return el("div", {cls("govuk-checkboxes__item")}, render_control(boxes, item, id, described_by),
            name, render_hint(item, id)) +
         render_conditional(item, id);
}

}  // namespace

Html checkboxes(const Checkboxes& boxes) {
  const std::string& id = boxes.id_prefix.empty() ? boxes.name : boxes.id_prefix;
  const bool named = boxes.fieldset && !boxes.fieldset->described_by.empty();
  const ControlHelp help = control_help(
      id, named ? boxes.fieldset->described_by : boxes.described_by, boxes.hint, boxes.error);
  Html items = boxes.group.before;
  for (std::size_t i = 0; i < boxes.items.size(); ++i) {
    items += render_item(boxes, i, help.described_by);
  }
  items += boxes.group.after;
  const std::vector<Attr> attrs = {cls("govuk-checkboxes", boxes.classes),
                                   attr("data-module", "govuk-checkboxes")};
  return form_group(boxes.group, boxes.error, boxes.fieldset, help,
                    el("div", with_more(attrs, boxes.attributes), items));
}

}  // namespace anlanh::web
