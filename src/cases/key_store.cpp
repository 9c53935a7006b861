#include "cases/key_store.h"

namespace anlanh::cases {

base::Status save_key_try(store::Sql& sql, const KeyTry& t) {
  AL_TRY_DO(
      sql.exec("insert into key_try (id, account, report, at, given)"
               " values ($1, $2, $3, $4, $5)",
               t.id, t.account, t.report, t.at, t.given));
  return base::ok();
}

base::Result<KeyTries> count_key_tries(store::Sql& sql, base::Id account, base::Id report,
                                       base::Instant since) {
  KeyTries tries;
  AL_TRY(const auto own,
         sql.query("select count(*) from key_try where account = $1 and at > $2", account, since));
  tries.by_account = own.front().integer(0);
  AL_TRY(const auto on,
         sql.query("select count(*) from key_try where report = $1 and at > $2", report, since));
  tries.on_report = on.front().integer(0);
  return tries;
}

base::Status save_new_key(store::Sql& sql, base::Id report, const base::Bytes& key_hash) {
  AL_TRY_DO(sql.exec("update report set key_hash = $2 where id = $1", report, key_hash));
  return base::ok();
}

}  // namespace anlanh::cases
