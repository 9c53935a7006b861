#include "web/components/input/input.h"

namespace anlanh::web {

namespace {

Html render_control(const Input& input, const std::string& id, const std::string& described_by) {
  const std::vector<Attr> attrs = {
      cls("govuk-input", input.classes, input.error ? "govuk-input--error" : ""),
      attr("id", id),
      attr("name", input.name),
      attr("type", input.type),
      spellcheck_attribute(input.spellcheck),
      attr("value", input.value),
      flag_if("disabled", input.disabled),
      attr_if_set("aria-describedby", described_by),
      attr_if_set("autocomplete", input.autocomplete),
      attr_if_set("autocapitalize", input.autocapitalize),
      attr_if_set("pattern", input.pattern),
      attr_if_set("inputmode", input.inputmode)};
  return el("input", with_more(attrs, input.attributes));
}

Html render_affix(const std::optional<Affix>& affix, const char* name) {
  if (!affix || affix->content.empty()) return {};
  const std::vector<Attr> attrs = {cls(name, affix->classes), attr("aria-hidden", "true")};
  return el("div", with_more(attrs, affix->attributes), affix->content);
}

}  // namespace

Attr spellcheck_attribute(std::optional<Spellcheck> spellcheck) {
  if (!spellcheck) return {};
  return *spellcheck == Spellcheck::Yes ? attr("spellcheck", "true") : attr("spellcheck", "false");
}

Html input(const Input& input) {
  const std::string& id = input.id.empty() ? input.name : input.id;
  const ControlHelp help = control_help(id, input.described_by, input.hint, input.error);
  const Html before = input.group.before + render_affix(input.prefix, "govuk-input__prefix");
  const Html after = render_affix(input.suffix, "govuk-input__suffix") + input.group.after;
  Html control = render_control(input, id, help.described_by);
  if (!before.empty() || !after.empty()) {
    const std::vector<Attr> attrs = {cls("govuk-input__wrapper", input.wrapper_classes)};
    control = el("div", with_more(attrs, input.wrapper_attributes), before, control, after);
  }
  Label own = input.label;
  own.for_id = id;
  return form_group(input.group, input.error, label(own) + help.html + control);
}

}  // namespace anlanh::web
