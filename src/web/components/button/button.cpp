#include "web/components/button/button.h"

namespace anlanh::web {

namespace {

std::vector<Attr> common_attributes(const Button& button) {
  const std::vector<Attr> attrs = {
      cls("govuk-button", button.classes,
          button.start == StartButton::Yes ? "govuk-button--start" : ""),
      attr("data-module", "govuk-button")};
  return with_more(with_more(attrs, button.attributes),
                   {button.id.empty() ? Attr{} : attr("id", button.id)});
}

Attr type_attribute(ButtonType type) {
  switch (type) {
    case ButtonType::Button: return attr("type", "button");
    case ButtonType::Reset: return attr("type", "reset");
    case ButtonType::Submit: break;
  }
  return attr("type", "submit");
}

// focusable="false": some browsers would otherwise stop at the picture when tabbing.
Html start_icon() {
  return el("svg",
            {cls("govuk-button__start-icon"), attr("width", "17.5"), attr("height", "19"),
             attr("viewBox", "0 0 33 40"), attr("aria-hidden", "true"), attr("focusable", "false")},
            el("path", {attr("fill", "currentColor"), attr("d", "M0 0h13l20 20-20 20H0l20-20z")}));
}

// A start button is a flex box, which would swallow the blanks between elements in its label.
Html render_content(const Button& button) {
  if (button.start == StartButton::No) return button.label.html();
  if (!button.label.is_markup()) return button.label.html() + start_icon();
  return el("span", {}, button.label) + start_icon();
}

}  // namespace

Html button(const Button& button) {
  const Html content = render_content(button);
  const std::vector<Attr> common = common_attributes(button);
  if (button.href) {
    const std::vector<Attr> attrs = {href(*button.href), attr("role", "button"),
                                     attr("draggable", "false")};
    return el("a", with_more(attrs, common), content);
  }
  const bool off = button.disabled == Disabled::Yes;
  const std::vector<Attr> attrs = {type_attribute(button.type),
                                   button.value.empty() ? Attr{} : attr("value", button.value),
                                   button.name.empty() ? Attr{} : attr("name", button.name),
                                   flag_if("disabled", button.disabled),
                                   off ? attr("aria-disabled", "true") : Attr{},
                                   attr("data-prevent-double-click", button.prevent_double_click)};
  return el("button", with_more(attrs, common), content);
}

Html button_group(const Html& buttons) { return el("div", {cls("govuk-button-group")}, buttons); }

}  // namespace anlanh::web
