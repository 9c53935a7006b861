#pragma once
// A date that a person knows by heart: day, month and year typed into three boxes.

#include <optional>
#include <string>
#include <vector>

#include "web/components/input/input.h"

namespace anlanh::web {

struct DateInputItem {
  std::string name;
  Content label;
  std::string id;
  std::optional<std::string> value = {};
  std::string classes = "govuk-input--width-2";
  std::string inputmode = "numeric";
  std::string autocomplete = {};
  std::string pattern = {};
  std::vector<Attr> attributes = {};
};

struct DateInput {
  std::string id;
  std::vector<DateInputItem> items;
  std::optional<Fieldset> fieldset = {};
  std::optional<Hint> hint = {};
  std::optional<ErrorMessage> error = {};
  std::string classes = {};
  FormGroup group = {};
  std::vector<Attr> attributes = {};
};

Html date_input(const DateInput& date);

}  // namespace anlanh::web
