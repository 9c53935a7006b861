#include "cases/case_store.h"

namespace anlanh::cases {

namespace {

#define AL_CASE_COLUMNS                                                                        \
  "case_file.id, number, opened_at, opened_by, received_at, unit, harm_group, state, version," \
  " risk, due_at, support_asked, first_support_on, assignee, assignee_name, assigned_at,"      \
  " closed_at, close_reason, close_note"
constexpr std::size_t kCaseColumns = 19;

Case case_of(const store::Row& row) {
  const auto state = parse_case_state(row.text(7));
  AL_CHECK(state.has_value());  // the table allows nothing else
  return {.id = row.id(0),
          .number = row.text(1),
          .opened_at = row.instant(2),
          .opened_by = row.id(3),
          .received_at = row.instant(4),
          .unit = row.id(5),
          .group = row.text(6),
          .state = *state,
          .version = row.integer(8),
          .risk = static_cast<int>(row.integer(9)),
          .due_at = row.instant(10),
          .support_asked = row.boolean(11),
          .first_support_on = row.find_date(12),
          .assignee = row.id(13),
          .assignee_name = row.text(14),
          .assigned_at = row.find_instant(15),
          .closed_at = row.find_instant(16),
          .close_reason = row.text(17),
          .close_note = row.is_null(18) ? std::optional<base::Bytes>() : row.bytes(18)};
}

std::optional<Case> first_case(std::optional<store::Row> row) {
  if (!row) return std::nullopt;
  return case_of(*row);
}

std::string condition_of(const people::Scope& scope, const CaseFilter& filter,
                         std::vector<store::Value>& values) {
  std::string where = scope.condition("unit", "assignee", values);
  const auto equal = [&](std::string_view column, store::Value value) {
    values.push_back(std::move(value));
    where += " and " + std::string(column) + " = $" + std::to_string(values.size());
  };
  if (filter.state) equal("state", store::to_value(case_state_code(*filter.state)));
  if (!filter.group.empty()) equal("harm_group", filter.group);
  if (filter.unit) equal("unit", store::to_value(filter.unit));
  if (filter.assignee) equal("assignee", store::to_value(filter.assignee));
  if (!filter.number.empty()) equal("number", filter.number);
  for (std::size_t i = 0; i < filter.only.size(); ++i) {
    values.push_back(store::to_value(filter.only[i]));
    where += (i == 0 ? " and id in ($" : ", $") + std::to_string(values.size());
  }
  if (!filter.only.empty()) where += ")";
  return where;
}

Support support_of(const store::Row& row) {
  const auto day = row.find_date(3);
  AL_CHECK(day.has_value());
  return {.id = row.id(0),
          .case_id = row.id(1),
          .kind = row.text(2),
          .given_on = *day,
          .provider = row.bytes(4),
          .note = row.is_null(5) ? std::optional<base::Bytes>() : row.bytes(5),
          .counts = row.boolean(6),
          .recorded_at = row.instant(7),
          .recorded_by = row.id(8),
          .token = row.bytes(9)};
}

}  // namespace

base::Status save_new_case(store::Sql& sql, const Case& c) {
  AL_TRY_DO(sql.exec(
      "insert into case_file (id, number, opened_at, opened_by, received_at, unit, harm_group,"
      " state, version, risk, due_at, support_asked, assignee, assignee_name, assigned_at)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      c.id, c.number, c.opened_at, c.opened_by, c.received_at, c.unit, c.group,
      case_state_code(c.state), c.version, c.risk, c.due_at, c.support_asked, c.assignee,
      c.assignee_name, c.assigned_at));
  return base::ok();
}

base::Result<bool> save_case_change(store::Sql& sql, const Case& c, std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update case_file set state = $3, received_at = $4, risk = $5, due_at = $6,"
                  " support_asked = $7, assignee = $8, assignee_name = $9, assigned_at = $10,"
                  " closed_at = $11, close_reason = $12, close_note = $13, harm_group = $14,"
                  " version = version + 1 where id = $1 and version = $2",
                  c.id, version_seen, case_state_code(c.state), c.received_at, c.risk, c.due_at,
                  c.support_asked, c.assignee, c.assignee_name, c.assigned_at, c.closed_at,
                  c.close_reason, c.close_note, c.group));
  return changed == 1;
}

