#pragma once
// What all form controls share: the group around them, hint and error with the ids that tie them to the control.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/components/error-message/error_message.h"
#include "web/components/fieldset/fieldset.h"
#include "web/components/hint/hint.h"

namespace anlanh::web {

struct FormGroup {
  std::string classes = {};
  Html before = {};  // before and after the control itself
  Html after = {};
  std::vector<Attr> attributes = {};
};

// Hint and error as they stand before the control, and the ids of both for aria-describedby.
struct ControlHelp {
  Html html;
  std::string described_by;
};

ControlHelp control_help(std::string_view id, std::string described_by,
                         const std::optional<Hint>& hint, const std::optional<ErrorMessage>& error);

Html form_group(const FormGroup& group, const std::optional<ErrorMessage>& error,
                const Html& content);

// A group around controls that answer together: in a fieldset where there is one.
Html form_group(const FormGroup& group, const std::optional<ErrorMessage>& error,
                const std::optional<Fieldset>& fieldset, const ControlHelp& help,
                const Html& controls);

}  // namespace anlanh::web
