#pragma once
// A bounded pool of threads for handlers, which may wait for the database. The queue has an end: past it a caller
// is told at once, which is kinder than a queue nobody reaches the end of.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace anlanh::web {

// Thread-safe.
class WorkerPool {
 public:
  WorkerPool(std::size_t threads, std::size_t queue);
  ~WorkerPool();

  // Finishes what was taken and takes nothing more. May be called twice, by one thread at a time.
  void stop();

  enum class Taken { Yes, Full };
  Taken post(std::function<void()> job);

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  std::size_t most_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace anlanh::web
