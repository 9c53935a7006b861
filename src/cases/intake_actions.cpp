#include "cases/intake_actions.h"

#include "cases/duplicate_actions.h"
#include "cases/intake_rules.h"
#include "cases/intake_store.h"
#include "cases/report_store.h"
#include "cases/sealed_text.h"
#include "people/unit_store.h"
#include "store/audit.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

constexpr std::size_t kTokenBytes = 18;
constexpr std::size_t kTokenLetters = 24;
constexpr int kMostDraws = 4;
constexpr std::chrono::hours kKeyShownAgain{1};

store::AuditLine public_line(base::Instant now, std::string action, base::Id report) {
  return {now, base::Id{}, "public", std::move(action), "report", report, ""};
}

// Length first: no two sets of answers give the same text.
std::string canonical(const ReportAnswers& a) {
  std::string out;
  const auto add = [&out](std::string_view text) {
    out += std::to_string(text.size()) + ":" + std::string(text);
  };
  add(speaker_code(a.speaker));
  add(a.group);
  add(a.story);
  add(std::to_string(a.addresses.size()));
  for (const auto& address : a.addresses) add(address);
  add(std::to_string(a.commune.value));
  add(a.contact);
  add(a.contact_time);
  add(age_band_code(a.age_band));
  const auto& s = a.safety;
  for (const auto reply :
       {s.danger_now, s.danger_self, s.danger_near, s.contact_safe, s.carer_harms})
    add(reply_code(reply));
  return out;
}

base::Result<CommuneKnown> check_commune(store::Sql& sql, base::Id commune, base::Date today) {
  if (!commune) return CommuneKnown::Yes;
  AL_TRY(auto unit, people::find_unit(sql, commune));
  const bool fits = unit && unit->kind == people::UnitKind::Commune && valid_on(*unit, today);
  return fits ? CommuneKnown::Yes : CommuneKnown::No;
}

base::Result<std::vector<Fault>> check_in(store::Sql& sql, const Desk& desk,
                                          const ReportAnswers& answers, base::Instant now) {
  AL_TRY(const auto commune, check_commune(sql, answers.commune, base::vietnam_date(now)));
  return check_answers(answers, *desk.law, commune);
}

// "" for none.
base::Result<std::string> load_unit_code(store::Sql& sql, base::Id id) {
  if (!id) return std::string();
  AL_TRY(const auto unit, people::find_unit(sql, id));
  return unit ? unit->code : std::string();
}

Intake intake_of(const ReportAnswers& answers, IntakeSource source) {
  return {answers.age_band, source, answers.safety, std::nullopt};
}

void fill_report(const Desk& desk, const store::RecordKey& key, const ReportAnswers& answers,
                 Report& report) {
  report.speaker = answers.speaker;
  report.group = answers.group;
  report.commune = answers.commune;
  report.story = seal_text(key, purpose::kStory, report.id, answers.story);
  report.contact = seal_text(key, purpose::kContact, report.id, answers.contact);
  report.contact_time = seal_text(key, purpose::kContactTime, report.id, answers.contact_time);
  report.lang = answers.lang;
  report.risk = decide_report_risk(answers.speaker, answers.group, answers.safety, *desk.law).score;
  report.support_asked = decide_support_asked(answers);
}

base::Status save_addresses(store::Sql& sql, const Desk& desk, const store::RecordKey& key,
                            base::Id report, const std::vector<std::string>& addresses,
                            base::Instant now) {
  for (const auto& text : addresses) {
    const base::Id id = base::make_id(now, desk.random);
    AL_TRY_DO(save_report_address(
        sql, {id, report, key.seal(purpose::kAddress, id, text),
              blind_hash(*desk.sealer, "report_address.match", desk.ports.fold(text))}));
  }
  return base::ok();
}

struct DrawnKey {
  std::vector<std::string> words;
  base::Bytes hash;
};

// Slow on purpose, so it is done before the transaction begins.
base::Result<DrawnKey> draw_key(const Desk& desk, std::string_view token, int attempt) {
  DrawnKey key{desk.keys->draw(token, attempt), {}};
  AL_TRY(key.hash, desk.keys->hash(key_text(key.words)));
  return key;
}

// The words that gave this hash when the form came first; nearly always those of the first draw.
base::Result<std::vector<std::string>> draw_again(const Desk& desk, std::string_view token,
                                                  const DrawnKey& key,
                                                  const base::Bytes& key_hash) {
  if (base::equal_secret(key.hash, key_hash)) return key.words;
  for (int attempt = 0; attempt < kMostDraws; ++attempt) {
    AL_TRY(auto other, draw_key(desk, token, attempt));
    if (base::equal_secret(other.hash, key_hash)) return std::move(other.words);
  }
  return std::vector<std::string>();
}

