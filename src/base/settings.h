#pragma once
// The operator's settings: one TOML file, read key by key with the type that the program expects.
//
//   AL_TRY(auto settings, Settings::load("anlanh.toml"));
//   AL_TRY(auto listen, settings.address("site.listen", {"127.0.0.1", 8080}));
//   AL_TRY(auto lists, settings.tables("guard.lists"));   // each read like a file of its own
//   AL_TRY_DO(settings.refuse_unknown());                 // last: a misspelt key is an error
//
// Each error is Code::Invalid and names file, line and key in words for the operator, in both
// languages. Not thread-safe: read once at the start.

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anlanh::base {

struct HostPort {
  std::string host;  // name, IPv4, or IPv6 without brackets
  std::uint16_t port = 0;

  bool operator==(const HostPort&) const = default;
};

// "127.0.0.1:53", "[::1]:53", "localhost:8080". The port is 1 to 65535; anything else is absent.
std::optional<HostPort> parse_host_port(std::string_view text);

class Settings {
 public:
  // Code::NotFound where the file is absent. At most 1 MiB.
  static Result<Settings> load(const std::filesystem::path& path);
  // `name` stands for the file in errors.
  static Result<Settings> parse(std::string_view toml, std::string name);
  // No file: every key has its fallback.
  static Settings none();

  bool has(std::string_view key);

  // The value, or the fallback where the key is absent. Wrong type or range is an error.
  Result<std::string> text(std::string_view key, std::string fallback);
  Result<std::string> one_of(std::string_view key, std::initializer_list<std::string_view> choices,
                             std::string fallback);
  Result<std::int64_t> number(std::string_view key, std::int64_t least, std::int64_t most,
                              std::int64_t fallback);
  Result<HostPort> address(std::string_view key, HostPort fallback);
  // true or false; absent is false.
  Result<bool> flag(std::string_view key);
  Result<std::vector<std::string>> texts(std::string_view key, std::vector<std::string> fallback);
  // An array of tables ([[guard.lists]]); absent is empty. refuse_unknown() of the whole covers them.
  Result<std::vector<Settings>> tables(std::string_view key);
  // A text that must be there.
  Result<std::string> needed_text(std::string_view key);

  // An error that names the first key of the file that nobody asked for, and the one it resembles.
  Status refuse_unknown() const;
  // For errors of the caller: "anlanh.toml, line 12: guard.listen".
  std::string place(std::string_view key) const;

 private:
  struct Data;
  friend struct SettingsReader;
  explicit Settings(std::shared_ptr<Data> data) : data_(std::move(data)) {}

  std::shared_ptr<Data> data_;
};

}  // namespace anlanh::base
