#include "cases/duplicate_store.h"

#include <algorithm>

namespace anlanh::cases {

namespace {

std::string_view trace_code(Trace kind) {
  switch (kind) {
    case Trace::Contact: return "contact";
    case Trace::Text: return "text";
    case Trace::Band: break;
  }
  return "band";
}

std::vector<Shared> shared_of(const store::Rows& rows) {
  std::vector<Shared> out;
  for (const auto& row : rows) out.push_back({row.id(0), row.integer(1)});
  return out;
}

}  // namespace

base::Status save_trace(store::Sql& sql, base::Id report, Trace kind, const base::Bytes& hash) {
  AL_TRY_DO(
      sql.exec("insert into report_trace (report, kind, hash) values ($1, $2, $3)"
               " on conflict (report, kind, hash) do nothing",
               report, trace_code(kind), hash));
  return base::ok();
}

base::Status delete_traces(store::Sql& sql, base::Id report) {
  AL_TRY_DO(sql.exec("delete from report_trace where report = $1", report));
  return base::ok();
}

base::Result<std::vector<Shared>> load_sharing_trace(store::Sql& sql, base::Id report, Trace kind) {
  AL_TRY(const auto rows,
         sql.query("select o.report, count(*) from report_trace t join report_trace o"
                   " on o.kind = t.kind and o.hash = t.hash and o.report <> t.report"
                   " where t.report = $1 and t.kind = $2"
                   " group by o.report order by 2 desc, 1 desc limit 50",
                   report, trace_code(kind)));
  return shared_of(rows);
}

base::Result<std::vector<Shared>> load_sharing_address(store::Sql& sql, base::Id report) {
  AL_TRY(const auto rows,
         sql.query("select o.report, count(distinct o.match) from report_address t"
                   " join report_address o on o.match = t.match and o.report <> t.report"
                   " where t.report = $1 group by o.report order by 2 desc, 1 desc limit 50",
                   report));
  return shared_of(rows);
}

base::Status save_not_same(store::Sql& sql, base::Id a, base::Id b, base::Id account,
                           base::Instant now) {
  AL_TRY_DO(
      sql.exec("insert into report_not_same (one, other, said_at, said_by)"
               " values ($1, $2, $3, $4) on conflict (one, other) do nothing",
               std::min(a, b), std::max(a, b), now, account));
  return base::ok();
}

base::Result<bool> is_not_same(store::Sql& sql, base::Id a, base::Id b) {
  AL_TRY(const auto row, sql.find("select 1 from report_not_same where one = $1 and other = $2",
                                  std::min(a, b), std::max(a, b)));
  return row.has_value();
}

base::Result<std::optional<base::Id>> find_first_with_text(store::Sql& sql, base::Id report,
                                                           base::Id commune,
                                                           const base::Bytes& hash) {
  AL_TRY(const auto row,
         sql.find("select r.id from report_trace t join report r on r.id = t.report"
                  " where t.kind = 'text' and t.hash = $1 and r.id <> $2 and r.state = 'new'"
                  " and coalesce(r.commune, 0) = $3"
                  " order by exists (select 1 from report_repeat p where p.report = r.id),"
                  " r.received_at, r.id limit 1",
                  hash, report, commune.value));
  if (!row) return std::optional<base::Id>();
  return std::optional<base::Id>(row->id(0));
}

base::Status save_repeat(store::Sql& sql, base::Id report, base::Id first) {
  AL_TRY_DO(
      sql.exec("insert into report_repeat (report, first_report) values ($1, $2)"
               " on conflict (report) do nothing",
               report, first));
  return base::ok();
}

base::Status delete_repeat(store::Sql& sql, base::Id report) {
  AL_TRY_DO(sql.exec("delete from report_repeat where report = $1", report));
  return base::ok();
}

base::Result<std::vector<base::Id>> load_repeats(store::Sql& sql, base::Id first) {
  AL_TRY(const auto rows,
         sql.query("select r.id from report_repeat p join report r on r.id = p.report"
                   " where p.first_report = $1 and r.state = 'new' order by r.received_at, r.id",
                   first));
  std::vector<base::Id> out;
  for (const auto& row : rows) out.push_back(row.id(0));
  return out;
}

}  // namespace anlanh::cases
