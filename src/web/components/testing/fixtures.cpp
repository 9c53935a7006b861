#include "web/components/testing/fixtures.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include <gtest/gtest.h>
#include <boost/json/src.hpp>

namespace anlanh::web {

namespace json = boost::json;

namespace {

void collect_paths(const json::value& value, const std::string& path,
                   std::set<std::string>& paths) {
  if (const auto* object = value.if_object()) {
    for (const auto& [key, inner] : *object) {
      collect_paths(inner, path + "." + std::string(key), paths);
    }
  } else if (const auto* array = value.if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      collect_paths((*array)[i], path + "." + std::to_string(i), paths);
    }
  } else {
    paths.insert(path);
  }
}

std::string scalar_text(const json::value& value) {
  if (const auto* text = value.if_string()) return std::string(*text);
  if (value.is_null()) return {};
  return json::serialize(value);
}

bool is_truthy(const json::value& value) {
  if (value.is_null()) return false;
  if (const auto* flag = value.if_bool()) return *flag;
  if (const auto* text = value.if_string()) return !text->empty();
  if (const auto* object = value.if_object()) return !object->empty();
  return true;
}

}  // namespace

const json::value* Options::find(std::string_view key) const {
  const auto found = object_->find(key);
  return found == object_->end() ? nullptr : &found->value();
}

void Options::forget(const std::string& path) const {
  std::erase_if(*unread_,
                [&](const std::string& p) { return p == path || p.starts_with(path + "."); });
}

std::optional<std::string> Options::maybe(std::string_view key) const {
  const json::value* value = find(key);
  if (value == nullptr || value->is_structured()) return std::nullopt;
  forget(path_ + "." + std::string(key));
  if (value->is_null()) return std::nullopt;
  return scalar_text(*value);
}

bool Options::refused(std::string_view key) const {
  const json::value* value = find(key);
  if (value == nullptr || is_truthy(*value)) return false;
  forget(path_ + "." + std::string(key));
  return true;
}

std::string Options::text(std::string_view key, std::string_view fallback) const {
  const auto value = maybe(key);
  return value && !value->empty() && value != "false" ? *value : std::string(fallback);
}

bool Options::flag(std::string_view key) const { return maybe(key).value_or("") == "true"; }

base::Words Options::words(std::string_view key, std::string_view fallback) const {
  return base::Words{text(key, fallback)};
}

std::optional<Url> Options::url(std::string_view key) const {
  const std::string value = text(key);
  if (value.empty()) return std::nullopt;
  return TestMarkup::url(value);
}

std::vector<Attr> Options::attributes(std::string_view key) const {
  std::vector<Attr> attrs;
  const json::value* value = find(key);
  if (value == nullptr || !value->is_object()) return attrs;
  for (const auto& [name, inner] : value->get_object()) {
    if (inner.is_structured()) return {};
    attrs.push_back(TestMarkup::attr(name, scalar_text(inner)));
  }
  forget(path_ + "." + std::string(key));
  return attrs;
}

Content Options::content(std::string_view text_key, std::string_view html_key,
                         std::string_view fallback) const {
  const std::string html = text(html_key);
  const std::string data = text(text_key, fallback);
  return html.empty() ? Content(data) : Content(TestMarkup::html(html));
}

std::optional<Options> Options::child(std::string_view key) const {
  const json::value* value = find(key);
  if (value == nullptr) return std::nullopt;
  const std::string path = path_ + "." + std::string(key);
  if (!value->is_object()) {
    forget(path);
    return std::nullopt;
  }
  return Options(value->get_object(), path, *unread_);
}

std::vector<std::string> Options::texts(std::string_view key) const {
  std::vector<std::string> out;
  const json::value* value = find(key);
  if (value == nullptr || !value->is_array()) return out;
  forget(path_ + "." + std::string(key));
  for (const json::value& item : value->get_array()) out.push_back(scalar_text(item));
  return out;
}

std::vector<Options> Options::items(std::string_view key, Gaps gaps) const {
  std::vector<Options> out;
  const json::value* value = find(key);
  if (value == nullptr || !value->is_array()) return out;
  const std::string path = path_ + "." + std::string(key) + ".";
  for (std::size_t i = 0; i < value->get_array().size(); ++i) {
    const json::value& item = value->get_array()[i];
    if (!is_truthy(item)) {
      if (gaps == Gaps::Skipped)
        forget(path + std::to_string(i));
      else
        unread_->insert(path + std::to_string(i));
    } else if (item.is_object())
      out.emplace_back(item.get_object(), path + std::to_string(i), *unread_);
  }
  return out;
}

std::vector<std::vector<Options>> Options::rows(std::string_view key) const {
  std::vector<std::vector<Options>> out;
  const json::value* value = find(key);
  if (value == nullptr || !value->is_array()) return out;
  const std::string path = path_ + "." + std::string(key) + ".";
  for (std::size_t i = 0; i < value->get_array().size(); ++i) {
    const json::value& row = value->get_array()[i];
    const std::string row_path = path + std::to_string(i);
    if (!row.is_array()) {
      forget(row_path);
      continue;
    }
    out.emplace_back();
    for (std::size_t j = 0; j < row.get_array().size(); ++j) {
      out.back().emplace_back(row.get_array()[j].get_object(), row_path + "." + std::to_string(j),
                              *unread_);
    }
  }
  return out;
}

void check_fixtures(std::string_view component, int supported,
                    const std::function<Html(const Options&)>& render) {
  const std::string file = "node_modules/govuk-frontend/dist/govuk/components/" +
                           std::string(component) + "/fixtures.json";
  std::ifstream in(file);
  if (!in) GTEST_SKIP() << file << " is not there: npm ci";
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const json::value document = json::parse(bytes);
  int passed = 0;
  std::vector<std::string> unsupported;
  for (const json::value& fixture : document.at("fixtures").as_array()) {
    const std::string name = json::value_to<std::string>(fixture.at("name"));
    std::set<std::string> unread;
    collect_paths(fixture.at("options"), "", unread);
    const std::string ours =
        normalised(render(Options(fixture.at("options").as_object(), "", unread)).bytes());
    if (!unread.empty()) {
      unsupported.push_back(name + " (" + *unread.begin() + ")");
      continue;
    }
    const std::string published = normalised(fixture.at("html").as_string());
    EXPECT_EQ(ours, published) << component << ": " << name;
    if (ours == published) ++passed;
  }
  std::cout << "  " << component << ": " << passed << " as published, " << unsupported.size()
            << " use options we do not have\n";
  for (const std::string& name : unsupported) std::cout << "    without: " << name << "\n";
  EXPECT_GE(passed, supported) << component;
}

}  // namespace anlanh::web
