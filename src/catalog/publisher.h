#pragma once
// Makes the guard's policy out of what is in force and hands it over, within a second of each change.
//
// One thread: woken by request() after a commit, and once a second it asks the database whether another process
// (a command, a second server on the same PostgreSQL) has changed the catalogue, and the disk whether a list has
// changed. The bundle is written as a file
// first, so that a guard that runs alone, or the next start, has the last good policy.

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/log.h"
#include "catalog/publish_rules.h"
#include "store/store.h"

namespace anlanh::catalog {

struct PublisherParts {
  store::Store& store;
  const std::vector<Category>& categories;
  std::function<std::vector<ReadList>()> load_lists;  // lists on disk; reports bad lines itself
  std::function<std::string()> lists_stamp;           // differs when a list on disk does; quick
  std::filesystem::path bundle;
  std::function<void(std::shared_ptr<const guard::Policy>)> take;
  base::Log log;
};

// Thread-safe.
class Publisher {
 public:
  // Publishes once before it returns; fails where that cannot be done.
  static base::Result<std::unique_ptr<Publisher>> start(PublisherParts parts);
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  // Something changed. Returns at once.
  void request();

 private:
  explicit Publisher(PublisherParts parts) : parts_(std::move(parts)) {}
  base::Status publish();
  void load_changed_lists();
  void loop(const std::stop_token& stop);
  bool changed_elsewhere();

  PublisherParts parts_;
  std::vector<ReadList> lists_;
  std::optional<std::string> lists_stamp_;  // absent: never read
  bool owed_ = false;                       // something changed that is not in force yet
  std::string published_version_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  bool wanted_ = false;
  std::jthread thread_;
};

}  // namespace anlanh::catalog
