#include "web/field_errors.h"

#include "web/components/error-summary/error_summary.h"

namespace anlanh::web {

FieldError FieldErrors::of(std::string_view field) const {
  for (const Item& item : items_) {
    if (item.field == field) return item.message;
  }
  return {};
}

Html error_summary_for(const View& view, const FieldErrors& errors) {
  if (errors.empty()) return {};
  ErrorSummary summary = {.title = view.t("Some answers need another look")};
  for (const FieldErrors::Item& item : errors.items()) {
    summary.items.push_back({.content = view.t(item.message), .href = Url::anchor(item.field)});
  }
  return error_summary(summary);
}

}  // namespace anlanh::web
