#include "cases/family_store.h"

namespace anlanh::cases {

namespace {

#define AL_CARER_COLUMNS                                                           \
  "id, case_id, identity, relation, age, lives_with, contact, suspected, version," \
  " recorded_at, recorded_by, token"

Carer carer_of(const store::Row& row) {
  const auto age = row.find_integer(4);
  return {.id = row.id(0),
          .case_id = row.id(1),
          .identity = row.bytes(2),
          .relation = parse_relation(row.text(3)).value_or(Relation::Other),
          .age = age ? std::optional<int>(static_cast<int>(*age)) : std::nullopt,
          .lives_with = LivesWithChild{row.boolean(5)},
          .contact = ContactAllowed{row.boolean(6)},
          .suspected = Suspected{row.boolean(7)},
          .version = row.integer(8),
          .recorded_at = row.instant(9),
          .recorded_by = row.id(10),
          .token = row.bytes(11)};
}

std::optional<std::int64_t> number_of(const std::optional<int>& age) {
  return age ? std::optional<std::int64_t>(*age) : std::nullopt;
}

}  // namespace

base::Result<bool> save_new_carer(store::Sql& sql, const Carer& c) {
  AL_TRY(const auto changed,
         sql.exec("insert into case_carer (id, case_id, identity, relation, age, lives_with,"
                  " contact, suspected, version, recorded_at, recorded_by, token) values ($1, $2,"
                  " $3, $4, $5, $6, $7, $8, 1, $9, $10, $11) on conflict (token) do nothing",
                  c.id, c.case_id, c.identity, relation_code(c.relation), number_of(c.age),
                  c.lives_with == LivesWithChild::Yes, c.contact == ContactAllowed::Yes,
                  c.suspected == Suspected::Yes, c.recorded_at, c.recorded_by, c.token));
  return changed == 1;
}

base::Result<bool> save_carer_change(store::Sql& sql, const Carer& c, std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update case_carer set identity = $3, relation = $4, age = $5, lives_with = $6,"
                  " contact = $7, suspected = $8, version = version + 1"
                  " where id = $1 and version = $2",
                  c.id, version_seen, c.identity, relation_code(c.relation), number_of(c.age),
                  c.lives_with == LivesWithChild::Yes, c.contact == ContactAllowed::Yes,
                  c.suspected == Suspected::Yes));
  return changed == 1;
}

base::Result<std::optional<Carer>> find_carer(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_CARER_COLUMNS " from case_carer where id = $1", id));
  if (!row) return std::optional<Carer>();
  return std::optional<Carer>(carer_of(*row));
}

base::Result<std::vector<Carer>> load_carers(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select " AL_CARER_COLUMNS
                              " from case_carer where case_id = $1 order by recorded_at, id",
                              case_id));
  std::vector<Carer> out;
  for (const auto& row : rows) out.push_back(carer_of(row));
  return out;
}

}  // namespace anlanh::cases
