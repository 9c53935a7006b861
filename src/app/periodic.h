#pragma once
// Work that comes again by the clock: a thread of its own that runs a function at the start and then once in a while.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace anlanh::app {

// Runs from construction until it goes. Going waits for a run under way and for no further one. The function must not
// throw; what fails is its own to log.
class Periodic {
 public:
  Periodic(std::chrono::milliseconds every, std::function<void()> run);
  ~Periodic();
  Periodic(const Periodic&) = delete;
  Periodic& operator=(const Periodic&) = delete;

 private:
  void loop();

  std::chrono::milliseconds every_;
  std::function<void()> run_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopped_ = false;  // under mutex_
  std::thread thread_;    // last: it uses the members above
};

}  // namespace anlanh::app
