#include "base/json_view.h"

#include <boost/json.hpp>

namespace anlanh::base {

namespace json = boost::json;

struct JsonView::File {
  std::string name;
  json::value root;
  std::string first_fault;
};

namespace {

constexpr std::size_t kMostBytes = 4 * 1024 * 1024;

const json::value& as_value(const void* value) { return *static_cast<const json::value*>(value); }

// What a list's element calls itself.
std::string own_name(const json::value& element, std::size_t index) {
  const auto* object = element.if_object();
  for (const char* key : {"id", "code"}) {
    const auto* found = object ? object->if_contains(key) : nullptr;
    if (found && found->is_string()) return std::string(found->get_string());
  }
  return std::to_string(index);
}

}  // namespace

JsonView::JsonView(std::shared_ptr<File> file, const void* value, std::string place)
    : file_(std::move(file)), value_(value), place_(std::move(place)) {}

Result<JsonView> JsonView::parse(std::string name, std::string_view text) {
  if (text.size() > kMostBytes) return make_error(Code::TooLarge, name + " is over 4 MiB");
  auto file = std::make_shared<File>();
  file->name = std::move(name);
  json::error_code error;
  file->root = json::parse(text, error);
  if (error) return make_error(Code::Invalid, file->name + " is not JSON: " + error.message());
  const void* root = &file->root;
  return JsonView(std::move(file), root, "");
}

const void* JsonView::member(std::string_view key) const {
  const auto* object = value_ ? as_value(value_).if_object() : nullptr;
  const auto* found = object ? object->if_contains(key) : nullptr;
  return found && !found->is_null() ? found : nullptr;
}

std::string JsonView::place_of(std::string_view key) const {
  if (place_.empty()) return std::string(key);
  return key.empty() ? place_ : place_ + "." + std::string(key);
}

void JsonView::wrong(std::string_view key, std::string_view expected) const {
  if (!file_->first_fault.empty()) return;
  file_->first_fault = file_->name + ": " + place_of(key) + " must be " + std::string(expected);
}

bool JsonView::has(std::string_view key) const { return member(key) != nullptr; }

std::vector<JsonView> JsonView::elements(std::string_view key, const void* array) const {
  std::vector<JsonView> out;
  std::size_t index = 0;
  for (const auto& element : *as_value(array).if_array()) {
    const std::string name = own_name(element, index++);
    out.push_back(JsonView(file_, &element, place_of(key) + "[" + name + "]"));
  }
  return out;
}

std::vector<JsonView> JsonView::items(std::string_view key) const {
  const auto* found = member(key);
  if (found && as_value(found).is_array()) return elements(key, found);
  wrong(key, "a list");
  return {};
}

std::vector<JsonView> JsonView::items_or_none(std::string_view key) const {
  return has(key) ? items(key) : std::vector<JsonView>{};
}

JsonView JsonView::object(std::string_view key) const {
  const auto* found = member(key);
  if (!found || !as_value(found).is_object()) wrong(key, "an object");
  return JsonView(file_, found, place_of(key));
}

std::string JsonView::text(std::string_view key) const {
  const auto* found = member(key);
  if (found && as_value(found).is_string()) return std::string(as_value(found).get_string());
  wrong(key, "a text");
  return {};
}

std::string JsonView::text_or(std::string_view key, std::string fallback) const {
  return has(key) ? text(key) : fallback;
}

std::int64_t JsonView::number(std::string_view key) const {
  const auto* found = member(key);
  if (found && as_value(found).is_int64()) return as_value(found).get_int64();
  wrong(key, "a whole number");
  return 0;
}

bool JsonView::flag(std::string_view key) const {
  const auto* found = member(key);
  if (found && as_value(found).is_bool()) return as_value(found).get_bool();
  wrong(key, "true or false");
  return false;
}

bool JsonView::flag_or_false(std::string_view key) const { return has(key) && flag(key); }

Date JsonView::day(std::string_view key) const {
  if (const auto day = parse_iso_date(text(key))) return *day;
  wrong(key, "a day such as 2026-08-01");
  return Date{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
}

Bilingual JsonView::as_bilingual() const {
  Bilingual both{text("vi"), text("en")};
  if (both.vi.empty()) wrong("vi", "a text that is not empty");
  if (both.en.empty()) wrong("en", "a text that is not empty");
  return both;
}

Bilingual JsonView::bilingual(std::string_view key) const { return object(key).as_bilingual(); }

std::vector<std::string> JsonView::texts(std::string_view key) const {
  const auto* found = member(key);
  const auto* array = found ? as_value(found).if_array() : nullptr;
  std::vector<std::string> out;
  if (!array) wrong(key, "a list of texts");
  if (!array) return out;
  for (const auto& element : *array) {
    if (!element.is_string()) wrong(key, "a list of texts");
    if (element.is_string()) out.emplace_back(element.get_string());
  }
  return out;
}

std::vector<std::int64_t> JsonView::numbers(std::string_view key) const {
  const auto* found = member(key);
  const auto* array = found ? as_value(found).if_array() : nullptr;
  std::vector<std::int64_t> out;
  if (!array) wrong(key, "a list of whole numbers");
  if (!array) return out;
  for (const auto& element : *array) {
    if (!element.is_int64()) wrong(key, "a list of whole numbers");
    if (element.is_int64()) out.push_back(element.get_int64());
  }
  return out;
}

std::vector<Bilingual> JsonView::bilinguals(std::string_view key) const {
  std::vector<Bilingual> out;
  for (const auto& element : items(key)) out.push_back(element.as_bilingual());
  return out;
}

Status JsonView::status() const {
  if (file_->first_fault.empty()) return ok();
  return make_error(Code::Invalid, file_->first_fault);
}

}  // namespace anlanh::base
