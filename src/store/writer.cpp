#include "store/writer.h"

namespace anlanh::store {

namespace {
// More would make the first of a batch wait for the last.
constexpr std::size_t kMostInBatch = 64;
}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)), thread_([this] { loop(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_all();
  thread_.join();
}

base::Status Writer::run(const WriteFunction& function) {
  AL_CHECK(std::this_thread::get_id() != thread_.get_id());  // a write inside a write would wait for itself
  Job job{&function, std::nullopt};
  std::unique_lock lock(mutex_);
  queue_.push_back(&job);
  work_.notify_one();
  finished_.wait(lock, [&] { return job.done; });
  return std::move(*job.outcome);
}

std::vector<Writer::Job*> Writer::take() {
  std::unique_lock lock(mutex_);
  work_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
  std::vector<Job*> batch;
  while (!queue_.empty() && batch.size() < kMostInBatch) {
    batch.push_back(queue_.front());
    queue_.pop_front();
  }
  return batch;
}

void Writer::loop() {
  for (;;) {
    const auto batch = take();
    if (batch.empty()) return;
    run_batch(batch);
    settle(batch);
  }
}

void Writer::run_batch(const std::vector<Job*>& batch) {
  if (auto begun = connection_->begin(); !begun) {
    for (auto* job : batch) job->outcome = begun.error();
    return;
  }
  for (auto* job : batch) run_job(*job);
  if (auto committed = connection_->commit(); !committed) {
    connection_->rollback();
    // Nobody's work reached the disk; those refused for a reason of their own keep it.
    for (auto* job : batch)
      if (job->outcome->has_value()) job->outcome = committed.error();
  }
}

void Writer::run_job(Job& job) {
  if (auto set = connection_->script("savepoint job"); !set) {
    job.outcome = std::move(set);
    return;
  }
  Sql sql(*connection_);
  job.outcome = (*job.function)(sql);
  const bool kept = job.outcome->has_value();
  auto ended = connection_->script(kept ? "release savepoint job" : "rollback to savepoint job; release savepoint job");
  if (!ended && kept) job.outcome = std::move(ended);
}

void Writer::settle(const std::vector<Job*>& batch) {
  {
    const std::lock_guard lock(mutex_);
    for (auto* job : batch) job->done = true;
  }
  finished_.notify_all();
}

}  // namespace anlanh::store
