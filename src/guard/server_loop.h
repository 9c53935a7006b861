#pragma once
// One thread's waiting: descriptors by epoll and timers on the monotonic clock.

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>

#include "base/log.h"
#include "guard/server_socket.h"

namespace anlanh::guard {

class Loop {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Millis = std::chrono::milliseconds;
  using Ready = std::function<void(std::uint32_t epoll_events)>;

  static base::Result<std::unique_ptr<Loop>> create(base::Log log);

  // Handles of watches and timers; never used twice, 0 is none. A handler may drop any of them, its
  // own too.
  using Handle = std::uint64_t;
  // Level-triggered. 0 where the kernel has no room for it.
  Handle watch(int fd, std::uint32_t epoll_events, Ready ready);
  void change(Handle watch, std::uint32_t epoll_events);
  void unwatch(Handle watch);
  Handle start_timer(Millis after, std::function<void()> fire);
  void stop_timer(Handle timer);

  // Runs until stop(). What a handler throws (no memory) is logged and costs that one event.
  void run();
  // From any thread.
  void stop();

 private:
  struct Watch {
    int fd;
    Ready ready;
  };
  struct Timer {
    Handle handle;
    std::function<void()> fire;
  };

  Loop(base::Log log, Socket epoll, Socket wake);
  int wait_millis() const;
  void fire_timers();
  void dispatch(Handle handle, std::uint32_t events);
  template <class Call>
  void guarded(const Call& call);

  base::Log log_;
  Socket epoll_;
  Socket wake_;
  std::atomic<bool> stopping_{false};
  Handle next_ = 1;
  std::map<Handle, std::shared_ptr<Watch>> watches_;
  std::multimap<Time, Timer> timers_;
  std::map<Handle, std::multimap<Time, Timer>::iterator> timer_places_;
};

}  // namespace anlanh::guard
