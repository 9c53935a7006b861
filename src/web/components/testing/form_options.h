#pragma once
// What the published form controls have in common, read into ours.

#include <algorithm>

#include "web/components/input/input.h"
#include "web/components/testing/fixtures.h"

namespace anlanh::web {

Label read_label(const Options& options);
std::optional<Hint> read_hint(const Options& options);
std::optional<ErrorMessage> read_error(const Options& options);
std::optional<Fieldset> read_fieldset(const Options& options);
std::optional<Spellcheck> read_spellcheck(const Options& options);
FormGroup read_group(const Options& options);

}  // namespace anlanh::web
