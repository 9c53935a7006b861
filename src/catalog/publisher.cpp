#include "catalog/publisher.h"

#include "base/file.h"
#include "catalog/entry_store.h"

namespace anlanh::catalog {

namespace {

constexpr std::chrono::seconds kLookEvery{1};

struct Snapshot {
  std::string version;
  std::vector<Entry> in_force;
};

// Version and entries out of one snapshot: a change between the two is seen at the next look.
base::Result<Snapshot> load_snapshot(store::Sql& sql) {
  AL_TRY(auto version, load_catalog_version(sql));
  AL_TRY(auto in_force, load_entries_in_force(sql));
  return Snapshot{std::move(version), std::move(in_force)};
}

}  // namespace

base::Result<std::unique_ptr<Publisher>> Publisher::start(PublisherParts parts) {
  std::unique_ptr<Publisher> publisher(new Publisher(std::move(parts)));
  publisher->load_changed_lists();
  AL_TRY_DO(publisher->publish());
  auto* raw = publisher.get();
  publisher->thread_ = std::jthread([raw](const std::stop_token& stop) { raw->loop(stop); });
  return publisher;
}

Publisher::~Publisher() {
  thread_.request_stop();
  wake_.notify_all();
}

void Publisher::request() {
  {
    const std::lock_guard lock(mutex_);
    wanted_ = true;
  }
  wake_.notify_all();
}

// The stamp is taken before the lists are read: a list that changes meanwhile is seen at the next look.
void Publisher::load_changed_lists() {
  auto stamp = parts_.lists_stamp();
  if (stamp == lists_stamp_) return;
  lists_ = parts_.load_lists();
  lists_stamp_ = std::move(stamp);
  owed_ = true;
}

base::Status Publisher::publish() {
  AL_TRY(auto snapshot, parts_.store.read(load_snapshot));
  AL_TRY(const auto bytes,
         guard::compile_policy(make_policy_source(parts_.categories, snapshot.in_force, lists_)));
  AL_TRY_DO(base::replace_file(parts_.bundle, base::as_text(bytes)));
  AL_TRY(auto policy, guard::Policy::open(parts_.bundle));
  parts_.take(std::move(policy));
  published_version_ = std::move(snapshot.version);
  owed_ = false;
  return base::ok();
}

bool Publisher::changed_elsewhere() {
  auto version = parts_.store.read(load_catalog_version);
  return version && *version != published_version_;
}

void Publisher::loop(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, stop, kLookEvery, [&] { return wanted_; });
      if (std::exchange(wanted_, false)) owed_ = true;
    }
    if (stop.stop_requested()) return;
    load_changed_lists();
    if (!owed_ && !changed_elsewhere()) continue;
    // The last good policy stays in force; the next look tries again.
    if (auto done = publish(); !done)
      parts_.log.error("policy not published", {{"why", done.error().operator_text}});
  }
}

}  // namespace anlanh::catalog
