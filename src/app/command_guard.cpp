// `anlanh guard --bundle FILE`: the guard alone, with no database and no web.

#include <signal.h>

#include <atomic>
#include <cstdio>
#include <thread>

#include "app/bind_guard.h"
#include "app/command.h"

namespace anlanh::app {

int run_guard(const Arguments& given) {
  Arguments arguments = given;
  hold_signals();
  const auto bundle = take_option(arguments, "--bundle");
  auto settings = settings_from(arguments);
  if (!settings) return fail(settings.error());
  if (bundle.empty() || !arguments.empty())
    return wrong_use("usage: anlanh guard --bundle FILE [--settings FILE]");
  auto guard = guard_settings(*settings);
  if (!guard) return fail(guard.error());
  const auto world = machine_world(settings->log_level);

  std::atomic<bool> stop{false};
  std::thread waiter([&stop] {
    wait_for_signal();
    stop = true;
  });
  std::printf("An Lành, DNS: %s:%d, %s\n", settings->guard_listen.host.c_str(),
              settings->guard_listen.port, bundle.c_str());
  std::fflush(stdout);
  auto done =
      guard::run_guard_alone(std::move(*guard), bundle, stop, world.log, world.random, world.clock);
  // Where the guard could not start, the waiter is still asleep: wake it the way an operator would.
  if (!stop) pthread_kill(waiter.native_handle(), SIGTERM);
  waiter.join();
  return done ? 0 : fail(done.error());
}

}  // namespace anlanh::app
