#include "guard/bundle_watcher.h"

#include <sys/stat.h>

#include <condition_variable>
#include <mutex>

namespace anlanh::guard {

BundleWatcher::BundleWatcher(std::filesystem::path path, std::shared_ptr<const Policy> current,
                             Take take, base::Log log, std::chrono::milliseconds every)
    : path_(std::move(path)),
      in_force_(current ? current->fingerprint() : 0),
      take_(std::move(take)),
      log_(std::move(log)),
      every_(every),
      thread_([this](const std::stop_token& stop) { watch(stop); }) {}

BundleWatcher::~BundleWatcher() = default;

BundleWatcher::Stamp BundleWatcher::stamp_of(const std::filesystem::path& path) {
  struct stat facts{};
  if (::stat(path.c_str(), &facts) != 0) return {};
  return {facts.st_dev, facts.st_ino, static_cast<std::uint64_t>(facts.st_size),
          facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec};
}

void BundleWatcher::watch(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    look();
    changed.wait_for(lock, stop, every_, [] { return false; });
  }
}

void BundleWatcher::look() {
  const Stamp stamp = stamp_of(path_);
  if (stamp == seen_) return;
  seen_ = stamp;
  if (stamp == Stamp{}) {
    log_.warning("policy bundle is gone, the last one stays", {{"file", path_.string()}});
    return;
  }
  auto policy = Policy::open(path_);
  if (!policy) {
    log_.error("policy bundle not usable, the last one stays",
               {{"file", path_.string()}, {"error", policy.error().operator_text}});
    return;
  }
  if ((*policy)->fingerprint() == in_force_) return;
  in_force_ = (*policy)->fingerprint();
  log_.info("policy bundle taken",
            {{"file", path_.string()}, {"names", std::to_string((*policy)->name_count())}});
  take_(std::move(policy).value());
}

}  // namespace anlanh::guard
