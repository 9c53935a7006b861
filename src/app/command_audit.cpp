// `anlanh audit verify`: is the audit chain whole?

#include <cstdio>

#include "app/command.h"
#include "store/audit.h"

namespace anlanh::app {

namespace {

base::Result<store::AuditCheck> verify(const AppSettings& settings) {
  AL_TRY(auto store, store::Store::open(settings.store, 1));
  return store->read(store::verify_audit);
}

}  // namespace

int run_audit(const Arguments& given) {
  Arguments arguments = given;
  auto settings = settings_from(arguments);
  if (!settings) return fail(settings.error());
  if (arguments != Arguments{"verify"})
    return wrong_use("usage: anlanh audit verify [--settings FILE]");
  auto check = verify(*settings);
  if (!check) return fail(check.error());
  if (check->first_break) {
    std::printf("broken at line %lld: %s\n", static_cast<long long>(check->first_break->seq),
                check->first_break->what.c_str());
    return 1;
  }
  std::printf("whole: %lld lines\n", static_cast<long long>(check->lines));
  return 0;
}

}  // namespace anlanh::app
