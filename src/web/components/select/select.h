#pragma once
// A choice from a long list of known things. For up to about ten, radios are easier.

#include <optional>
#include <string>
#include <vector>

#include "web/components/form-group/form_group.h"
#include "web/components/label/label.h"

namespace anlanh::web {

struct SelectItem {
  Content label;
  std::optional<std::string> value = {};  // absent: the label itself
  Selected selected = Selected::No;
  Disabled disabled = Disabled::No;
  std::vector<Attr> attributes = {};
};

struct Select {
  std::string name;
  Label label;
  std::vector<SelectItem> items;
  std::optional<Hint> hint = {};
  std::optional<ErrorMessage> error = {};
  std::string id = {};  // empty: the name
  std::string classes = {};
  std::string described_by = {};
  Disabled disabled = Disabled::No;
  FormGroup group = {};
  std::vector<Attr> attributes = {};
};

Html select(const Select& select);

}  // namespace anlanh::web
