#include "cases/cases_test_world.h"

#include "base/file.h"
#include "cases/case_store.h"
#include "cases/clock_test_law.h"
#include "cases/embedded.h"
#include "cases/report_store.h"
#include "people/embedded.h"
#include "people/right_model.h"
#include "people/unit_store.h"
#include "web/session_store.h"

namespace anlanh::cases::test_support {

namespace rights = people::rights;
using people::Scope;

namespace {

base::Bilingual both(const char* text) { return {text, text}; }

HarmGroup group(const char* code, int risk) {
  return {code, both(code), both(code), both(code), both(code), risk, {}, {}};
}

people::Unit unit(base::Id id, people::UnitKind kind, const char* code, const char* name) {
  return {
      .id = id,
      .kind = kind,
      .code = code,
      .name = name,
      .parent = kind == people::UnitKind::Province ? base::Id{} : kProvince,
      .valid_from = base::Date{std::chrono::year{2025}, std::chrono::month{7}, std::chrono::day{1}},
      .valid_to = std::nullopt};
}

struct Fields {
  const char* plain;
  const char* marked;
};
// Both cases of each letter.
constexpr Fields kLetters[] = {{"a", "àáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"},
                               {"d", "đĐ"},
                               {"e", "èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ"},
                               {"i", "ìíỉĩịÌÍỈĨỊ"},
                               {"o", "òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"},
                               {"u", "ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ"},
                               {"y", "ỳýỷỹỵỲÝỶỸỴ"}};

std::size_t sign_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Counts and sums that any act of this room would move.
constexpr const char* kPrints[] = {
    ("select count(*), sum(version), sum(coalesce(first_opened_at, 0) % 1000003),"
     " sum(coalesce(waiting_since, 0) % 1000003), sum(coalesce(commune, 0)),"
     " count(case_id), count(duplicate_of), count(decided_at), count(answered_at),"
     " sum(length(state) + length(transfer_body) + length(close_reason)) from report"),
    "select count(*) from report_address",
    "select count(*) from report_message",
    ("select count(*), sum(version), count(assignee), count(closed_at), count(first_support_on),"
     " sum(risk) from case_file"),
    "select count(*) from case_support",
    "select count(*) from case_address",
    "select count(*), sum(version), sum(length(act) + length(kind)) from violator",
    "select count(*), sum(subject % 1000003) from violator",
    "select count(*) from violator_measure",
    "select count(*) from measure_step",
    "select count(*), count(undone_at) from violator_join",
    "select sum(last_number) from case_counter",
    "select count(*), sum(length(state)), count(seen_at), count(closed_at) from identity_opening",
    "select count(*) from name_index",
    "select count(*), count(erased_at) from record_key",
    "select count(*) from audit_line"};

std::string cast_columns(std::string text) {
  // PostgreSQL's sum is a numeric; both engines can write it as text.
  std::string out = "select ";
  std::size_t depth = 0;
  std::string column;
  const auto end = text.rfind(" from ");
  for (std::size_t i = 7; i <= end; ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if ((text[i] == ',' && depth == 0) || i == end) {
      out += "cast(" + column + " as text), ";
      column.clear();
    } else {
      column += text[i];
    }
  }
  return out + "'|'" + text.substr(end);
}

FormItem level_item(const char* code, Measures measures) {
  return {code,
          both(code),
          {},
          AnswerKind::Level,
          measures,
          true,
          false,
          {{"high", both("high"), {}}, {"medium", both("medium"), {}}, {"low", both("low"), {}}}};
}
FormItem choice_item(const char* code, const char* first, const char* second) {
  return {code,
          both(code),
          {},
          AnswerKind::Choice,
          Measures::Nothing,
          true,
          false,
          {{first, both(first), {}}, {second, both(second), {}}}};
}
FormItem text_item(const char* code) { return {code, both(code)}; }

// A question of each kind.
void fill_forms(CaseForms& forms) {
  forms.harms = {{"mind", both("mind")}};
  forms.needs = {{"safety", both("safety")}};
  forms.emergency_measures = {{"separate", both("separate"), {}, true},
                              {"medical", both("medical care"), {}, false}};
  forms.follow_up_months = {1, 3, 6, 12};
  forms.recovery = {
      {"safety", both("safety"), {both("1"), both("2"), both("3"), both("4"), both("5")}}};
  const auto harm = level_item("harm", Measures::Harm);
  auto level = level_item("level", Measures::Nothing);
  forms.forms.push_back(
      {"initial",
       "02",
       1,
       both("initial"),
       "law",
       "26",
       true,
       {{"all",
         both("all"),
         {},
         true,
         {harm, level_item("protect", Measures::Ability), choice_item("emergency", "yes", "no"),
          text_item("emergency_reason"), level, text_item("level_reason")}}}});
  auto body = text_item("body");
  body.needed = true;
  forms.forms.push_back({"specific",
                         "03",
                         1,
                         both("specific"),
                         "law",
                         "27",
                         true,
                         {{"all", both("all"), {}, false, {body}}}});
  auto stable = choice_item("stable_mind", "yes", "no");
  stable.stable = true;
  forms.forms.push_back({"review",
                         "06",
                         1,
                         both("review"),
                         "law",
                         "30",
                         false,
                         {{"all",
                           both("all"),
                           {},
                           false,
                           {harm, stable, choice_item("conclusion", "close", "go-on")}}}});
}

}  // namespace

std::shared_ptr<const LawBook> small_law() {
  auto law = std::make_shared<LawBook>();
  law->groups = {group("harmful-content", 2), group("privacy-leak", 2), group("cyberbullying", 2),
                 group("overuse", 1), group("luring", 4)};
  law->close_reasons = {{"safe-stable", both("safe"), false, true, true, false, true},
                        {"transferred", both("sent on"), true, true, true, true},
                        {"handled-by-school", both("school"), true, true, true, true},
                        {"declined", both("declined"), false, true, false, true},
                        {"not-confirmed", both("did not happen"), true, true, true, true},
                        {"duplicate", both("duplicate"), true, false, true, false},
                        {"out-of-scope", both("elsewhere"), true, false, true, true},
                        {"no-way-to-act", both("too little"), true, false, false, true}};
  law->support_kinds = {{"listen", both("listening"), true, false},
                        {"follow-up", both("visit"), false, false},
                        {"other", both("other"), true, true}};
  law->paths = {
      {"reminder", both("reminder"), true, true, OutcomeKind::Other, false, false},
      {"administrative-fine", both("fine"), true, false, OutcomeKind::Administrative, true, false},
      {"criminal-transfer", both("to the police"), false, true, OutcomeKind::Criminal, true, false},
      {"platform-removal", both("removed"), false, true, OutcomeKind::Other, false, false},
      {"not-found", both("not found"), true, true, OutcomeKind::NoneWithReason, false, true},
      {"no-breach", both("no breach"), true, true, OutcomeKind::NoneWithReason, false, true}};
  law->acts = {{"PRIV",
                both("private"),
                "law",
                "31",
                both("20"),
                both("chair"),
                true,
                std::nullopt,
                std::nullopt,
                {}}};
  law->bodies = {{"pa05", both("PA05"), both("online"), true},
                 {"school", both("school"), both("pupils"), false}};
  law->identity_reasons = {{"help-child", both("to help"), false}, {"other", both("other"), true}};
  law->clock = decree_clock();
  fill_forms(law->case_forms);
  law->categories = {{"gambling", both("gambling")}, {"abuse", both("abuse")}};
  return law;
}

std::string plain_fold(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto size = sign_length(text[i]);
    std::string sign(text.substr(i, size));
    for (const auto& letter : kLetters) {
      if (size > 1 && std::string_view(letter.marked).find(sign) != std::string_view::npos)
        sign = letter.plain;
    }
    if (sign.size() == 1 && sign[0] >= 'A' && sign[0] <= 'Z')
      sign[0] = static_cast<char>(sign[0] + 32);
    out += sign;
    i += size;
  }
  return out;
}

