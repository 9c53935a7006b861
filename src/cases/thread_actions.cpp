#include "cases/thread_actions.h"

#include "cases/case_store.h"
#include "cases/intake_actions.h"
#include "cases/intake_rules.h"
#include "cases/intake_store.h"
#include "cases/report_store.h"
#include "cases/sealed_text.h"
#include "store/audit.h"
#include "web/cookie.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::make_error;

constexpr std::chrono::minutes kPassLives{30};
constexpr std::string_view kPassLabel = "thread";
constexpr std::size_t kPassBytes = 16;

void append_number(base::Bytes& out, std::int64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> shift));
}

std::int64_t number_at(const base::Bytes& bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8U | bytes[at + i];
  return static_cast<std::int64_t>(value);
}

store::AuditLine public_line(base::Instant now, std::string action, base::Id report) {
  return {now, base::Id{}, "public", std::move(action), "report", report, ""};
}

// A duplicate follows the report it repeats.
base::Result<PlainStatus> load_status(store::Sql& sql, Report report) {
  if (report.state == ReportState::Duplicate) {
    AL_TRY(auto original, find_report(sql, report.duplicate_of));
    if (original) report = std::move(*original);
  }
  auto open = CaseOpen::No;
  if (report.case_id) {
    AL_TRY(const auto file, find_case(sql, report.case_id));
    if (file && file->state == CaseState::Open) open = CaseOpen::Yes;
  }
  return decide_plain_status(report, open);
}

base::Result<Report> load_known(store::Sql& sql, base::Id id) {
  AL_TRY(auto report, find_report(sql, id));
  if (!report) return make_error(Code::NotFound, "no report " + base::id_text(id));
  return std::move(*report);
}

base::Result<Thread> load_thread(store::Sql& sql, const Desk& desk, base::Id id) {
  AL_TRY(const Report report, load_known(sql, id));
  AL_TRY(const auto intake, load_intake(sql, id));
  Thread thread{id,
                report.number,
                report.received_at,
                wording_of(report.speaker, intake.age_band),
                intake.key_replaced_at,
                {},
                {},
                {}};
  AL_TRY(thread.status, load_status(sql, report));
  AL_TRY(const auto key, load_reading_key(sql, desk, id));
  AL_TRY(thread.story, open_text(key, purpose::kStory, id, report.story));
  AL_TRY(const auto messages, load_messages(sql, id));
  for (const auto& message : messages) {
    AL_TRY(auto text, open_text(key, purpose::kMessage, message.id, message.sealed));
    thread.lines.push_back({message.at, message.side, std::move(text)});
  }
  return thread;
}

}  // namespace

base::Result<std::optional<base::Id>> find_thread(const Desk& desk, std::string_view typed_key) {
  AL_TRY(const auto hash, desk.keys->hash(typed_key));
  return desk.store.read([&](store::Sql& sql) { return find_report_by_key(sql, hash); });
}

std::string make_thread_pass(const Desk& desk, base::Id report, base::Instant now) {
  base::Bytes bytes;
  append_number(bytes, report.value);
  append_number(bytes, base::to_millis(now + kPassLives));
  return web::sign_value(base::base64url(bytes), kPassLabel, desk.sealer->derive("thread.pass"));
}

std::optional<base::Id> open_thread_pass(const Desk& desk, std::string_view pass,
                                         base::Instant now) {
  const auto value = web::open_value(pass, kPassLabel, desk.sealer->derive("thread.pass"));
  if (!value) return std::nullopt;
  const auto bytes = base::parse_base64url(*value);
  if (!bytes || bytes->size() != kPassBytes) return std::nullopt;
  const base::Id report{number_at(*bytes, 0)};
  const auto ends = base::from_millis(number_at(*bytes, 8));
  if (ends < now) return std::nullopt;
  // A new key ends what was opened with the old one.
  const auto intake = desk.store.read([&](store::Sql& sql) { return load_intake(sql, report); });
  if (!intake) return std::nullopt;
  if (intake->key_replaced_at && ends - kPassLives < *intake->key_replaced_at) return std::nullopt;
  return report;
}

base::Result<Thread> read_thread(const Desk& desk, base::Id report, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<Thread> {
    AL_TRY(auto thread, load_thread(sql, desk, report));
    AL_TRY_DO(store::append_audit(sql, public_line(now, "report.return", report)));
    return thread;
  });
}

base::Status add_to_thread(const Desk& desk, base::Id report_id, std::string_view text,
                           std::string_view form_token, base::Instant now) {
  const std::string words = trimmed(text);
  AL_TRY_DO(need_form_token(form_token));
  AL_TRY_DO(check_message(words));
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(Report report, load_known(sql, report_id));
    const base::Id id = base::make_id(now, desk.random);
    AL_TRY(const auto key, desk.vault->load_key(sql, report_id));
    const Message message{id,
                          report_id,
                          now,
                          Side::Reporter,
                          {},
                          key.seal(purpose::kMessage, id, words),
                          blind_hash(*desk.sealer, "message.token", form_token)};
    AL_TRY(const bool fresh, save_message(sql, message));
    if (!fresh) return base::ok();
    if (!report.waiting_since) report.waiting_since = now;
    AL_TRY_DO(save_report_marks(sql, report));
    return store::append_audit(sql, public_line(now, "report.add", report_id));
  });
}

}  // namespace anlanh::cases
