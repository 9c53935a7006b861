#include "cases/report_store.h"

#include <cstdio>

namespace anlanh::cases {

namespace {

#define AL_REPORT_COLUMNS                                                                      \
  "id, number, received_at, speaker, harm_group, commune, story, contact, contact_time, lang," \
  " state, version, risk, emergency_due_at, plan_due_at, support_asked, first_opened_at,"      \
  " answered_at, waiting_since, duplicate_of, case_id, transfer_body, close_reason,"           \
  " decision_note, decided_at"

std::optional<base::Bytes> find_bytes(const store::Row& row, std::size_t i) {
  if (row.is_null(i)) return std::nullopt;
  return row.bytes(i);
}

Report report_of(const store::Row& row) {
  const auto speaker = parse_speaker(row.text(3));
  const auto lang = base::parse_lang(row.text(9));
  const auto state = parse_report_state(row.text(10));
  AL_CHECK(speaker && lang && state);  // the table allows nothing else
  return {.id = row.id(0),
          .number = row.text(1),
          .received_at = row.instant(2),
          .speaker = *speaker,
          .group = row.text(4),
          .commune = row.id(5),
          .story = find_bytes(row, 6),
          .contact = find_bytes(row, 7),
          .contact_time = find_bytes(row, 8),
          .lang = *lang,
          .state = *state,
          .version = row.integer(11),
          .risk = static_cast<int>(row.integer(12)),
          .emergency_due_at = row.instant(13),
          .plan_due_at = row.instant(14),
          .support_asked = row.boolean(15),
          .first_opened_at = row.find_instant(16),
          .answered_at = row.find_instant(17),
          .waiting_since = row.find_instant(18),
          .duplicate_of = row.id(19),
          .case_id = row.id(20),
          .transfer_body = row.text(21),
          .close_reason = row.text(22),
          .decision_note = find_bytes(row, 23),
          .decided_at = row.find_instant(24)};
}

std::optional<Report> first_report(std::optional<store::Row> row) {
  if (!row) return std::nullopt;
  return report_of(*row);
}

std::vector<Report> reports_of(const store::Rows& rows) {
  std::vector<Report> reports;
  for (const auto& row : rows) reports.push_back(report_of(row));
  return reports;
}

ReportLine line_of(const store::Row& row) {
  const auto speaker = parse_speaker(row.text(3));
  const auto state = parse_report_state(row.text(6));
  AL_CHECK(speaker && state);
  return {.id = row.id(0),
          .number = row.text(1),
          .received_at = row.instant(2),
          .speaker = *speaker,
          .group = row.text(4),
          .commune = row.id(5),
          .commune_name = "",
          .state = *state,
          .risk = static_cast<int>(row.integer(7)),
          .emergency_due_at = row.instant(8),
          .waiting_since = row.find_instant(9),
          .case_id = row.id(10),
          .repeats = row.integer(11)};
}

// What decides who sees a report and which: used by list, count and export alike.
std::string condition_of(const people::Scope& scope, const ReportFilter& filter,
                         std::vector<store::Value>& values) {
  std::string where = scope.condition("commune", values);
  const auto equal = [&](std::string_view column, store::Value value) {
    values.push_back(std::move(value));
    where += " and " + std::string(column) + " = $" + std::to_string(values.size());
  };
  if (filter.state) equal("state", store::to_value(report_state_code(*filter.state)));
  if (!filter.group.empty()) equal("harm_group", filter.group);
  if (filter.commune) equal("commune", store::to_value(filter.commune));
  if (filter.only_waiting) where += " and waiting_since is not null";
  // The same long text again stands behind the first one as long as that is not decided.
  if (filter.repeats_of) {
    values.push_back(store::to_value(filter.repeats_of));
    const auto place = "$" + std::to_string(values.size());
    where += " and (id = " + place +
             " or id in (select report from report_repeat where first_report = " + place + "))";
  } else {
    where +=
        " and not exists (select 1 from report_repeat p join report f on f.id = p.first_report"
        " where p.report = report.id and f.state = 'new' and report.state = 'new')";
  }
  return where;
}

}  // namespace

base::Result<std::string> take_number(store::Sql& sql, NumberKind kind, base::Instant now) {
  const int year = static_cast<int>(base::vietnam_date(now).year());
  AL_TRY(auto row, sql.find("insert into case_counter (kind, of_year, last_number)"
                            " values ($1, $2, 1) on conflict (kind, of_year)"
                            " do update set last_number = case_counter.last_number + 1"
                            " returning last_number",
                            kind == NumberKind::Report ? "report" : "case", year));
  if (!row) return base::make_error(base::Code::Internal, "counter gave no number");
  char text[40];
  std::snprintf(text, sizeof text, "%s-%02d-%05lld", kind == NumberKind::Report ? "TB" : "VV",
                year % 100, static_cast<long long>(row->integer(0)));
  return std::string(text);
}

base::Status save_new_report(store::Sql& sql, const Report& r, const ReportSecrets& secrets) {
  AL_TRY_DO(sql.exec(
      "insert into report (id, number, received_at, speaker, harm_group, commune, story, contact,"
      " contact_time, lang, state, version, risk, emergency_due_at, plan_due_at, support_asked,"
      " form_token, content_hash, key_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
      " $12, $13, $14, $15, $16, $17, $18, $19)",
      r.id, r.number, r.received_at, speaker_code(r.speaker), r.group, r.commune, r.story,
      r.contact, r.contact_time, base::lang_code(r.lang), report_state_code(r.state), r.version,
      r.risk, r.emergency_due_at, r.plan_due_at, r.support_asked, secrets.form_token,
      secrets.content_hash, secrets.key_hash));
  return base::ok();
}

base::Status save_report_answers(store::Sql& sql, const Report& r,
                                 const base::Bytes& content_hash) {
  AL_TRY_DO(
      sql.exec("update report set speaker = $2, harm_group = $3, commune = $4, story = $5,"
               " contact = $6, contact_time = $7, lang = $8, risk = $9, support_asked = $10,"
               " content_hash = $11, version = version + 1 where id = $1",
               r.id, speaker_code(r.speaker), r.group, r.commune, r.story, r.contact,
               r.contact_time, base::lang_code(r.lang), r.risk, r.support_asked, content_hash));
  return base::ok();
}

base::Status save_report_contact(store::Sql& sql, base::Id report,
                                 const std::optional<base::Bytes>& contact,
                                 const std::optional<base::Bytes>& contact_time) {
  AL_TRY_DO(sql.exec("update report set contact = $2, contact_time = $3 where id = $1", report,
                     contact, contact_time));
  return base::ok();
}

base::Result<bool> save_report_change(store::Sql& sql, const Report& r, std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update report set state = $3, commune = $4, support_asked = $5, case_id = $6,"
                  " duplicate_of = $7, transfer_body = $8, close_reason = $9, decision_note = $10,"
                  " decided_at = $11, version = version + 1 where id = $1 and version = $2",
                  r.id, version_seen, report_state_code(r.state), r.commune, r.support_asked,
                  r.case_id, r.duplicate_of, r.transfer_body, r.close_reason, r.decision_note,
                  r.decided_at));
  return changed == 1;
}

