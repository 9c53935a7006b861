// `anlanh import schools FILE`: all rows of the file, or none with every fault named.

#include <cstdio>
#include <cstdlib>

#include "app/command.h"
#include "app/demo.h"
#include "base/file.h"
#include "people/school_import_actions.h"

namespace anlanh::app {

namespace {

constexpr std::size_t kMostFileBytes = 32 << 20;

// The operator's language: Vietnamese unless the terminal says English.
base::Lang terminal_lang() {
  const char* lang = std::getenv("LANG");
  return lang && std::string_view(lang).starts_with("en") ? base::Lang::En : base::Lang::Vi;
}

base::Result<people::ImportReport> import_file(const AppSettings& settings,
                                               const std::string& path) {
  AL_TRY(const auto bytes, base::read_file(path, kMostFileBytes));
  const auto world = machine_world(base::Level::Warning);
  AL_TRY(auto house, House::build(settings, world));
  AL_TRY_DO(load_base_units(*house));
  return people::import_schools(house->store(), bytes, world.clock(), world.random);
}

}  // namespace

int run_import(const Arguments& given) {
  Arguments arguments = given;
  const bool demo = take_flag(arguments, "--demo");
  auto settings = settings_from(arguments);
  if (!settings) return fail(settings.error());
  if (arguments.size() != 2 || arguments[0] != "schools")
    return wrong_use("usage: anlanh import schools FILE [--demo] [--settings FILE]");
  if (demo) use_demo(*settings);
  const auto report = import_file(*settings, arguments[1]);
  if (!report) return fail(report.error());
  const auto catalogue = open_catalogue();
  if (!catalogue) return fail(catalogue.error());
  const base::Translator t(terminal_lang(), *catalogue);
  std::fputs(people::import_report_text(*report, arguments[1], t).c_str(), stdout);
  return report->imported() ? 0 : 1;
}

}  // namespace anlanh::app
