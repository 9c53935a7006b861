#pragma once
// The operator's settings, with the values a new user needs none of.
//
//   store = "sqlite:var/anlanh.db"            # or "postgresql://user@host/name"
//   data_dir = "var"
//   demo = false
//   [site]  listen = "127.0.0.1:8080"  url = "http://localhost:8080"
//   [guard] listen = "127.0.0.1:5353"  upstreams = ["9.9.9.9:53"]  block_ipv4 = "127.0.0.1"
//   [[guard.lists]] path = "lists/gambling.txt"  category = "gambling"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/log.h"
#include "base/result.h"
#include "base/settings.h"

namespace anlanh::app {

struct ListSetting {
  std::filesystem::path path;
  std::string category;  // slug
};

struct AppSettings {
  std::filesystem::path data_dir = "var";
  std::string store;  // absent in the file: SQLite in data_dir
  bool store_named = false;
  bool demo = false;
  base::Level log_level = base::Level::Info;

  base::HostPort site_listen{"127.0.0.1", 8080};
  std::string site_url = "http://localhost:8080";
  std::string exit_url = "https://www.google.com.vn/";
  bool trusted_proxy = false;
  std::optional<base::HostPort>
      block_listen;  // a port of its own for the block page (80 in a school)

  base::HostPort guard_listen{"127.0.0.1", 5353};
  std::vector<std::string> upstreams;  // empty: the resolvers of the system
  std::string block_ipv4 = "127.0.0.1";
  std::string block_ipv6;  // empty: none
  std::vector<ListSetting> lists;
};

// The file at `path`; where there is none and `path` is the usual one, the defaults. Errors name file, line, key.
base::Result<AppSettings> load_settings(const std::filesystem::path& path);

// The demo province in a database of its own, so that it never meets real data.
void use_demo(AppSettings& settings);

}  // namespace anlanh::app
