#include "cases/violator_incident_store.h"

#include <map>

namespace anlanh::cases {

namespace {

std::string place_of_last(const std::vector<store::Value>& values) {
  return "$" + std::to_string(values.size());
}

// " from violator v join case_file c … where …": the same rows for the three queries of one load.
std::string rows_text(const people::Scope& scope, const ViolatorIncidentFilter& filter,
                      std::vector<store::Value>& values) {
  std::string text = " from violator v join case_file c on c.id = v.case_id where " +
                     scope.condition("c.unit", "c.assignee", values);
  if (filter.subject) {
    values.push_back(store::to_value(filter.subject));
    text += " and v.subject = " + place_of_last(values);
  }
  if (filter.from && filter.to) {
    values.push_back(store::to_value(*filter.from));
    text += " and v.subject in (select w.subject from violator w where w.recorded_at >= " +
            place_of_last(values);
    values.push_back(store::to_value(*filter.to));
    text += " and w.recorded_at < " + place_of_last(values) + ")";
  }
  std::string list;
  for (const auto id : filter.only) {
    values.push_back(store::to_value(id));
    list += (list.empty() ? "" : ", ") + place_of_last(values);
  }
  return list.empty() ? text : text + " and v.id in (" + list + ")";
}

ViolatorIncident incident_of(const store::Row& row) {
  const auto kind = parse_violator_kind(row.text(2));
  AL_CHECK(kind.has_value());  // the table allows nothing else
  ViolatorIncident out;
  out.violator.id = row.id(0);
  out.violator.case_id = row.id(1);
  out.violator.kind = *kind;
  out.violator.act = row.text(3);
  out.violator.recorded_at = row.instant(4);
  out.violator.platform = row.text(5);
  out.violator.happened_on = row.find_date(6);
  out.violator.act_version = row.integer(7);
  out.violator.child_age = row.text(8);
  out.violator.subject = row.id(9);
  out.case_number = row.text(10);
  out.unit = row.id(11);
  out.assignee = row.id(12);
  return out;
}

// Steps of each measure, in the order they were recorded.
base::Result<std::map<base::Id, std::vector<std::string>>> load_steps(
    store::Sql& sql, const std::string& from, const std::vector<store::Value>& values) {
  AL_TRY(const auto rows,
         sql.query_values("select s.measure, s.step from measure_step s join violator_measure m"
                          " on m.id = s.measure where m.violator in (select v.id" +
                              from + ") order by s.place",
                          values));
  std::map<base::Id, std::vector<std::string>> out;
  for (const auto& row : rows) out[row.id(0)].push_back(row.text(1));
  return out;
}

base::Status fill_measures(store::Sql& sql, const std::string& from,
                           const std::vector<store::Value>& values,
                           std::vector<ViolatorIncident>& incidents) {
  AL_TRY(const auto steps, load_steps(sql, from, values));
  AL_TRY(const auto rows,
         sql.query_values("select m.violator, m.id, m.path, m.stage from violator_measure m"
                          " where m.violator in (select v.id" +
                              from + ") order by m.done_on, m.id",
                          values));
  std::map<base::Id, std::size_t> at;
  for (std::size_t i = 0; i < incidents.size(); ++i) at[incidents[i].violator.id] = i;
  for (const auto& row : rows) {
    MeasureTrail trail{row.text(2), {row.text(3)}};
    if (const auto more = steps.find(row.id(1)); more != steps.end())
      trail.steps.insert(trail.steps.end(), more->second.begin(), more->second.end());
    incidents[at.at(row.id(0))].measures.push_back(std::move(trail));
  }
  return base::ok();
}

ViolatorJoin join_of(const store::Row& row) {
  return {row.id(0), row.id(1), row.id(2), row.instant(3), row.id(4), row.bytes(5)};
}

}  // namespace

base::Result<std::vector<ViolatorIncident>> load_violator_incidents(
    store::Sql& sql, const people::Scope& scope, const ViolatorIncidentFilter& filter) {
  std::vector<store::Value> values;
  const auto from = rows_text(scope, filter, values);
  AL_TRY(const auto rows,
         sql.query_values("select v.id, v.case_id, v.kind, v.act, v.recorded_at, v.platform,"
                          " v.happened_on, v.act_version, v.child_age, v.subject, c.number,"
                          " c.unit, c.assignee" +
                              from + " order by v.recorded_at desc, v.id desc",
                          values));
  std::vector<ViolatorIncident> out;
  for (const auto& row : rows) out.push_back(incident_of(row));
  if (!out.empty()) AL_TRY_DO(fill_measures(sql, from, values, out));
  return out;
}

base::Result<std::vector<base::Id>> load_same_account(store::Sql& sql, const people::Scope& scope,
                                                      const base::Bytes& account_key,
                                                      base::Id subject) {
  std::vector<store::Value> values{store::to_value(account_key), store::to_value(subject)};
  const std::string text =
      "select v.id from violator v join case_file c on c.id = v.case_id"
      " where v.account_key = $1 and v.subject <> $2 and " +
      scope.condition("c.unit", "c.assignee", values) + " order by v.id desc limit 20";
  AL_TRY(const auto rows, sql.query_values(text, values));
  std::vector<base::Id> out;
  for (const auto& row : rows) out.push_back(row.id(0));
  return out;
}

base::Result<bool> save_join(store::Sql& sql, const ViolatorJoin& join) {
  AL_TRY(const auto changed,
         sql.exec("insert into violator_join (id, violator, twin, joined_at, joined_by, token)"
                  " values ($1, $2, $3, $4, $5, $6) on conflict (token) do nothing",
                  join.id, join.violator, join.twin, join.joined_at, join.joined_by, join.token));
  return changed == 1;
}

base::Result<std::optional<ViolatorJoin>> find_join(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select id, violator, twin, joined_at, joined_by, token"
                            " from violator_join where id = $1",
                            id));
  if (!row) return std::optional<ViolatorJoin>();
  return std::optional<ViolatorJoin>(join_of(*row));
}

base::Result<bool> save_join_undone(store::Sql& sql, base::Id join, base::Instant at, base::Id by) {
  AL_TRY(const auto changed, sql.exec("update violator_join set undone_at = $2, undone_by = $3"
                                      " where id = $1 and undone_at is null",
                                      join, at, by));
  return changed == 1;
}

base::Result<std::vector<ViolatorJoin>> load_joins(store::Sql& sql, base::Id subject) {
  AL_TRY(const auto rows,
         sql.query("select j.id, j.violator, j.twin, j.joined_at, j.joined_by, j.token"
                   " from violator_join j join violator v on v.id = j.violator"
                   " where v.subject = $1 and j.undone_at is null order by j.id",
                   subject));
  std::vector<ViolatorJoin> out;
  for (const auto& row : rows) out.push_back(join_of(row));
  return out;
}

base::Result<std::vector<base::Id>> load_subject_members(store::Sql& sql, base::Id subject) {
  AL_TRY(const auto rows,
         sql.query("select id from violator where subject = $1 order by id", subject));
  std::vector<base::Id> out;
  for (const auto& row : rows) out.push_back(row.id(0));
  return out;
}

base::Status save_subject(store::Sql& sql, base::Id violator, base::Id subject) {
  AL_TRY_DO(sql.exec("update violator set subject = $2 where id = $1", violator, subject));
  return base::ok();
}

}  // namespace anlanh::cases