std::string key_words() {
  auto words = base::read_file("data/words/return-key-vi.txt", 1 << 20);
  EXPECT_TRUE(words) << "run the tests from the root of the tree";
  return words ? *words : std::string();
}

std::vector<store::Migration> all_migrations() {
  auto all = web::web_migrations();
  for (auto& more : store::migrations_of(people::embedded_files())) all.push_back(std::move(more));
  for (auto& own : store::migrations_of(cases::embedded_files())) all.push_back(std::move(own));
  return all;
}

std::shared_ptr<people::Officer> officer(std::int64_t account, std::string name,
                                         std::map<std::string, people::Scope, std::less<>> scopes) {
  auto made = std::make_shared<people::Officer>();
  made->account = base::Id{account};
  made->name = std::move(name);
  made->scopes = std::move(scopes);
  return made;
}

std::shared_ptr<people::Officer> worker(base::Id unit_id) {
  const Scope here = Scope::units({unit_id});
  return officer(101, "Cán bộ xã",
                 {{std::string(rights::kReportsRead), here},
                  {std::string(rights::kFieldsChild), here},
                  {std::string(rights::kFieldsPlan), here},
                  {std::string(rights::kReportsWork), here},
                  {std::string(rights::kCasesRead), here},
                  {std::string(rights::kCasesWork), here},
                  {std::string(rights::kViolatorsRead), here},
                  {std::string(rights::kIdentityOpen), here}});
}

