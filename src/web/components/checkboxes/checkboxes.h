#pragma once
// Any number of answers out of a few, or one thing to agree to.

#include <optional>
#include <string>
#include <vector>

#include "web/components/form-group/form_group.h"
#include "web/components/label/label.h"

namespace anlanh::web {

struct CheckboxItem {
  Content label = {};
  std::string value = {};
  std::string name = {};  // empty: that of the group
  std::optional<Hint> hint = {};
  Checked checked = Checked::No;
  Disabled disabled = Disabled::No;
  Html conditional = {};       // shown when chosen; without a script it is always there
  Content divider = {};        // t("or"): a line between items instead of an item
  std::string behaviour = {};  // "exclusive": a script unchecks the others
  std::string id = {};
  std::string label_classes = {};
  std::vector<Attr> label_attributes = {};
  std::vector<Attr> attributes = {};
};

struct Checkboxes {
  std::string name;
  std::vector<CheckboxItem> items;
  std::optional<Fieldset> fieldset = {};
  std::optional<Hint> hint = {};
  std::optional<ErrorMessage> error = {};
  std::string id_prefix = {};     // empty: the name. The first item has it as its id.
  std::string described_by = {};  // without a fieldset
  std::string classes = {};       // "govuk-checkboxes--small"
  FormGroup group = {};
  std::vector<Attr> attributes = {};
};

Html checkboxes(const Checkboxes& boxes);

}  // namespace anlanh::web
