#include "base/settings.h"

#include <toml++/toml.h>
#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <variant>

#include "base/file.h"

namespace anlanh::base {

namespace {

constexpr std::size_t kMostBytes = 1 << 20;

// A value that no setting has: a date, a float, a mixed array.
struct Other {};
using Tables = std::vector<Settings>;
using Value =
    std::variant<Other, std::string, std::int64_t, bool, std::vector<std::string>, Tables>;

struct Entry {
  unsigned line = 0;
  Value value;
};

// Letters to change, add or leave out to get from a to b.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = corner + (a[i - 1] != b[j - 1]);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row[b.size()];
}

}  // namespace

struct Settings::Data {
  std::string name;    // of the file
  std::string prefix;  // "guard.lists[2]." inside an array of tables
  std::map<std::string, Entry, std::less<>> entries;
  std::map<std::string, bool, std::less<>> asked;

  const Entry* ask(std::string_view key) {
    asked.emplace(key, true);
    const auto found = entries.find(key);
    return found == entries.end() ? nullptr : &found->second;
  }

  std::string line_of(std::string_view key) const {
    const auto found = entries.find(key);
    return std::to_string(found == entries.end() ? 0 : found->second.line);
  }

  Error wrong(std::string_view key, const char* sentence, std::string detail = "") const {
    return invalid(
        Message{sentence, {name, line_of(key), prefix + std::string(key), std::move(detail)}});
  }

  std::string nearest_asked(std::string_view key) const {
    for (const auto& [known, _] : asked)
      if (edit_distance(known, key) <= 2) return known;
    return "";
  }

  Error unknown(std::string_view key) const {
    const auto near = nearest_asked(key);
    if (near.empty()) return wrong(key, msg("{1}, line {2}: there is no setting {3}").id);
    return wrong(key, msg("{1}, line {2}: there is no setting {3}; is {4} meant?").id,
                 prefix + near);
  }
};

// From toml++'s tree to ours: tables become dotted keys.
struct SettingsReader {
  static void take_table(Settings::Data& data, const toml::table& table,
                         const std::string& before) {
    for (const auto& [key, node] : table) {
      const std::string name = before + std::string(key.str());
      if (const auto* inner = node.as_table()) {
        take_table(data, *inner, name + ".");
      } else {
        data.entries.emplace(name, Entry{node.source().begin.line, value_of(data, name, node)});
      }
    }
  }

  static Value value_of(const Settings::Data& data, const std::string& name,
                        const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return number->get();
    if (const auto* flag = node.as_boolean()) return flag->get();
    if (const auto* array = node.as_array()) return array_value(data, name, *array);
    return Other{};
  }

  static Value array_value(const Settings::Data& data, const std::string& name,
                           const toml::array& array) {
    if (array.is_homogeneous(toml::node_type::table)) return tables_value(data, name, array);
    std::vector<std::string> texts;
    for (const auto& node : array) {
      const auto* text = node.as_string();
      if (!text) return Other{};
      texts.push_back(text->get());
    }
    return texts;
  }

  static Value tables_value(const Settings::Data& data, const std::string& name,
                            const toml::array& array) {
    Tables tables;
    for (const auto& node : array) {
      auto inner = std::make_shared<Settings::Data>();
      inner->name = data.name;
      inner->prefix = data.prefix + name + "[" + std::to_string(tables.size() + 1) + "].";
      take_table(*inner, *node.as_table(), "");
      tables.push_back(Settings(std::move(inner)));
    }
    return tables;
  }
};

std::optional<HostPort> parse_host_port(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == text.npos || colon == 0) return std::nullopt;
  auto host = text.substr(0, colon);
  const auto digits = text.substr(colon + 1);
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  const bool has_colon = host.find(':') != host.npos;
  if (has_colon != bracketed || host.find_first_of("[] /\t") != host.npos) return std::nullopt;
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || port == 0)
    return std::nullopt;
  return HostPort{std::string(host), port};
}

Result<Settings> Settings::load(const std::filesystem::path& path) {
  AL_TRY(const auto bytes, read_file(path, kMostBytes));
  return parse(bytes, path.filename().string());
}

Result<Settings> Settings::parse(std::string_view toml, std::string name) {
  auto data = std::make_shared<Data>();
  data->name = std::move(name);
  try {
    SettingsReader::take_table(*data, toml::parse(toml), "");
  } catch (const toml::parse_error& e) {  // toml++ reports bad text by throwing
    return invalid(msg("{1}, line {2}: this line cannot be read as TOML: {3}", data->name,
                       std::to_string(e.source().begin.line), std::string(e.description())));
  }
  return Settings(std::move(data));
}

