#include "cases/name_store.h"

#include <algorithm>
#include <string>

namespace anlanh::cases {

namespace {

std::string_view kind_code(NameKind kind) {
  switch (kind) {
    case NameKind::Child: return "child";
    case NameKind::Family: return "family";
    case NameKind::Violator: return "violator";
  }
  return "";
}

std::string place_of_last(const std::vector<store::Value>& values) {
  return "$" + std::to_string(values.size());
}

}  // namespace

base::Status save_name_token(store::Sql& sql, base::Id owner, base::Id subject, NameKind kind,
                             const base::Bytes& token) {
  AL_TRY_DO(sql.exec("insert into name_index (owner, subject, kind, token) values ($1, $2, $3, $4)",
                     owner, subject, kind_code(kind), token));
  return base::ok();
}

base::Status delete_name_tokens(store::Sql& sql, base::Id owner, base::Id subject) {
  AL_TRY_DO(sql.exec("delete from name_index where owner = $1 and subject = $2", owner, subject));
  return base::ok();
}

base::Status delete_record_names(store::Sql& sql, base::Id owner) {
  AL_TRY_DO(sql.exec("delete from name_index where owner = $1", owner));
  return base::ok();
}

base::Result<std::int64_t> count_name_token(store::Sql& sql, const base::Bytes& token,
                                            std::int64_t most) {
  AL_TRY(const auto row, sql.find("select count(*) from (select 1 from name_index"
                                  " where token = $1 limit $2) as found",
                                  token, most));
  return row->integer(0);
}

base::Result<std::vector<base::Id>> load_cases_by_tokens(store::Sql& sql,
                                                         const std::vector<base::Bytes>& tokens,
                                                         const NameScope& scope,
                                                         std::int64_t most) {
  std::vector<store::Value> values{store::to_value(tokens.front())};
  std::string text =
      "select n.owner from name_index n join case_file c on c.id = n.owner where n.token = $1";
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    values.push_back(store::to_value(tokens[i]));
    text += " and exists (select 1 from name_index m where m.token = " + place_of_last(values) +
            " and m.subject = n.subject)";
  }
  text += " and " + scope.cases.condition("c.unit", "c.assignee", values);
  text += " and (n.kind <> 'violator' or " +
          scope.violators.condition("c.unit", "c.assignee", values) + ")";
  values.push_back(store::to_value(most));
  text += " order by n.subject desc limit " + place_of_last(values);
  AL_TRY(const auto rows, sql.query_values(text, values));
  std::vector<base::Id> owners;
  for (const auto& row : rows)
    if (std::find(owners.begin(), owners.end(), row.id(0)) == owners.end())
      owners.push_back(row.id(0));
  return owners;
}

base::Result<std::vector<base::Id>> load_violators_by_tokens(store::Sql& sql,
                                                             const std::vector<base::Bytes>& tokens,
                                                             const people::Scope& scope,
                                                             std::int64_t most) {
  std::vector<store::Value> values{store::to_value(tokens.front())};
  std::string text =
      "select n.subject from name_index n join case_file c on c.id = n.owner"
      " where n.token = $1 and n.kind = 'violator'";
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    values.push_back(store::to_value(tokens[i]));
    text += " and exists (select 1 from name_index m where m.token = " + place_of_last(values) +
            " and m.subject = n.subject)";
  }
  text += " and " + scope.condition("c.unit", "c.assignee", values);
  values.push_back(store::to_value(most));
  text += " order by n.subject desc limit " + place_of_last(values);
  AL_TRY(const auto rows, sql.query_values(text, values));
  std::vector<base::Id> out;
  for (const auto& row : rows) out.push_back(row.id(0));
  return out;
}

}  // namespace anlanh::cases
