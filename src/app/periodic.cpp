#include "app/periodic.h"

#include <utility>

namespace anlanh::app {

Periodic::Periodic(std::chrono::milliseconds every, std::function<void()> run)
    : every_(every), run_(std::move(run)), thread_([this] { loop(); }) {}

Periodic::~Periodic() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

void Periodic::loop() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    lock.unlock();
    run_();
    lock.lock();
    stop_.wait_for(lock, every_, [this] { return stopped_; });
  }
}

}  // namespace anlanh::app