// A way to be reached is not part of the talk, which every reader of the report sees: it takes the place of the first.
base::Status save_newer_contact(store::Sql& sql, const store::RecordKey& key, const Report& report,
                                const ReportAnswers& answers) {
  if (answers.contact.empty() && answers.contact_time.empty()) return base::ok();
  return save_report_contact(
      sql, report.id, seal_text(key, purpose::kContact, report.id, answers.contact),
      seal_text(key, purpose::kContactTime, report.id, answers.contact_time));
}

// What was told, as one message: the officer who has read the first text sees the second one too.
std::string as_message(const ReportAnswers& answers) {
  std::string text = answers.story;
  const auto add = [&text](const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : "\n") + more;
  };
  for (const auto& address : answers.addresses) add(address);
  return text;
}

base::Status append_as_message(store::Sql& sql, const Desk& desk, const Report& report,
                               const ReportAnswers& answers, const base::Bytes& content,
                               base::Instant now) {
  AL_TRY(const auto key, desk.vault->load_key(sql, report.id));
  AL_TRY_DO(save_newer_contact(sql, key, report, answers));
  const std::string text = as_message(answers);
  if (text.empty()) return base::ok();
  const base::Id id = base::make_id(now, desk.random);
  const Message message{
      id, report.id, now, Side::Reporter, {}, key.seal(purpose::kMessage, id, text), content};
  AL_TRY(const bool fresh, save_message(sql, message));
  if (!fresh) return base::ok();
  Report marked = report;
  if (!marked.waiting_since) marked.waiting_since = now;
  AL_TRY_DO(save_report_marks(sql, marked));
  return store::append_audit(sql, public_line(now, "report.add", report.id));
}

base::Status complete_report(store::Sql& sql, const Desk& desk, Report report,
                             const ReportAnswers& answers, const base::Bytes& content,
                             base::Instant now) {
  AL_TRY(const auto key, desk.vault->load_key(sql, report.id));
  fill_report(desk, key, answers, report);
  AL_TRY_DO(save_report_answers(sql, report, content));
  AL_TRY_DO(save_intake(sql, report.id, intake_of(answers, IntakeSource::Web)));
  AL_TRY_DO(delete_report_addresses(sql, report.id));
  AL_TRY_DO(save_addresses(sql, desk, key, report.id, answers.addresses, now));
  AL_TRY_DO(save_traces(sql, desk, report, answers));
  return store::append_audit(sql, public_line(now, "report.complete", report.id));
}

// One form that arrives.
struct Arrival {
  const ReportAnswers& answers;
  std::string_view token;
  base::Bytes token_hash;
  base::Bytes content_hash;
  DrawnKey key;
  const Door& door;
  base::Instant now;
};

base::Result<Receipt> receive_again(store::Sql& sql, const Desk& desk, const SentBefore& before,
                                    const Arrival& a) {
  AL_TRY(auto report, find_report(sql, before.report));
  if (!report) return make_error(Code::Internal, "a form points to a report that is gone");
  if (!base::equal_secret(a.content_hash, before.content_hash)) {
    if (a.door.other_answers == SentOtherwise::Refused)
      return make_error(Code::Conflict, "the same form with other answers");
    const bool unread = report->state == ReportState::New && !report->first_opened_at;
    if (unread) {
      AL_TRY_DO(complete_report(sql, desk, *report, a.answers, a.content_hash, a.now));
    } else {
      AL_TRY_DO(append_as_message(sql, desk, *report, a.answers, a.content_hash, a.now));
    }
  }
  Receipt receipt{report->id, report->number, report->received_at, {}};
  if (a.now - report->received_at <= kKeyShownAgain) {
    AL_TRY(receipt.key, draw_again(desk, a.token, a.key, before.key_hash));
  }
  return receipt;
}

base::Result<Receipt> receive_first(store::Sql& sql, const Desk& desk, const Arrival& a) {
  Report report;
  report.id = base::make_id(a.now, desk.random);
  AL_TRY(report.number, take_number(sql, NumberKind::Report, a.now));
  report.received_at = a.door.received_at.value_or(a.now);
  AL_TRY(const auto key, desk.vault->make_key(sql, report.id, a.now));
  fill_report(desk, key, a.answers, report);
  AL_TRY(const auto unit_code, load_unit_code(sql, report.commune));
  const auto deadlines = decide_deadlines(report.received_at, desk.law->clock, unit_code);
  report.emergency_due_at = deadlines.emergency;
  report.plan_due_at = deadlines.plan;
  AL_TRY_DO(save_new_report(sql, report, {a.token_hash, a.content_hash, a.key.hash}));
  AL_TRY_DO(save_intake(sql, report.id, intake_of(a.answers, a.door.source)));
  AL_TRY_DO(save_addresses(sql, desk, key, report.id, a.answers.addresses, a.now));
  AL_TRY_DO(save_traces(sql, desk, report, a.answers));
  AL_TRY_DO(store::append_audit(
      sql, {a.now, a.door.account, a.door.actor, "report.receive", "report", report.id, ""}));
  if (a.door.also) AL_TRY_DO(a.door.also(sql, report));
  return Receipt{report.id, report.number, report.received_at, a.key.words};
}