std::shared_ptr<people::Officer> chair(base::Id unit_id) {
  const Scope here = Scope::units({unit_id});
  return officer(102, "Chủ tịch xã",
                 {{std::string(rights::kReportsRead), here},
                  {std::string(rights::kFieldsChild), here},
                  {std::string(rights::kFieldsPlan), here},
                  {std::string(rights::kCasesRead), here},
                  {std::string(rights::kPlansApprove), here},
                  {std::string(rights::kCasesClose), here},
                  {std::string(rights::kViolatorsRead), here},
                  {std::string(rights::kViolatorsWork), here},
                  {std::string(rights::kIdentityOpen), here},
                  {std::string(rights::kIdentityAllow), here}});
}

std::shared_ptr<people::Officer> desk_officer() {
  std::map<std::string, Scope, std::less<>> scopes;
  for (const auto right :
       {rights::kReportsRead, rights::kReportsWork, rights::kCasesRead, rights::kCasesWork,
        rights::kCasesClose, rights::kViolatorsRead, rights::kViolatorsWork,
        rights::kCatalogConfirm, rights::kIdentityOpen, rights::kIdentityAllow,
        rights::kPlansApprove, rights::kFieldsChild, rights::kFieldsPlan})
    scopes.emplace(std::string(right), Scope::everywhere());
  return officer(103, "Đầu mối tỉnh", std::move(scopes));
}

std::shared_ptr<people::Officer> police() {
  std::map<std::string, Scope, std::less<>> scopes;
  for (const auto right : {rights::kReportsRead, rights::kCasesRead, rights::kViolatorsRead,
                           rights::kViolatorsWork, rights::kCatalogConfirm})
    scopes.emplace(std::string(right), Scope::everywhere());
  return officer(104, "Công an tỉnh", std::move(scopes));
}

std::shared_ptr<people::Officer> teacher() {
  return officer(105, "Cán bộ trường",
                 {{std::string(rights::kSessionsRecord), Scope::units({kCommune})}});
}

