#include "guard/server_loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>

namespace anlanh::guard {

namespace {
constexpr int kMostEvents = 64;
constexpr int kLongestWait = 60'000;
}  // namespace

base::Result<std::unique_ptr<Loop>> Loop::create(base::Log log) {
  Socket epoll(::epoll_create1(EPOLL_CLOEXEC));
  Socket wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  if (!epoll || !wake) {
    return base::make_error(base::Code::Unavailable, "guard: no descriptors left for epoll");
  }
  std::unique_ptr<Loop> loop(new Loop(std::move(log), std::move(epoll), std::move(wake)));
  const int wake_fd = loop->wake_.fd();
  // Never read: once it is written, the loop ends.
  if (loop->watch(wake_fd, EPOLLIN, [](std::uint32_t) {}) == 0) {
    return base::make_error(base::Code::Unavailable, "guard: epoll takes no descriptor");
  }
  return loop;
}

Loop::Loop(base::Log log, Socket epoll, Socket wake)
    : log_(std::move(log)), epoll_(std::move(epoll)), wake_(std::move(wake)) {}

Loop::Handle Loop::watch(int fd, std::uint32_t epoll_events, Ready ready) {
  const Handle handle = next_++;
  epoll_event event{};
  event.events = epoll_events;
  event.data.u64 = handle;
  if (::epoll_ctl(epoll_.fd(), EPOLL_CTL_ADD, fd, &event) != 0) return 0;
  watches_.emplace(handle, std::make_shared<Watch>(Watch{fd, std::move(ready)}));
  return handle;
}

void Loop::change(Handle watch, std::uint32_t epoll_events) {
  const auto found = watches_.find(watch);
  if (found == watches_.end()) return;
  epoll_event event{};
  event.events = epoll_events;
  event.data.u64 = watch;
  ::epoll_ctl(epoll_.fd(), EPOLL_CTL_MOD, found->second->fd, &event);
}

void Loop::unwatch(Handle watch) {
  const auto found = watches_.find(watch);
  if (found == watches_.end()) return;
  ::epoll_ctl(epoll_.fd(), EPOLL_CTL_DEL, found->second->fd, nullptr);
  watches_.erase(found);
}

Loop::Handle Loop::start_timer(Millis after, std::function<void()> fire) {
  const Handle handle = next_++;
  const Time due = std::chrono::steady_clock::now() + after;
  timer_places_.emplace(handle, timers_.emplace(due, Timer{handle, std::move(fire)}));
  return handle;
}

void Loop::stop_timer(Handle timer) {
  const auto found = timer_places_.find(timer);
  if (found == timer_places_.end()) return;
  timers_.erase(found->second);
  timer_places_.erase(found);
}

int Loop::wait_millis() const {
  if (timers_.empty()) return kLongestWait;
  const auto left = timers_.begin()->first - std::chrono::steady_clock::now();
  const auto millis = std::chrono::ceil<Millis>(left).count();
  return static_cast<int>(std::clamp<std::int64_t>(millis, 0, kLongestWait));
}

void Loop::fire_timers() {
  const Time now = std::chrono::steady_clock::now();
  while (!timers_.empty() && timers_.begin()->first <= now) {
    const auto fire = std::move(timers_.begin()->second.fire);
    stop_timer(timers_.begin()->second.handle);
    guarded(fire);
  }
}

void Loop::dispatch(Handle handle, std::uint32_t events) {
  const auto found = watches_.find(handle);
  if (found == watches_.end()) return;  // dropped by an earlier handler of this round
  const std::shared_ptr<Watch> kept = found->second;
  guarded([&] { kept->ready(events); });
}

template <class Call>
void Loop::guarded(const Call& call) {
  try {
    call();
  } catch (const std::exception& error) {
    log_.error("guard event failed", {{"error", error.what()}});
  }
}

void Loop::run() {
  std::array<epoll_event, kMostEvents> events;
  while (!stopping_.load(std::memory_order_acquire)) {
    const int count = ::epoll_wait(epoll_.fd(), events.data(), kMostEvents, wait_millis());
    for (int i = 0; i < count; ++i) dispatch(events[i].data.u64, events[i].events);
    fire_timers();
  }
}

void Loop::stop() {
  stopping_.store(true, std::memory_order_release);
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_.fd(), &one, sizeof one);
}

}  // namespace anlanh::guard
