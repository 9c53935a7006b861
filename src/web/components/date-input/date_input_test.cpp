#include "web/components/date-input/date_input.h"

#include <gtest/gtest.h>

#include "web/components/testing/form_options.h"

namespace anlanh::web {
namespace {

std::string capitalised(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

// What is known of one box: its own item, and the option of its part (day, month, year).
struct Box {
  std::optional<Options> item;
  std::optional<Options> part;
};

bool marks_error(const std::optional<Options>& o) {
  return o && (o->flag("error") || o->classes().find("govuk-input--error") != std::string::npos);
}

bool refuses_error(const std::optional<Options>& o) { return o && o->maybe("error") == "false"; }

std::string text_of(const Box& box, std::string_view key, const std::string& fallback = {}) {
  if (box.item) return box.item->text(key, fallback);
  return box.part ? box.part->text(key, fallback) : fallback;
}

std::optional<std::string> value_of(const Options& o, const Box& box, const std::string& full) {
  const auto values = o.child("values");
  const auto listed = values ? values->maybe(full) : std::nullopt;
  const auto of_part = box.part ? box.part->maybe("value") : std::nullopt;
  const auto own = box.item ? box.item->maybe("value") : std::nullopt;
  return own ? own : of_part ? of_part : listed;
}

// All boxes are marked where the date is wrong and no box is marked by itself.
std::string box_classes(const Options& o, const Box& box, bool wide, bool any_marked) {
  const std::optional<Options>& options = box.item ? box.item : box.part;
  const std::string given = text_of(box, "classes");
  const bool refuses = refuses_error(options);
  const bool all = o.child("errorMessage") && !any_marked && !refuses;
  std::string out;
  if (given.find("govuk-input--error") == std::string::npos && (marks_error(options) || all)) {
    out = "govuk-input--error";
  }
  if (given.find("govuk-input--width-") == std::string::npos) {
    out = joined(out, wide ? "govuk-input--width-4" : "govuk-input--width-2");
  }
  return joined(out, given);
}

DateInputItem read_box(const Options& o, const Box& box, const std::string& part, bool any_marked) {
  const std::string name = text_of(box, "name", part);
  const std::string prefix = o.text("namePrefix");
  const std::string full = prefix.empty() ? name : prefix + "-" + name;
  return {.name = full,
          .label = text_of(box, "label", capitalised(name)),
          .id = text_of(box, "id", o.text("id") + "-" + name),
          .value = value_of(o, box, full),
          .classes = box_classes(o, box, part == "year", any_marked),
          .inputmode = text_of(box, "inputmode", "numeric"),
          .autocomplete = text_of(box, "autocomplete"),
          .pattern = text_of(box, "pattern"),
          .attributes = box.item ? box.item->attributes() : std::vector<Attr>()};
}

std::vector<std::pair<std::string, Box>> read_boxes(const Options& o) {
  std::vector<std::pair<std::string, Box>> boxes;
  for (const Options& item : o.items("items")) {
    const std::string name = item.text("name");
    const bool known = name == "day" || name == "month" || name == "year";
    boxes.push_back({name, {item, known ? o.child(name) : std::nullopt}});
  }
  if (!boxes.empty()) return boxes;
  for (const char* part : {"day", "month", "year"}) {
    if (!o.refused(part)) boxes.push_back({part, {std::nullopt, o.child(part)}});
  }
  return boxes;
}

std::vector<DateInputItem> read_items(const Options& o) {
  const auto boxes = read_boxes(o);
  bool any = false;
  for (const auto& [part, box] : boxes) any |= marks_error(box.item ? box.item : box.part);
  std::vector<DateInputItem> items;
  for (const auto& [part, box] : boxes) items.push_back(read_box(o, box, part, any));
  return items;
}

TEST(DateInput, AsPublished) {
  check_fixtures("date-input", 50, [](const Options& o) {
    return date_input({.id = o.text("id"),
                       .items = read_items(o),
                       .fieldset = read_fieldset(o),
                       .hint = read_hint(o),
                       .error = read_error(o),
                       .classes = o.classes(),
                       .group = read_group(o),
                       .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