World::World(store::Engine engine) : db_(test::open_store(engine, all_migrations())) {
  const auto random = test::test_random();
  const auto key_file = std::filesystem::temp_directory_path() /
                        ("anlanh-cases-" + base::hex(base::random_bytes(base::system_random, 8)));
  auto sealer = store::Sealer::open(key_file, random).value();
  std::filesystem::remove(key_file);
  wrapping_key_ = key_file.string() + ".wrapping";
  auto vault = store::Vault::open(wrapping_key_, random).value();
  auto keys = ReturnKeys::open(key_words(), plain_fold, sealer, {1, 8192});
  EXPECT_TRUE(keys) << (keys ? "" : keys.error().operator_text);
  Ports ports;
  ports.fold = plain_fold;
  ports.confirm_harmful = [this](store::Sql&, const people::Officer&,
                                 const ConfirmRequest& request) -> base::Result<base::Id> {
    if (refuse_confirm) return base::make_error(base::Code::Invalid, "not an address");
    confirmed.push_back(request);
    return base::Id{900};
  };
  ports.notify_published = [this] { ++published; };
  ports.load_assignees = [](store::Sql&, base::Id) -> base::Result<std::vector<Assignee>> {
    return std::vector<Assignee>{{base::Id{101}, "Cán bộ xã", "Xã Mẫu"}};
  };
  desk_ =
      std::make_unique<Desk>(Desk{*db_->store, sealer, std::move(vault), random, base::silent_log(),
                                  small_law(), std::move(keys).value(), std::move(ports)});
  const auto saved = db_->store->write([](store::Sql& sql) -> base::Status {
    using people::UnitKind;
    AL_TRY_DO(save_unit(sql, unit(kProvince, UnitKind::Province, "82", "Tỉnh Mẫu")));
    AL_TRY_DO(save_unit(sql, unit(kCommune, UnitKind::Commune, "28261", "Xã Mẫu")));
    return save_unit(sql, unit(kOther, UnitKind::Commune, "28270", "Phường Bên"));
  });
  EXPECT_TRUE(saved);
}

World::~World() {
  std::filesystem::remove(wrapping_key_);
  std::filesystem::remove(wrapping_key_.string() + ".lock");
}

ReportAnswers World::answers() {
  ReportAnswers answers;
  answers.speaker = Speaker::Child;
  answers.group = "privacy-leak";
  answers.story = "Có người đăng ảnh lớp em.";
  answers.addresses = {"https://trang-la.example/anh"};
  answers.commune = kCommune;
  answers.contact = "nhắn cô chủ nhiệm";
  answers.contact_time = "sau 17 giờ";
  return answers;
}

Receipt World::report(ReportAnswers answers) {
  auto receipt = receive_report(desk(), answers, token(), now_);
  EXPECT_TRUE(receipt) << (receipt ? "" : receipt.error().operator_text);
  return receipt ? *receipt : Receipt{};
}

Report World::load(base::Id report) {
  return *desk().store.read([&](store::Sql& sql) { return find_report(sql, report); }).value();
}

Case World::load_case(base::Id id) {
  return *desk().store.read([&](store::Sql& sql) { return find_case(sql, id); }).value();
}

base::Id World::open() {
  const auto receipt = report();
  auto made = open_case(desk(), *desk_officer(), {receipt.report, 1}, SupportAsked::Yes, now_);
  EXPECT_TRUE(made) << (made ? "" : made.error().operator_text);
  return made ? *made : base::Id{};
}

std::string World::fingerprint() {
  auto dump = desk().store.read([](store::Sql& sql) -> base::Result<std::string> {
    std::string out;
    for (const auto* print : kPrints) {
      AL_TRY(const auto rows, sql.query(cast_columns(print)));
      for (std::size_t i = 0; i < rows.front().size(); ++i)
        out += rows.front().text_or_empty(i) + " ";
    }
    return out;
  });
  EXPECT_TRUE(dump) << (dump ? "" : dump.error().operator_text);
  return dump ? *dump : std::string();
}

std::int64_t World::audit_lines() {
  return desk()
      .store
      .read([](store::Sql& sql) -> base::Result<std::int64_t> {
        AL_TRY(const auto check, store::verify_audit(sql));
        EXPECT_FALSE(check.first_break);
        return check.lines;
      })
      .value();
}

}  // namespace anlanh::cases::test_support