base::Status save_report_marks(store::Sql& sql, const Report& r) {
  AL_TRY_DO(
      sql.exec("update report set first_opened_at = $2, answered_at = $3, waiting_since = $4"
               " where id = $1",
               r.id, r.first_opened_at, r.answered_at, r.waiting_since));
  return base::ok();
}

base::Result<std::optional<Report>> find_report(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_REPORT_COLUMNS " from report where id = $1", id));
  return first_report(std::move(row));
}

base::Result<std::optional<Report>> find_report_by_number(store::Sql& sql,
                                                          std::string_view number) {
  AL_TRY(auto row, sql.find("select " AL_REPORT_COLUMNS " from report where number = $1", number));
  return first_report(std::move(row));
}

base::Result<std::optional<base::Id>> find_report_by_key(store::Sql& sql,
                                                         const base::Bytes& key_hash) {
  AL_TRY(auto row, sql.find("select id from report where key_hash = $1", key_hash));
  if (!row) return std::optional<base::Id>();
  return std::optional<base::Id>(row->id(0));
}

base::Result<std::optional<SentBefore>> find_sent_form(store::Sql& sql,
                                                       const base::Bytes& form_token) {
  AL_TRY(auto row, sql.find("select id, content_hash, key_hash from report where form_token = $1",
                            form_token));
  if (!row) return std::optional<SentBefore>();
  return std::optional<SentBefore>(SentBefore{row->id(0), row->bytes(1), row->bytes(2)});
}

