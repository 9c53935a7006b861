#pragma once
// Several lines of text.

#include <optional>
#include <string>
#include <vector>

#include "web/components/input/input.h"

namespace anlanh::web {

struct Textarea {
  std::string name;
  Label label;
  std::optional<Hint> hint = {};
  std::optional<ErrorMessage> error = {};
  std::string id = {};  // empty: the name
  std::string value = {};
  int rows = 5;
  std::string classes = {};
  std::string described_by = {};
  std::string autocomplete = {};
  std::optional<Spellcheck> spellcheck = {};
  Disabled disabled = Disabled::No;
  FormGroup group = {};
  std::vector<Attr> attributes = {};
};

Html textarea(const Textarea& area);

}  // namespace anlanh::web
