#include "people/role_change_store.h"

#include "people/role_change_rules.h"
#include "people/role_store.h"

namespace anlanh::people {

namespace {

base::Status save_grants(store::Sql& sql, const Role& role) {
  AL_TRY_DO(sql.exec("delete from role_right where role = $1", role.code));
  for (const auto& grant : role.grants)
    AL_TRY_DO(sql.exec("insert into role_right (role, right_name, reach) values ($1, $2, $3)",
                       role.code, grant.right, reach_code(grant.reach)));
  return base::ok();
}

}  // namespace

base::Status save_new_role(store::Sql& sql, const Role& role) {
  AL_TRY(const auto rank, sql.query("select coalesce(max(rank), 0) + 1 from role"));
  AL_TRY_DO(
      sql.exec("insert into role (code, rank, name_vi, name_en, purpose_vi, purpose_en,"
               " needs_second_factor) values ($1, $2, $3, $4, $5, $6, $7)",
               role.code, rank.front().integer(0), role.name.vi, role.name.en, role.purpose.vi,
               role.purpose.en, role.needs_second_factor));
  return save_grants(sql, role);
}

base::Result<bool> save_role(store::Sql& sql, const Role& role) {
  AL_TRY(const auto changed,
         sql.exec("update role set name_vi = $2, name_en = $3, purpose_vi = $4, purpose_en = $5,"
                  " needs_second_factor = $6, version = version + 1"
                  " where code = $1 and version = $7 and ended_at is null",
                  role.code, role.name.vi, role.name.en, role.purpose.vi, role.purpose.en,
                  role.needs_second_factor, role.version));
  if (changed == 0) return false;
  AL_TRY_DO(save_grants(sql, role));
  return true;
}

base::Status save_role_end(store::Sql& sql, std::string_view code, base::Instant now) {
  AL_TRY_DO(
      sql.exec("update role set ended_at = $2, version = version + 1 where code = $1"
               " and ended_at is null",
               code, now));
  return base::ok();
}

base::Result<std::optional<Role>> find_role(store::Sql& sql, std::string_view code) {
  AL_TRY(auto roles, load_every_role(sql));
  for (auto& role : roles)
    if (role.code == code) return std::optional<Role>(std::move(role));
  return std::optional<Role>();
}

base::Result<std::int64_t> count_active_holders(store::Sql& sql, std::string_view code) {
  AL_TRY(const auto rows, sql.query("select count(*) from account_role join account on account.id ="
                                    " account_role.account where account_role.role = $1"
                                    " and account.state = 'active'",
                                    code));
  return rows.front().integer(0);
}

base::Status save_role_change(store::Sql& sql, const RoleChange& c) {
  AL_TRY_DO(sql.exec(
      "insert into role_change (id, role, asked_at, asked_by, asked_name, version_seen, name_vi,"
      " name_en, purpose_vi, purpose_en, needs_second_factor, grants, state)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting')",
      c.id, c.wanted.code, c.asked_at, c.asked_by, c.asked_name, c.wanted.version, c.wanted.name.vi,
      c.wanted.name.en, c.wanted.purpose.vi, c.wanted.purpose.en, c.wanted.needs_second_factor,
      grants_text(c.wanted.grants)));
  return base::ok();
}

base::Result<bool> decide_role_change(store::Sql& sql, base::Id change, ChangeState state,
                                      base::Id by, base::Instant now) {
  AL_TRY(const auto changed,
         sql.exec("update role_change set state = $2, decided_by = $3, decided_at = $4"
                  " where id = $1 and state = 'waiting'",
                  change, state == ChangeState::Confirmed ? "confirmed" : "withdrawn", by, now));
  return changed > 0;
}

base::Result<std::vector<RoleChange>> load_role_changes(store::Sql& sql) {
  AL_TRY(const auto rows,
         sql.query("select id, role, asked_at, asked_by, asked_name, version_seen, name_vi,"
                   " name_en, purpose_vi, purpose_en, needs_second_factor, grants"
                   " from role_change where state = 'waiting' order by asked_at, id"));
  std::vector<RoleChange> out;
  for (const auto& row : rows)
    out.push_back({row.id(0),
                   {row.text(1),
                    {row.text(6), row.text(7)},
                    {row.text(8), row.text(9)},
                    parse_grants(row.text(11)),
                    row.boolean(10),
                    std::nullopt,
                    row.integer(5)},
                   row.instant(2),
                   row.id(3),
                   row.text(4)});
  return out;
}

}  // namespace anlanh::people
