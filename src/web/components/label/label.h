#pragma once
// The name of a form control; pressing it goes to the control.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

// On a page with one question the question is the heading: written once, read once.
enum class PageHeading : bool { No, Yes };

struct Label {
  Content content;
  std::string for_id = {};
  std::string classes = {};  // "govuk-label--l"
  PageHeading heading = PageHeading::No;
  std::vector<Attr> attributes = {};
};

// Empty content: nothing is written.
Html label(const Label& label);

}  // namespace anlanh::web