base::Result<std::vector<Report>> load_reports_of_case(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select " AL_REPORT_COLUMNS
                              " from report where case_id = $1 order by received_at, id",
                              case_id));
  return reports_of(rows);
}

base::Result<std::vector<Report>> load_reports_without_case(store::Sql& sql,
                                                            const people::Scope& scope,
                                                            base::Instant from, base::Instant to) {
  std::vector<store::Value> values;
  std::string text =
      "select " AL_REPORT_COLUMNS " from report where " + scope.condition("commune", values);
  values.push_back(store::to_value(from));
  text += " and received_at >= $" + std::to_string(values.size());
  values.push_back(store::to_value(to));
  text += " and received_at < $" + std::to_string(values.size()) +
          " and state in ('new', 'transferred', 'closed') order by received_at, id";
  AL_TRY(auto rows, sql.query_values(text, values));
  return reports_of(rows);
}

base::Result<std::vector<Report>> load_duplicates_of(store::Sql& sql, base::Id report) {
  AL_TRY(auto rows, sql.query("select " AL_REPORT_COLUMNS
                              " from report where duplicate_of = $1 order by received_at, id",
                              report));
  return reports_of(rows);
}

base::Status save_report_address(store::Sql& sql, const ReportAddress& address) {
  AL_TRY_DO(
      sql.exec("insert into report_address (id, report, sealed, match)"
               " values ($1, $2, $3, $4)",
               address.id, address.report, address.sealed, address.match));
  return base::ok();
}

base::Status delete_report_addresses(store::Sql& sql, base::Id report) {
  AL_TRY_DO(sql.exec("delete from report_address where report = $1", report));
  return base::ok();
}

base::Result<std::vector<ReportAddress>> load_report_addresses(store::Sql& sql, base::Id report) {
  AL_TRY(auto rows, sql.query("select id, report, sealed, match from report_address"
                              " where report = $1 order by id",
                              report));
  std::vector<ReportAddress> out;
  for (const auto& row : rows) out.push_back({row.id(0), row.id(1), row.bytes(2), row.bytes(3)});
  return out;
}

base::Result<bool> save_message(store::Sql& sql, const Message& m) {
  AL_TRY(const auto changed,
         sql.exec("insert into report_message (id, report, at, side, account, sealed, token)"
                  " values ($1, $2, $3, $4, $5, $6, $7) on conflict (token) do nothing",
                  m.id, m.report, m.at, m.side == Side::Reporter ? "reporter" : "office", m.account,
                  m.sealed, m.token));
  return changed == 1;
}

base::Result<std::vector<Message>> load_messages(store::Sql& sql, base::Id report) {
  AL_TRY(auto rows, sql.query("select id, report, at, side, account, sealed, token"
                              " from report_message where report = $1 order by at, id",
                              report));
  std::vector<Message> out;
  for (const auto& row : rows) {
    const Side side = row.text(3) == "office" ? Side::Office : Side::Reporter;
    out.push_back(
        {row.id(0), row.id(1), row.instant(2), side, row.id(4), row.bytes(5), row.bytes(6)});
  }
  return out;
}

base::Result<std::vector<ReportLine>> load_report_lines(store::Sql& sql, const people::Scope& scope,
                                                        const ReportFilter& filter, Slice slice) {
  std::vector<store::Value> values;
  std::string text =
      "select id, number, received_at, speaker, harm_group, commune, state, risk,"
      " emergency_due_at, waiting_since, case_id, (select count(*) from report_repeat p join report r"
      " on r.id = p.report where p.first_report = report.id and r.state = 'new')"
      " from report where " +
      condition_of(scope, filter, values);
  values.push_back(slice.limit);
  text += " order by risk desc, emergency_due_at, id limit $" + std::to_string(values.size());
  values.push_back(slice.offset);
  text += " offset $" + std::to_string(values.size());
  AL_TRY(auto rows, sql.query_values(text, values));
  std::vector<ReportLine> lines;
  for (const auto& row : rows) lines.push_back(line_of(row));
  return lines;
}

base::Result<std::int64_t> count_reports(store::Sql& sql, const people::Scope& scope,
                                         const ReportFilter& filter) {
  std::vector<store::Value> values;
  const std::string text =
      "select count(*) from report where " + condition_of(scope, filter, values);
  AL_TRY(auto rows, sql.query_values(text, values));
  return rows.front().integer(0);
}

}  // namespace anlanh::cases
