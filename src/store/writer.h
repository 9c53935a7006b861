#pragma once
// The writing thread: takes what waits, runs each function behind a savepoint, commits once for all.

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.h"
#include "store/sql.h"

namespace anlanh::store {

using WriteFunction = std::function<base::Status(Sql&)>;

// Thread-safe.
class Writer {
 public:
  explicit Writer(std::unique_ptr<Connection> connection);
  ~Writer();

  // Blocks until the function's work is on the disk, or taken back.
  base::Status run(const WriteFunction& function);
  Engine engine() const { return connection_->engine(); }

 private:
  struct Job {
    const WriteFunction* function;
    std::optional<base::Status> outcome;
    bool done = false;
  };

  void loop();
  std::vector<Job*> take();
  void run_batch(const std::vector<Job*>& batch);
  void run_job(Job& job);
  void settle(const std::vector<Job*>& batch);

  std::unique_ptr<Connection> connection_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable finished_;
  std::deque<Job*> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace anlanh::store
