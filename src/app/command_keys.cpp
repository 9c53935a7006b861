// `anlanh keys rotate`: a new wrapping key for the keys of all records, beside a running program.

#include <cstdio>

#include "app/command.h"
#include "app/key_files.h"
#include "store/audit.h"
#include "store/key_rotation.h"

namespace anlanh::app {

namespace {

// In one line over itself, for a database with a million records.
bool show_progress(std::int64_t rewrapped) {
  std::fprintf(stderr, "\rwrapped anew: %lld", static_cast<long long>(rewrapped));
  return true;
}

base::Status note_rotation(store::Sql& sql, base::Instant now, const store::KeyRotation& done) {
  return store::append_audit(
      sql, {.at = now,
            .account = {},
            .actor = "system",
            .action = "keys.rotate",
            .subject_kind = "keys",
            .subject = {},
            .detail = std::to_string(done.generation) + " " + std::to_string(done.rewrapped)});
}

base::Result<store::KeyRotation> rotate(const AppSettings& settings) {
  const auto world = machine_world(base::Level::Warning);
  AL_TRY(auto store, open_store(settings, world));
  AL_TRY(const auto vault, open_vault(*store, settings, world.random));
  AL_TRY(const auto done, store::rotate_keys(*store, *vault, world.random, show_progress));
  std::fputs("\n", stderr);
  AL_TRY_DO(store->write([&](store::Sql& sql) { return note_rotation(sql, world.clock(), done); }));
  return done;
}

}  // namespace

int run_keys(const Arguments& given) {
  Arguments arguments = given;
  const bool demo = take_flag(arguments, "--demo");
  auto settings = settings_from(arguments);
  if (!settings) return fail(settings.error());
  if (arguments != Arguments{"rotate"})
    return wrong_use("usage: anlanh keys rotate [--demo] [--settings FILE]");
  if (demo) use_demo(*settings);
  const auto done = rotate(*settings);
  if (!done) return fail(done.error());
  std::printf("%sgeneration %lld, %lld keys wrapped anew; now back up %s\n",
              done->resumed ? "finished what was cut off: " : "",
              static_cast<long long>(done->generation), static_cast<long long>(done->rewrapped),
              wrapping_key_path(*settings).c_str());
  return 0;
}

}  // namespace anlanh::app
