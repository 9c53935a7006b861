#include "cases/incident_store.h"

namespace anlanh::cases {

namespace {

#define AL_INCIDENT_COLUMNS \
  "id, case_id, happened_on, commune, harm_group, details, version, recorded_at, recorded_by, token"

Incident incident_of(const store::Row& row) {
  return {.id = row.id(0),
          .case_id = row.id(1),
          .happened_on = row.find_date(2),
          .commune = row.id(3),
          .group = row.text(4),
          .details = row.bytes(5),
          .version = row.integer(6),
          .recorded_at = row.instant(7),
          .recorded_by = row.id(8),
          .token = row.bytes(9)};
}

}  // namespace

base::Result<bool> save_new_incident(store::Sql& sql, const Incident& i) {
  AL_TRY(const auto changed,
         sql.exec("insert into case_incident (id, case_id, happened_on, commune, harm_group,"
                  " details, version, recorded_at, recorded_by, token) values ($1, $2, $3, $4, $5,"
                  " $6, 1, $7, $8, $9) on conflict (token) do nothing",
                  i.id, i.case_id, i.happened_on, i.commune, i.group, i.details, i.recorded_at,
                  i.recorded_by, i.token));
  return changed == 1;
}

base::Result<bool> save_incident_change(store::Sql& sql, const Incident& i,
                                        std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update case_incident set happened_on = $3, commune = $4, harm_group = $5,"
                  " details = $6, version = version + 1 where id = $1 and version = $2",
                  i.id, version_seen, i.happened_on, i.commune, i.group, i.details));
  return changed == 1;
}

base::Result<std::optional<Incident>> find_incident(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_INCIDENT_COLUMNS " from case_incident where id = $1", id));
  if (!row) return std::optional<Incident>();
  return std::optional<Incident>(incident_of(*row));
}

base::Result<std::vector<Incident>> load_incidents(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select " AL_INCIDENT_COLUMNS
                              " from case_incident where case_id = $1 order by recorded_at, id",
                              case_id));
  std::vector<Incident> out;
  for (const auto& row : rows) out.push_back(incident_of(row));
  return out;
}

base::Status save_harm(store::Sql& sql, const Harm& h) {
  AL_TRY_DO(
      sql.exec("insert into case_harm (incident, child, kind, severity) values ($1, $2, $3,"
               " $4) on conflict (incident, child, kind) do update set severity = $4",
               h.incident, h.child, h.kind, level_code(h.severity)));
  return base::ok();
}

base::Result<std::vector<Harm>> load_harms(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows,
         sql.query("select incident, child, kind, severity from case_harm join case_incident"
                   " on case_incident.id = incident where case_id = $1"
                   " order by incident, child, kind",
                   case_id));
  std::vector<Harm> out;
  for (const auto& row : rows)
    out.push_back(
        {row.id(0), row.id(1), row.text(2), parse_level(row.text(3)).value_or(Level::Low)});
  return out;
}

}  // namespace anlanh::cases
