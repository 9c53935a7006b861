#pragma once
// Keeps a policy as fresh as its file: looks every 200 ms whether the file is another one (inode,
// size or time) and opens it. A damaged one is reported once and the last good policy stays.

#include <chrono>
#include <functional>
#include <thread>

#include "base/log.h"
#include "guard/policy.h"

namespace anlanh::guard {

class BundleWatcher {
 public:
  using Take = std::function<void(std::shared_ptr<const Policy>)>;

  // Calls `take` from its own thread with each new policy, not with the one in force at the start:
  // give what Policy::open made as `current`. A file replaced between that open and now is seen.
  BundleWatcher(std::filesystem::path path, std::shared_ptr<const Policy> current, Take take,
                base::Log log, std::chrono::milliseconds every = std::chrono::milliseconds(200));
  ~BundleWatcher();  // waits for the thread

  BundleWatcher(const BundleWatcher&) = delete;
  BundleWatcher& operator=(const BundleWatcher&) = delete;

 private:
  // What tells one file from another without reading it.
  struct Stamp {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t seconds = 0, nanos = 0;
    bool operator==(const Stamp&) const = default;
  };
  static Stamp stamp_of(const std::filesystem::path& path);
  void watch(const std::stop_token& stop);
  void look();

  std::filesystem::path path_;
  std::uint64_t in_force_;
  Take take_;
  base::Log log_;
  std::chrono::milliseconds every_;
  Stamp seen_;
  std::jthread thread_;
};

}  // namespace anlanh::guard