// Absent: another report has this key; the next draw is to be tried.
base::Result<std::optional<Receipt>> receive_in(store::Sql& sql, const Desk& desk,
                                                const Arrival& a) {
  AL_TRY(const auto faults, check_in(sql, desk, a.answers, a.now));
  if (!faults.empty()) return invalid(faults.front().text);
  AL_TRY(const auto before, find_sent_form(sql, a.token_hash));
  if (before) {
    AL_TRY(auto receipt, receive_again(sql, desk, *before, a));
    return std::optional<Receipt>(std::move(receipt));
  }
  AL_TRY(const auto taken, find_report_by_key(sql, a.key.hash));
  if (taken) return std::optional<Receipt>();
  AL_TRY(auto receipt, receive_first(sql, desk, a));
  return std::optional<Receipt>(std::move(receipt));
}

}  // namespace

std::string new_form_token(const base::Random& random) {
  return base::base64url(base::random_bytes(random, kTokenBytes));
}

bool is_form_token(std::string_view token) {
  return token.size() == kTokenLetters && base::parse_base64url(token).has_value();
}

base::Status need_form_token(std::string_view token) {
  if (is_form_token(token)) return base::ok();
  return invalid(msg("This form is not complete. Please open the page again."));
}

base::Result<std::vector<people::Unit>> load_commune_choices(const Desk& desk, base::Instant now) {
  return desk.store.read([&](store::Sql& sql) {
    return people::load_units(sql, people::UnitKind::Commune, base::vietnam_date(now));
  });
}

base::Result<std::vector<Fault>> check_report(const Desk& desk, const ReportAnswers& answers,
                                              base::Instant now) {
  return desk.store.read([&](store::Sql& sql) { return check_in(sql, desk, answers, now); });
}

base::Result<Receipt> receive_report(const Desk& desk, const ReportAnswers& answers,
                                     std::string_view form_token, base::Instant now) {
  return receive_report_by(desk, answers, form_token, {}, now);
}

base::Result<Receipt> receive_report_by(const Desk& desk, const ReportAnswers& answers,
                                        std::string_view form_token, const Door& door,
                                        base::Instant now) {
  if (is_empty(answers)) return invalid(msg("Write something first"));
  AL_TRY_DO(need_form_token(form_token));
  const auto token_hash = blind_hash(*desk.sealer, "report.form_token", form_token);
  const auto content_hash =
      blind_hash(*desk.sealer, "report.content", std::string(form_token) + canonical(answers));
  for (int attempt = 0; attempt < kMostDraws; ++attempt) {
    AL_TRY(auto key, draw_key(desk, form_token, attempt));
    const Arrival arrival{answers, form_token, token_hash, content_hash, std::move(key), door, now};
    AL_TRY(auto receipt,
           desk.store.write([&](store::Sql& sql) { return receive_in(sql, desk, arrival); }));
    if (!receipt) continue;
    desk.log.info("report received", {{"report", base::id_text(receipt->report)}});
    return std::move(*receipt);
  }
  return make_error(Code::Internal, "no free return key");
}

base::Result<Receipt> show_key_again(const Desk& desk, std::string_view form_token,
                                     base::Instant now) {
  AL_TRY_DO(need_form_token(form_token));
  const auto token_hash = blind_hash(*desk.sealer, "report.form_token", form_token);
  AL_TRY(const auto key, draw_key(desk, form_token, 0));
  return desk.store.read([&](store::Sql& sql) -> base::Result<Receipt> {
    AL_TRY(const auto before, find_sent_form(sql, token_hash));
    if (!before) return make_error(Code::NotFound, "no report of this form");
    AL_TRY(const auto report, find_report(sql, before->report));
    if (!report) return make_error(Code::Internal, "a form points to a report that is gone");
    Receipt receipt{report->id, report->number, report->received_at, {}};
    if (now - report->received_at <= kKeyShownAgain) {
      AL_TRY(receipt.key, draw_again(desk, form_token, key, before->key_hash));
    }
    return receipt;
  });
}

}  // namespace anlanh::cases