base::Status save_first_support(store::Sql& sql, base::Id case_id, base::Date day) {
  AL_TRY_DO(
      sql.exec("update case_file set first_support_on = $2 where id = $1"
               " and (first_support_on is null or first_support_on > $2)",
               case_id, day));
  return base::ok();
}

base::Result<std::optional<Case>> find_case(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_CASE_COLUMNS " from case_file where id = $1", id));
  return first_case(std::move(row));
}

base::Result<std::optional<Case>> find_case_by_number(store::Sql& sql, std::string_view number) {
  AL_TRY(auto row, sql.find("select " AL_CASE_COLUMNS " from case_file where number = $1", number));
  return first_case(std::move(row));
}

base::Result<bool> save_support(store::Sql& sql, const Support& s) {
  AL_TRY(const auto changed,
         sql.exec("insert into case_support (id, case_id, kind, given_on, provider, note, counts,"
                  " recorded_at, recorded_by, token) values ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
                  " $10) on conflict (token) do nothing",
                  s.id, s.case_id, s.kind, s.given_on, s.provider, s.note, s.counts, s.recorded_at,
                  s.recorded_by, s.token));
  return changed == 1;
}

base::Result<std::vector<Support>> load_supports(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select id, case_id, kind, given_on, provider, note, counts,"
                              " recorded_at, recorded_by, token from case_support"
                              " where case_id = $1 order by given_on, id",
                              case_id));
  std::vector<Support> out;
  for (const auto& row : rows) out.push_back(support_of(row));
  return out;
}

base::Status save_case_address(store::Sql& sql, const CaseAddress& a) {
  AL_TRY_DO(
      sql.exec("insert into case_address (id, case_id, address, category, entry,"
               " confirmed_at, confirmed_by) values ($1, $2, $3, $4, $5, $6, $7)",
               a.id, a.case_id, a.address, a.category, a.entry, a.confirmed_at, a.confirmed_by));
  return base::ok();
}

base::Result<std::vector<CaseAddress>> load_case_addresses(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select id, case_id, address, category, entry, confirmed_at,"
                              " confirmed_by from case_address where case_id = $1"
                              " order by confirmed_at, id",
                              case_id));
  std::vector<CaseAddress> out;
  for (const auto& row : rows)
    out.push_back(
        {row.id(0), row.id(1), row.text(2), row.text(3), row.id(4), row.instant(5), row.id(6)});
  return out;
}

base::Result<std::vector<CaseLine>> load_case_lines(store::Sql& sql, const people::Scope& scope,
                                                    const CaseFilter& filter, Slice slice) {
  std::vector<store::Value> values;
  std::string text = "select " AL_CASE_COLUMNS
                     ", (select count(*) from report where report.case_id = case_file.id),"
                     " (select count(*) from violator where violator.case_id = case_file.id)"
                     " from case_file where " +
                     condition_of(scope, filter, values);
  values.push_back(slice.limit);
  text += " order by state desc, risk desc, due_at, id limit $" + std::to_string(values.size());
  values.push_back(slice.offset);
  text += " offset $" + std::to_string(values.size());
  AL_TRY(auto rows, sql.query_values(text, values));
  std::vector<CaseLine> lines;
  for (const auto& row : rows)
    lines.push_back({case_of(row), "", row.integer(kCaseColumns), row.integer(kCaseColumns + 1)});
  return lines;
}

base::Result<std::int64_t> count_cases(store::Sql& sql, const people::Scope& scope,
                                       const CaseFilter& filter) {
  std::vector<store::Value> values;
  const std::string text =
      "select count(*) from case_file where " + condition_of(scope, filter, values);
  AL_TRY(auto rows, sql.query_values(text, values));
  return rows.front().integer(0);
}

base::Result<std::vector<Case>> load_cases_received(store::Sql& sql, const people::Scope& scope,
                                                    base::Instant from, base::Instant to) {
  std::vector<store::Value> values;
  std::string text = "select " AL_CASE_COLUMNS " from case_file where " +
                     scope.condition("unit", "assignee", values);
  values.push_back(store::to_value(from));
  text += " and received_at >= $" + std::to_string(values.size());
  values.push_back(store::to_value(to));
  text += " and received_at < $" + std::to_string(values.size()) + " order by received_at, id";
  AL_TRY(auto rows, sql.query_values(text, values));
  std::vector<Case> out;
  for (const auto& row : rows) out.push_back(case_of(row));
  return out;
}

}  // namespace anlanh::cases
