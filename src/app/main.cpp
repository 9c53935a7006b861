// anlanh: one program, its commands in one list.

#include <sodium.h>

#include <cstdio>

#include "app/command.h"

namespace anlanh::app {

namespace {

int run_help(const Arguments& arguments);
int run_version(const Arguments&) {
  std::puts("anlanh " AL_VERSION);
  return 0;
}

constexpr Command kCommands[] = {
    {"serve", "serve [--demo | --empty] [--settings FILE]   site, guard and all; Ctrl-C stops it",
     run_serve},
    {"guard",
     "guard --bundle FILE [--settings FILE]        the DNS guard alone, without database and site",
     run_guard},
    {"import",
     "import schools FILE [--settings FILE]        schools from CSV or XLSX: all of them or none",
     run_import},
    {"audit", "audit verify [--settings FILE]               is the audit chain whole?", run_audit},
    {"keys",
     "keys rotate [--demo] [--settings FILE]       a new wrapping key for the keys of all records",
     run_keys},
    {"version", "version", run_version},
    {"help", "help", run_help},
};

int run_help(const Arguments&) {
  std::puts("anlanh <command>\n");
  for (const auto& command : kCommands) std::printf("  anlanh %s\n", command.help.data());
  return 0;
}

int run(const std::string& name, const Arguments& arguments) {
  for (const auto& command : kCommands)
    if (command.name == name) return command.run(arguments);
  return wrong_use("there is no command \"" + name + "\"; anlanh help lists them");
}

}  // namespace

}  // namespace anlanh::app

int main(int argc, char** argv) {
  using namespace anlanh;
  if (sodium_init() < 0) return app::wrong_use("libsodium does not start");
  if (argc < 2) return app::run("help", {});
  return app::run(argv[1], app::Arguments(argv + 2, argv + argc));
}
