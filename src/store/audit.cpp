#include "store/audit.h"

#include <sodium.h>

namespace anlanh::store {

namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::int64_t kLinesInStep = 1000;

void append_number(base::Bytes& out, std::int64_t value) {
  for (int shift = 0; shift < 64; shift += 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

// Length first: "ab"+"c" and "a"+"bc" must not give the same bytes.
void append_text(base::Bytes& out, const std::string& text) {
  append_number(out, static_cast<std::int64_t>(text.size()));
  const auto bytes = base::as_bytes(text);
  out.insert(out.end(), bytes.begin(), bytes.end());
}

base::Bytes chained_hash(const base::Bytes& before, std::int64_t seq, const AuditLine& line) {
  base::Bytes input = before;
  append_number(input, seq);
  append_number(input, base::to_millis(line.at));
  append_number(input, line.account.value);
  append_text(input, line.actor);
  append_text(input, line.action);
  append_text(input, line.subject_kind);
  append_number(input, line.subject.value);
  append_text(input, line.detail);
  base::Bytes hash(kHashBytes);
  crypto_generichash(hash.data(), hash.size(), input.data(), input.size(), nullptr, 0);
  return hash;
}

StoredAuditLine to_line(const Row& row) {
  return {row.integer(0),
          {row.instant(1), row.id(2), row.text(3), row.text(4), row.text(5), row.id(6), row.text(7)}};
}

}  // namespace

base::Status append_audit(Sql& sql, const AuditLine& line) {
  AL_TRY(auto last, sql.find("select seq, hash from audit_line order by seq desc limit 1"));
  const std::int64_t seq = last ? last->integer(0) + 1 : 1;
  const auto hash = chained_hash(last ? last->bytes(1) : base::Bytes(kHashBytes), seq, line);
  AL_TRY_DO(sql.exec("insert into audit_line (seq, at, account, actor, action, subject_kind, subject, detail, hash)"
                     " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                     seq, line.at, line.account, line.actor, line.action, line.subject_kind, line.subject,
                     line.detail, hash));
  return base::ok();
}

base::Result<std::vector<StoredAuditLine>> load_audit(Sql& sql, std::string_view subject_kind, base::Id subject) {
  AL_TRY(auto rows, sql.query("select seq, at, account, actor, action, subject_kind, subject, detail from audit_line"
                              " where subject_kind = $1 and subject = $2 order by seq",
                              subject_kind, subject));
  std::vector<StoredAuditLine> lines;
  for (const auto& row : rows) lines.push_back(to_line(row));
  return lines;
}

base::Result<std::vector<StoredAuditLine>> load_audit_before(Sql& sql, std::int64_t before,
                                                             std::int64_t count) {
  AL_TRY(auto rows, sql.query("select seq, at, account, actor, action, subject_kind, subject, detail from audit_line"
                              " where seq < $1 order by seq desc limit $2",
                              before, count));
  std::vector<StoredAuditLine> lines;
  for (const auto& row : rows) lines.push_back(to_line(row));
  return lines;
}

base::Result<AuditCheck> verify_audit(Sql& sql) {
  AuditCheck check;
  base::Bytes before(kHashBytes);
  for (;;) {
    AL_TRY(auto rows, sql.query("select seq, at, account, actor, action, subject_kind, subject, detail, hash"
                                " from audit_line where seq > $1 order by seq limit $2",
                                check.lines, kLinesInStep));
    if (rows.empty()) return check;
    for (const auto& row : rows) {
      const auto stored = to_line(row);
      if (stored.seq != check.lines + 1) {
        check.first_break = AuditBreak{check.lines + 1, "this line is missing"};
        return check;
      }
      before = chained_hash(before, stored.seq, stored.line);
      if (!base::equal_secret(before, row.bytes(8))) {
        check.first_break = AuditBreak{stored.seq, "this line or one before it was changed"};
        return check;
      }
      ++check.lines;
    }
  }
}

}  // namespace anlanh::store
