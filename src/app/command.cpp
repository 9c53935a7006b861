#include "app/command.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace anlanh::app {

namespace {

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

std::string take_option(Arguments& arguments, std::string_view name) {
  for (auto it = arguments.begin(); it != arguments.end(); ++it) {
    if (it->starts_with(name) && it->size() > name.size() && (*it)[name.size()] == '=') {
      std::string value = it->substr(name.size() + 1);
      arguments.erase(it);
      return value;
    }
    if (*it == name && it + 1 != arguments.end()) {
      std::string value = *(it + 1);
      arguments.erase(it, it + 2);
      return value;
    }
  }
  return {};
}

bool take_flag(Arguments& arguments, std::string_view name) {
  const auto found = std::find(arguments.begin(), arguments.end(), name);
  if (found == arguments.end()) return false;
  arguments.erase(found);
  return true;
}

base::Result<AppSettings> settings_from(Arguments& arguments) {
  const auto named = take_option(arguments, "--settings");
  if (!named.empty()) {
    if (::access(named.c_str(), R_OK) != 0)
      return base::make_error(base::Code::NotFound, "cannot read the settings file " + named);
    return load_settings(named);
  }
  if (::access("anlanh.toml", F_OK) == 0) return load_settings("anlanh.toml");
  return load_settings("var/anlanh.toml");
}

World machine_world(base::Level least) {
  return {base::system_now, base::system_random,
          base::Log(base::system_now, least, base::descriptor_sink(STDERR_FILENO))};
}

int fail(const base::Error& error) {
  std::fprintf(stderr, "anlanh: %s\n", error.operator_text.c_str());
  return 1;
}

int wrong_use(std::string_view text) {
  std::fprintf(stderr, "anlanh: %.*s\n", static_cast<int>(text.size()), text.data());
  return 2;
}

void hold_signals() {
  const sigset_t set = stop_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  // A browser that goes away in the middle of an answer must not end the program.
  signal(SIGPIPE, SIG_IGN);
}

void wait_for_signal() {
  const sigset_t set = stop_signals();
  int which = 0;
  sigwait(&set, &which);
}

}  // namespace anlanh::app
