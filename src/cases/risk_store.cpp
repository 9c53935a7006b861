#include "cases/risk_store.h"

namespace anlanh::cases {

namespace {

std::string_view kind_code(RiskOf kind) { return kind == RiskOf::Report ? "report" : "case"; }

}  // namespace

base::Status save_override(store::Sql& sql, RiskOf kind, const RiskOverride& r) {
  AL_TRY_DO(
      sql.exec("insert into risk_override (id, kind, subject, scored, chosen, reason, set_at,"
               " set_by, set_name, token) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
               r.id, kind_code(kind), r.subject, r.scored, r.chosen, r.reason, r.set_at, r.set_by,
               r.set_name, r.token));
  return base::ok();
}

base::Result<bool> has_override(store::Sql& sql, const base::Bytes& token) {
  AL_TRY(const auto row, sql.find("select id from risk_override where token = $1", token));
  return row.has_value();
}

base::Result<std::vector<RiskOverride>> load_overrides(store::Sql& sql, RiskOf kind,
                                                       base::Id subject) {
  AL_TRY(const auto rows,
         sql.query("select id, subject, scored, chosen, reason, set_at, set_by, set_name, token"
                   " from risk_override where kind = $1 and subject = $2 order by set_at, id",
                   kind_code(kind), subject));
  std::vector<RiskOverride> out;
  for (const auto& row : rows)
    out.push_back({row.id(0), row.id(1), static_cast<int>(row.integer(2)),
                   static_cast<int>(row.integer(3)), row.bytes(4), row.instant(5), row.id(6),
                   row.text(7), row.bytes(8)});
  return out;
}

base::Result<bool> save_report_risk(store::Sql& sql, base::Id report, int risk,
                                    std::int64_t version_seen) {
  AL_TRY(const auto changed, sql.exec("update report set risk = $3, version = version + 1"
                                      " where id = $1 and version = $2",
                                      report, version_seen, risk));
  return changed == 1;
}

}  // namespace anlanh::cases
