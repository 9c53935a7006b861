#pragma once
// Controls that answer one question together; the legend is that question.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"
#include "web/components/label/label.h"

namespace anlanh::web {

struct Legend {
  Content content;
  std::string classes = {};  // "govuk-fieldset__legend--l"
  PageHeading heading = PageHeading::No;
};

struct Fieldset {
  std::optional<Legend> legend = {};
  std::string described_by = {};  // ids
  std::string classes = {};
  std::string role = {};
  std::vector<Attr> attributes = {};
};

Html fieldset(const Fieldset& fieldset, const Html& content);

}  // namespace anlanh::web
