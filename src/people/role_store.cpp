#include "people/role_store.h"

namespace anlanh::people {

namespace {

Grant grant_of(const store::Row& row, std::size_t first) {
  const auto reach = parse_reach(row.text(first + 1));
  AL_CHECK(reach.has_value());  // the table allows nothing else
  return {row.text(first), *reach};
}

}  // namespace

base::Result<std::vector<Role>> load_every_role(store::Sql& sql) {
  AL_TRY(const auto rows, sql.query("select code, name_vi, name_en, purpose_vi, purpose_en,"
                                    " needs_second_factor, ended_at, version"
                                    " from role order by rank, code"));
  AL_TRY(const auto grants, sql.query("select role, right_name, reach from role_right"
                                      " order by role, right_name"));
  std::vector<Role> roles;
  for (const auto& row : rows) {
    roles.push_back({row.text(0),
                     {row.text(1), row.text(2)},
                     {row.text(3), row.text(4)},
                     {},
                     row.boolean(5),
                     row.find_instant(6),
                     row.integer(7)});
    for (const auto& grant : grants)
      if (grant.text(0) == roles.back().code) roles.back().grants.push_back(grant_of(grant, 1));
  }
  return roles;
}

base::Result<std::vector<Role>> load_roles(store::Sql& sql) {
  AL_TRY(auto roles, load_every_role(sql));
  std::erase_if(roles, [](const Role& role) { return role.ended_at.has_value(); });
  return roles;
}

base::Result<std::vector<Grant>> load_grants(store::Sql& sql, base::Id account) {
  AL_TRY(const auto rows,
         sql.query("select role_right.right_name, role_right.reach from account_role"
                   " join role on role.code = account_role.role and role.ended_at is null"
                   " join role_right on role_right.role = role.code"
                   " where account_role.account = $1 order by role_right.right_name",
                   account));
  std::vector<Grant> grants;
  for (const auto& row : rows) grants.push_back(grant_of(row, 0));
  return grants;
}

}  // namespace anlanh::people
