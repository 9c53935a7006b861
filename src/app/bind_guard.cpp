#include "app/bind_guard.h"

#include "base/file.h"
#include "guard/list_reader.h"

namespace anlanh::app {

namespace {

constexpr std::size_t kMostListBytes = std::size_t{256} << 20;
constexpr std::size_t kFaultsTold = 5;

base::Error bad_address(const std::string& key, const std::string& text) {
  return base::make_error(base::Code::Invalid, key + ": \"" + text + "\" is not an address");
}

void tell_faults(const base::Log& log, const std::string& path, const guard::ListRead& read) {
  for (std::size_t i = 0; i < read.faults.size() && i < kFaultsTold; ++i) {
    const auto& fault = read.faults[i];
    log.warning("list line not used",
                {{"list", path},
                 {"line", std::to_string(fault.line)},
                 {"why", base::fill_places(fault.reason.id, fault.reason.args)}});
  }
  log.info("list read", {{"list", path},
                         {"names", std::to_string(read.entries.size())},
                         {"not_used", std::to_string(read.junk)}});
}

}  // namespace

base::Result<guard::GuardSettings> guard_settings(const AppSettings& settings) {
  guard::GuardSettings out;
  const auto listen = guard::parse_endpoint(settings.guard_listen.host, settings.guard_listen.port);
  if (!listen) return bad_address("guard.listen", settings.guard_listen.host);
  out.listen.push_back(*listen);
  for (const auto& text : settings.upstreams) {
    const auto upstream = guard::parse_endpoint(text, 53);
    if (!upstream) return bad_address("guard.upstreams", text);
    out.upstreams.push_back(*upstream);
  }
  out.block_page_v4 = guard::parse_ipv4(settings.block_ipv4);
  if (!settings.block_ipv4.empty() && !out.block_page_v4)
    return bad_address("guard.block_ipv4", settings.block_ipv4);
  out.block_page_v6 = guard::parse_ipv6(settings.block_ipv6);
  if (!settings.block_ipv6.empty() && !out.block_page_v6)
    return bad_address("guard.block_ipv6", settings.block_ipv6);
  return out;
}

std::vector<catalog::ReadList> load_lists(const AppSettings& settings, const base::Log& log) {
  std::vector<catalog::ReadList> lists;
  for (const auto& setting : settings.lists) {
    const auto bytes = base::read_file(setting.path, kMostListBytes);
    if (!bytes) {
      log.error("list not read", {{"why", bytes.error().operator_text}});
      continue;
    }
    auto read = guard::read_list(*bytes);
    tell_faults(log, setting.path.string(), read);
    lists.push_back({setting.path.filename().string(), setting.category, std::move(read.entries)});
  }
  return lists;
}

std::string stamp_lists(const AppSettings& settings) {
  std::string stamp = "lists";
  for (const auto& list : settings.lists) {
    std::error_code no_size;
    std::error_code no_time;
    const auto size = std::filesystem::file_size(list.path, no_size);
    const auto time = std::filesystem::last_write_time(list.path, no_time);
    stamp += no_size || no_time ? " none"
                                : ' ' + std::to_string(size) + '@' +
                                      std::to_string(time.time_since_epoch().count());
  }
  return stamp;
}

}  // namespace anlanh::app
