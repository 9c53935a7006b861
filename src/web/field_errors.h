#pragma once
// What is wrong with a form, by field, in the order of the page.
//
//   FieldErrors errors;
//   if (where.empty()) errors.add("where", base::msg("Tell us where it happened"));
//   ...
//   content = error_summary_for(view, errors) + form(view, here,
//       text_field(view, {.name = "where", ..., .error = errors.of("where")}), submit(t("Continue")));

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "web/components/content.h"
#include "web/view.h"

namespace anlanh::web {

// The error of one field, or none.
class FieldError {
 public:
  FieldError() = default;
  FieldError(base::Message message)
      : message_(std::move(message)) {}               // NOLINT: implicit on purpose
  FieldError(std::optional<base::Message> message) {  // NOLINT
    if (message) message_ = std::move(*message);
  }
  bool empty() const { return message_.empty(); }
  const base::Message& message() const { return message_; }

 private:
  base::Message message_;
};

class FieldErrors {
 public:
  struct Item {
    std::string field;  // the id of the control that the summary links to: usually the field's name
    base::Message message;
  };

  void add(std::string field, base::Message message) {
    items_.push_back({std::move(field), std::move(message)});
  }
  bool empty() const { return items_.empty(); }
  const std::vector<Item>& items() const { return items_; }
  // The first error of this field.
  FieldError of(std::string_view field) const;

 private:
  std::vector<Item> items_;
};

// The list at the top of the page, with links to the fields; nothing where nothing is wrong.
Html error_summary_for(const View& view, const FieldErrors& errors);

}  // namespace anlanh::web
