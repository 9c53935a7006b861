#include "catalog/entry_store.h"

namespace anlanh::catalog {

namespace {

constexpr const char* kColumns =
    "select id, host, address, category, state, case_id, unit, note, confirmed_by, confirmed_by_name, confirmed_at,"
    " withdrawn_by_name, withdrawn_at, withdraw_reason from catalog_entry";

Entry to_entry(const store::Row& row) {
  Entry entry;
  entry.id = row.id(0);
  entry.host = row.text(1);
  entry.address = row.text(2);
  entry.category = row.text(3);
  entry.state = row.text(4) == "in_force" ? EntryState::InForce : EntryState::Withdrawn;
  entry.case_id = row.id(5);
  entry.unit = row.id(6);
  entry.note = row.text(7);
  entry.confirmed_by = row.id(8);
  entry.confirmed_by_name = row.text(9);
  entry.confirmed_at = row.instant(10);
  entry.withdrawn_by_name = row.text_or_empty(11);
  entry.withdrawn_at = row.find_instant(12);
  entry.withdraw_reason = row.text_or_empty(13);
  return entry;
}

std::vector<Entry> to_entries(const store::Rows& rows) {
  std::vector<Entry> entries;
  entries.reserve(rows.size());
  for (const auto& row : rows) entries.push_back(to_entry(row));
  return entries;
}

struct Condition {
  std::string text;
  std::vector<store::Value> values;
};

// Only literals of ours go into the text; what was typed goes into values.
Condition where(const EntryFilter& filter) {
  Condition condition{" where true", {}};
  const auto add = [&](const char* before, store::Value value, const char* after) {
    condition.values.push_back(std::move(value));
    condition.text += before + std::to_string(condition.values.size()) + after;
  };
  if (filter.state)
    add(" and state = $", *filter.state == EntryState::InForce ? "in_force" : "withdrawn", "");
  if (!filter.category.empty()) add(" and category = $", filter.category, "");
  // Both engines look for the part itself here: `like` would read % and _ as patterns.
  if (!filter.host_part.empty()) add(" and replace(host, $", filter.host_part, ", '') <> host");
  if (filter.case_id) add(" and case_id = $", filter.case_id.value, "");
  return condition;
}

}  // namespace

base::Status save_entry(store::Sql& sql, const Entry& entry) {
  AL_TRY_DO(sql.exec(
      "insert into catalog_entry (id, host, address, category, state, case_id, unit, note, confirmed_by,"
      " confirmed_by_name, confirmed_at) values ($1, $2, $3, $4, 'in_force', $5, $6, $7, $8, $9, $10)",
      entry.id, entry.host, entry.address, entry.category, entry.case_id, entry.unit, entry.note,
      entry.confirmed_by, entry.confirmed_by_name, entry.confirmed_at));
  return base::ok();
}

base::Result<bool> withdraw_entry(store::Sql& sql, const Entry& withdrawn) {
  AL_TRY(
      const auto changed,
      sql.exec(
          "update catalog_entry set state = 'withdrawn', withdrawn_by_name = $2, withdrawn_at = $3,"
          " withdraw_reason = $4 where id = $1 and state = 'in_force'",
          withdrawn.id, withdrawn.withdrawn_by_name, withdrawn.withdrawn_at,
          withdrawn.withdraw_reason));
  return changed == 1;
}

base::Result<std::optional<Entry>> find_entry(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find(std::string(kColumns) + " where id = $1", id));
  return row ? std::optional(to_entry(*row)) : std::nullopt;
}

base::Result<std::optional<Entry>> find_entry_in_force(store::Sql& sql, std::string_view host,
                                                       std::string_view category) {
  AL_TRY(auto row, sql.find(std::string(kColumns) +
                                " where host = $1 and category = $2 and state = 'in_force'",
                            host, category));
  return row ? std::optional(to_entry(*row)) : std::nullopt;
}

base::Result<std::vector<Entry>> load_entries(store::Sql& sql, const EntryFilter& filter,
                                              EntryPage page) {
  auto condition = where(filter);
  condition.values.emplace_back(page.count);
  condition.values.emplace_back(page.from);
  const auto count = condition.values.size();
  AL_TRY(auto rows, sql.query_values(
                        kColumns + condition.text + " order by confirmed_at desc, id desc limit $" +
                            std::to_string(count - 1) + " offset $" + std::to_string(count),
                        condition.values));
  return to_entries(rows);
}

base::Result<std::int64_t> count_entries(store::Sql& sql, const EntryFilter& filter) {
  const auto condition = where(filter);
  AL_TRY(auto rows,
         sql.query_values("select count(*) from catalog_entry" + condition.text, condition.values));
  return rows.front().integer(0);
}

base::Result<std::vector<Entry>> load_entries_in_force(store::Sql& sql) {
  AL_TRY(auto rows,
         sql.query(std::string(kColumns) + " where state = 'in_force' order by host, category"));
  return to_entries(rows);
}

base::Result<std::string> load_catalog_version(store::Sql& sql) {
  AL_TRY(
      auto rows,
      sql.query("select count(*), count(withdrawn_at), coalesce(max(id), 0) from catalog_entry"));
  const auto& row = rows.front();
  return std::to_string(row.integer(0)) + "/" + std::to_string(row.integer(1)) + "/" +
         std::to_string(row.integer(2));
}

base::Result<std::vector<Entry>> load_entries_confirmed(store::Sql& sql, base::Instant from,
                                                        base::Instant to) {
  AL_TRY(auto rows,
         sql.query(std::string(kColumns) + " where confirmed_at >= $1 and confirmed_at < $2"
                                           " order by confirmed_at, id",
                   from, to));
  return to_entries(rows);
}

}  // namespace anlanh::catalog
