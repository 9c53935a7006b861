#pragma once
// What stands behind `anlanh <command>`: one entry a command, in one list (main.cpp).

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/app_settings.h"
#include "app/house.h"

namespace anlanh::app {

// Arguments after the command's name.
using Arguments = std::vector<std::string>;

// Exit codes, as sysexits.h has them for usage: 0 done, 1 refused or failed, 2 wrong arguments.
struct Command {
  std::string_view name;
  std::string_view help;  // one line
  int (*run)(const Arguments& arguments);
};

int run_serve(const Arguments& arguments);
int run_guard(const Arguments& arguments);
int run_import(const Arguments& arguments);
int run_audit(const Arguments& arguments);
int run_keys(const Arguments& arguments);

// Takes "--name value" or "--name=value" out of the arguments; empty where it is not there.
std::string take_option(Arguments& arguments, std::string_view name);
// Takes "--name" out of the arguments.
bool take_flag(Arguments& arguments, std::string_view name);

// The file named by --settings, else anlanh.toml, else var/anlanh.toml, else the defaults.
base::Result<AppSettings> settings_from(Arguments& arguments);

// Clock, chance and log of this machine. The log goes to standard error.
World machine_world(base::Level least);

// Says why on standard error; gives 1.
int fail(const base::Error& error);
int wrong_use(std::string_view text);  // gives 2

// Blocks SIGINT and SIGTERM in all threads. Call it before the first thread starts.
void hold_signals();
// Waits for one of them.
void wait_for_signal();

}  // namespace anlanh::app
