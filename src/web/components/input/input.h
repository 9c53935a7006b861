#pragma once
// One line of text.

#include <optional>
#include <string>
#include <vector>

#include "web/components/form-group/form_group.h"
#include "web/components/label/label.h"

namespace anlanh::web {

enum class Spellcheck : bool { No, Yes };

// What stands before or after the input inside its frame: a unit. Hidden from screen readers: say it in the label.
struct Affix {
  Content content;
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

struct Input {
  std::string name;
  Label label;
  std::optional<Hint> hint = {};
  std::optional<ErrorMessage> error = {};
  std::string id = {};  // empty: the name
  std::string type = "text";
  std::optional<std::string> value = {};
  std::string classes = {};  // "govuk-input--width-10"
  std::string described_by = {};
  std::string autocomplete = {};
  std::string autocapitalize = {};
  std::string inputmode = {};
  std::string pattern = {};
  std::optional<Spellcheck> spellcheck = {};
  Disabled disabled = Disabled::No;
  std::optional<Affix> prefix = {};
  std::optional<Affix> suffix = {};
  std::string wrapper_classes = {};
  std::vector<Attr> wrapper_attributes = {};
  FormGroup group = {};
  std::vector<Attr> attributes = {};
};

Html input(const Input& input);
Attr spellcheck_attribute(std::optional<Spellcheck> spellcheck);

}  // namespace anlanh::web
