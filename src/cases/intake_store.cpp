#include "cases/intake_store.h"

namespace anlanh::cases {

namespace {

Reply reply_at(const store::Row& row, std::size_t i) {
  const auto reply = parse_reply(row.text(i));
  AL_CHECK(reply);  // the table allows nothing else
  return *reply;
}

}  // namespace

base::Status save_intake(store::Sql& sql, base::Id report, const Intake& intake) {
  const auto& s = intake.safety;
  AL_TRY_DO(
      sql.exec("insert into report_intake (report, age_band, source, danger_now, danger_self,"
               " danger_near, contact_safe, carer_harms) values ($1, $2, $3, $4, $5, $6, $7, $8)"
               " on conflict (report) do update set age_band = excluded.age_band,"
               " danger_now = excluded.danger_now, danger_self = excluded.danger_self,"
               " danger_near = excluded.danger_near, contact_safe = excluded.contact_safe,"
               " carer_harms = excluded.carer_harms",
               report, age_band_code(intake.age_band), intake_source_code(intake.source),
               reply_code(s.danger_now), reply_code(s.danger_self), reply_code(s.danger_near),
               reply_code(s.contact_safe), reply_code(s.carer_harms)));
  return base::ok();
}

base::Status save_key_replaced(store::Sql& sql, base::Id report, base::Instant now) {
  AL_TRY(const auto intake, load_intake(sql, report));
  AL_TRY_DO(save_intake(sql, report, intake));
  AL_TRY_DO(
      sql.exec("update report_intake set key_replaced_at = $2 where report = $1", report, now));
  return base::ok();
}

base::Result<Intake> load_intake(store::Sql& sql, base::Id report) {
  AL_TRY(const auto row,
         sql.find("select age_band, source, danger_now, danger_self, danger_near, contact_safe,"
                  " carer_harms, key_replaced_at from report_intake where report = $1",
                  report));
  if (!row) return Intake{};
  const auto band = parse_age_band(row->text(0));
  const auto source = parse_intake_source(row->text(1));
  AL_CHECK(band && source);  // the table allows nothing else
  return Intake{*band,
                *source,
                {reply_at(*row, 2), reply_at(*row, 3), reply_at(*row, 4), reply_at(*row, 5),
                 reply_at(*row, 6)},
                row->find_instant(7)};
}

}  // namespace anlanh::cases
