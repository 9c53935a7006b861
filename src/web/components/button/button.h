#pragma once
// A button of a form, or a link that looks like one.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

enum class StartButton : bool { No, Yes };
enum class ButtonType { Submit, Button, Reset };

struct Button {
  Content label;
  std::optional<Url> href = {};  // makes it a link
  std::string name = {};
  std::string value = {};
  std::string id = {};
  std::string classes = {};  // "govuk-button--secondary"
  ButtonType type = ButtonType::Submit;
  Disabled disabled = Disabled::No;
  StartButton start = StartButton::No;
  std::optional<std::string> prevent_double_click =
      {};  // "true": a second press within a second is dropped
  std::vector<Attr> attributes = {};
};

Html button(const Button& button);
// Buttons beside each other.
Html button_group(const Html& buttons);

}  // namespace anlanh::web
