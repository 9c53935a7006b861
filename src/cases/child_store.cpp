#include "cases/child_store.h"

namespace anlanh::cases {

namespace {

#define AL_CHILD_COLUMNS                                                                      \
  "case_child.id, case_child.case_id, person, identity, details, sex, age_known, birth_year," \
  " age_band, residence, school, name_match, case_child.version, recorded_at, recorded_by, token"
constexpr std::size_t kChildColumns = 16;

std::optional<int> year_of(const store::Row& row, std::size_t at) {
  const auto year = row.find_integer(at);
  return year ? std::optional<int>(static_cast<int>(*year)) : std::nullopt;
}

Child child_of(const store::Row& row) {
  return {.id = row.id(0),
          .case_id = row.id(1),
          .person = row.id(2),
          .identity = row.bytes(3),
          .details = row.bytes(4),
          .sex = parse_sex(row.text(5)).value_or(Sex::Unknown),
          .age_known = parse_age_known(row.text(6)),
          .birth_year = year_of(row, 7),
          .age_group = parse_age_group(row.text(8)),
          .residence = row.id(9),
          .school = row.id(10),
          .match = row.is_null(11) ? std::optional<base::Bytes>() : row.bytes(11),
          .version = row.integer(12),
          .recorded_at = row.instant(13),
          .recorded_by = row.id(14),
          .token = row.bytes(15)};
}

std::optional<std::int64_t> number_of(const std::optional<int>& year) {
  return year ? std::optional<std::int64_t>(*year) : std::nullopt;
}

}  // namespace

base::Result<bool> save_new_child(store::Sql& sql, const Child& c) {
  AL_TRY(const auto changed,
         sql.exec("insert into case_child (id, case_id, person, identity, details, sex, age_known,"
                  " birth_year, age_band, residence, school, name_match, version, recorded_at,"
                  " recorded_by, token) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
                  " 1, $13, $14, $15) on conflict (token) do nothing",
                  c.id, c.case_id, c.person, c.identity, c.details, sex_code(c.sex),
                  age_known_code(c.age_known), number_of(c.birth_year), age_group_code(c.age_group),
                  c.residence, c.school, c.match, c.recorded_at, c.recorded_by, c.token));
  return changed == 1;
}

base::Result<bool> save_child_change(store::Sql& sql, const Child& c, std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update case_child set identity = $3, details = $4, sex = $5, age_known = $6,"
                  " birth_year = $7, age_band = $8, residence = $9, school = $10, name_match = $11,"
                  " version = version + 1 where id = $1 and version = $2",
                  c.id, version_seen, c.identity, c.details, sex_code(c.sex),
                  age_known_code(c.age_known), number_of(c.birth_year), age_group_code(c.age_group),
                  c.residence, c.school, c.match));
  return changed == 1;
}

base::Status save_same_person(store::Sql& sql, base::Id from, base::Id to) {
  AL_TRY_DO(sql.exec("update case_child set person = $2 where person = $1", from, to));
  return base::ok();
}

base::Status save_person(store::Sql& sql, base::Id child, base::Id to) {
  AL_TRY_DO(sql.exec("update case_child set person = $2 where id = $1", child, to));
  return base::ok();
}

base::Result<std::optional<Child>> find_child(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_CHILD_COLUMNS " from case_child where id = $1", id));
  if (!row) return std::optional<Child>();
  return std::optional<Child>(child_of(*row));
}

base::Result<std::vector<Child>> load_children(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select " AL_CHILD_COLUMNS
                              " from case_child where case_id = $1 order by recorded_at, id",
                              case_id));
  std::vector<Child> out;
  for (const auto& row : rows) out.push_back(child_of(row));
  return out;
}

base::Result<std::vector<ChildElsewhere>> load_children_elsewhere(store::Sql& sql,
                                                                  const people::Scope& scope,
                                                                  const Child& child) {
  std::vector<store::Value> values{store::to_value(child.case_id), store::to_value(child.person),
                                   store::to_value(child.match)};
  const std::string text = "select " AL_CHILD_COLUMNS
                           ", case_file.number, case_file.unit from case_child join case_file"
                           " on case_file.id = case_child.case_id where case_child.case_id <> $1"
                           " and (person = $2 or name_match = $3) and " +
                           scope.condition("case_file.unit", "case_file.assignee", values) +
                           " order by recorded_at, case_child.id limit 20";
  AL_TRY(auto rows, sql.query_values(text, values));
  std::vector<ChildElsewhere> out;
  for (const auto& row : rows)
    out.push_back({child_of(row), row.text(kChildColumns), row.id(kChildColumns + 1)});
  return out;
}

base::Result<std::vector<CountedChild>> load_counted_children(store::Sql& sql, base::Instant from,
                                                              base::Instant to) {
  AL_TRY(auto rows,
         sql.query("select case_child.id, person, case_file.id, received_at, state, due_at,"
                   " support_asked, first_support_on, close_reason from case_child join case_file"
                   " on case_file.id = case_child.case_id where person in (select other.person"
                   " from case_child other join case_file f on f.id = other.case_id"
                   " where f.received_at >= $1 and f.received_at < $2)"
                   " order by received_at, case_file.id, case_child.id",
                   from, to));
  std::vector<CountedChild> out;
  for (const auto& row : rows) {
    CountedChild counted{row.id(0), row.id(1), {}};
    counted.file.id = row.id(2);
    counted.file.received_at = row.instant(3);
    counted.file.state = parse_case_state(row.text(4)).value_or(CaseState::Open);
    counted.file.due_at = row.instant(5);
    counted.file.support_asked = row.boolean(6);
    counted.file.first_support_on = row.find_date(7);
    counted.file.close_reason = row.text(8);
    out.push_back(std::move(counted));
  }
  return out;
}

}  // namespace anlanh::cases
