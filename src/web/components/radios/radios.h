#pragma once
// One answer out of a few.

#include <optional>
#include <string>
#include <vector>

#include "web/components/form-group/form_group.h"
#include "web/components/label/label.h"

namespace anlanh::web {

struct RadioItem {
  Content label = {};
  std::string value = {};
  std::optional<Hint> hint = {};
  Checked checked = Checked::No;
  Disabled disabled = Disabled::No;
  Html conditional = {};  // shown when chosen; without a script it is always there
  Content divider = {};   // t("or"): a line between items instead of an item
  std::string id = {};
  std::string label_classes = {};
  std::vector<Attr> label_attributes = {};
  std::vector<Attr> attributes = {};
};

struct Radios {
  std::string name;
  std::vector<RadioItem> items;
  std::optional<Fieldset> fieldset = {};
  std::optional<Hint> hint = {};
  std::optional<ErrorMessage> error = {};
  std::string id_prefix = {};  // empty: the name. The first item has it as its id.
  std::string classes = {};    // "govuk-radios--inline"
  FormGroup group = {};
  std::vector<Attr> attributes = {};
};

Html radios(const Radios& radios);

}  // namespace anlanh::web