Settings Settings::none() { return Settings(std::make_shared<Data>()); }

bool Settings::has(std::string_view key) { return data_->ask(key) != nullptr; }

Result<std::string> Settings::text(std::string_view key, std::string fallback) {
  const auto* entry = data_->ask(key);
  if (!entry) return fallback;
  if (const auto* value = std::get_if<std::string>(&entry->value)) return *value;
  return data_->wrong(key, msg("{1}, line {2}: {3} must be text between quotes").id);
}

Result<std::string> Settings::needed_text(std::string_view key) {
  AL_TRY(auto value, text(key, ""));
  if (!value.empty()) return value;
  if (data_->entries.contains(key))
    return data_->wrong(key, msg("{1}, line {2}: {3} must not be empty").id);
  return invalid(
      msg("{1}: the setting {2} is missing", data_->name, data_->prefix + std::string(key)));
}

Result<std::string> Settings::one_of(std::string_view key,
                                     std::initializer_list<std::string_view> choices,
                                     std::string fallback) {
  AL_TRY(auto value, text(key, std::move(fallback)));
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
  std::string all;
  for (const auto choice : choices) all += (all.empty() ? "" : ", ") + std::string(choice);
  return data_->wrong(key, msg("{1}, line {2}: {3} must be one of: {4}").id, std::move(all));
}

Result<std::int64_t> Settings::number(std::string_view key, std::int64_t least, std::int64_t most,
                                      std::int64_t fallback) {
  const auto* entry = data_->ask(key);
  if (!entry) return fallback;
  const auto* value = std::get_if<std::int64_t>(&entry->value);
  if (value && *value >= least && *value <= most) return *value;
  return data_->wrong(key, msg("{1}, line {2}: {3} must be a whole number in the range {4}").id,
                      std::to_string(least) + " … " + std::to_string(most));
}

Result<HostPort> Settings::address(std::string_view key, HostPort fallback) {
  const auto* entry = data_->ask(key);
  if (!entry) return fallback;
  const auto* value = std::get_if<std::string>(&entry->value);
  if (auto address = value ? parse_host_port(*value) : std::nullopt) return *std::move(address);
  return data_->wrong(key, msg("{1}, line {2}: {3} must be an address and a port, such as {4}").id,
                      "\"127.0.0.1:8080\"");
}

Result<bool> Settings::flag(std::string_view key) {
  const auto* entry = data_->ask(key);
  if (!entry) return false;
  if (const auto* value = std::get_if<bool>(&entry->value)) return *value;
  return data_->wrong(key, msg("{1}, line {2}: {3} must be {4}").id, "true / false");
}

Result<std::vector<std::string>> Settings::texts(std::string_view key,
                                                 std::vector<std::string> fallback) {
  const auto* entry = data_->ask(key);
  if (!entry) return fallback;
  if (const auto* value = std::get_if<std::vector<std::string>>(&entry->value)) return *value;
  return data_->wrong(key, msg("{1}, line {2}: {3} must be a list of texts, such as {4}").id,
                      "[\"a\", \"b\"]");
}

Result<std::vector<Settings>> Settings::tables(std::string_view key) {
  const auto* entry = data_->ask(key);
  if (!entry) return Tables{};
  if (const auto* value = std::get_if<Tables>(&entry->value)) return *value;
  // An empty list may stand for no tables.
  if (const auto* list = std::get_if<std::vector<std::string>>(&entry->value);
      list && list->empty())
    return Tables{};
  return data_->wrong(key, msg("{1}, line {2}: {3} must be written as tables, such as {4}").id,
                      "[[" + std::string(key) + "]]");
}

Status Settings::refuse_unknown() const {
  const std::string* first = nullptr;
  for (const auto& [key, entry] : data_->entries) {
    if (data_->asked.contains(key)) continue;
    if (!first || entry.line < data_->entries.at(*first).line) first = &key;
  }
  if (first) return data_->unknown(*first);
  for (const auto& [key, entry] : data_->entries)
    if (const auto* tables = std::get_if<Tables>(&entry.value))
      for (const auto& table : *tables) AL_TRY_DO(table.refuse_unknown());
  return ok();
}

std::string Settings::place(std::string_view key) const {
  return data_->name + ", line " + data_->line_of(key) + ": " + data_->prefix + std::string(key);
}

}  // namespace anlanh::base
