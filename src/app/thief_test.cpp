// A thief with every copy of the data but without the keys reads no name, no contact and no word: words are planted
// through the real acts in every place that is sealed, then looked for in all files, in a backup and in the log.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <mutex>
#include <sstream>

#include "app/house.h"
#include "app/key_files.h"
#include "base/file.h"
#include "cases/case_actions.h"
#include "cases/identity_actions.h"
#include "cases/intake_actions.h"
#include "cases/name_index.h"
#include "cases/name_search_actions.h"
#include "cases/thread_actions.h"
#include "people/right_model.h"
#include "support/test_store.h"
#include "text/fold.h"

namespace anlanh::app {
namespace {

namespace fs = std::filesystem;
namespace rights = people::rights;
using cases::ReportAnswers;

std::shared_ptr<people::Officer> officer(std::int64_t account) {
  auto made = std::make_shared<people::Officer>();
  made->account = base::Id{account};
  made->name = "Cán bộ " + std::to_string(account);
  for (const auto& right : people::all_rights())
    made->scopes.emplace(std::string(right.name), people::Scope::everywhere());
  return made;
}

// All invented; no word stands anywhere else in the program or its data.
const char* const kPlanted[] = {"Quơmtruyện kể rằng",     "liênhệ Bùngnhoa", "giờgọi Tậmchiều",
                                "địachỉ-kẹolạc.example",  "tinnhắn Xoắnxít", "trảlời Ngọtlịm",
                                "ghichú Chuyểnđi",        "lýdođóng Ổnthỏa", "ngườigiúp Cầnmẫn",
                                "việcgiúp Thămnom",       "Đỗngã Vờvịt",     "môtả Lẩnlút",
                                "kếtquả Gỡxong",          "lýdomở Hẹngặp",   "quyếtđịnh Tincậy",
                                "Nguyễnẩn Thịkín Hoamật", "Trầngiấu Vănche"};

class Thief : public testing::Test {
 protected:
  Thief() {
    settings_.data_dir = fs::temp_directory_path() /
                         ("anlanh-thief-" + base::hex(base::random_bytes(base::system_random, 8)));
    settings_.store = "sqlite:" + (settings_.data_dir / "anlanh.db").string();
  }
  ~Thief() override { fs::remove_all(settings_.data_dir); }

  void build(const std::string& store) {
    settings_.store = store;
    const auto sink = [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      log_ += std::string(line) + "\n";
    };
    auto house = House::build(settings_, {test::test_now, test::test_random(),
                                          base::Log(test::test_now, base::Level::Debug, sink)});
    ASSERT_TRUE(house) << house.error().operator_text;
    house_ = std::move(house).value();
  }
  const cases::Desk& desk() { return house_->cases().desk(); }
  std::string token() { return cases::new_form_token(desk().random); }
  base::Instant now() { return test::test_now(); }

  base::Id report() {
    ReportAnswers answers;
    answers.story = kPlanted[0];
    answers.contact = kPlanted[1];
    answers.contact_time = kPlanted[2];
    answers.addresses = {kPlanted[3]};
    const auto receipt = cases::receive_report(desk(), answers, token(), now());
    EXPECT_TRUE(receipt) << (receipt ? "" : receipt.error().operator_text);
    return receipt->report;
  }

  void talk_and_transfer() {
    const auto id = report();
    EXPECT_TRUE(cases::add_to_thread(desk(), id, kPlanted[4], token(), now()));
    EXPECT_TRUE(cases::answer_reporter(desk(), *first_, id, kPlanted[5], token(), now()));
    EXPECT_TRUE(cases::transfer_report(desk(), *first_, {id, 1}, "school", kPlanted[6], now()));
  }

  void work_on_a_case() {
    const auto today = base::vietnam_date(now());
    const auto file =
        cases::open_case(desk(), *first_, {report(), 1}, cases::SupportAsked::Yes, now()).value();
    EXPECT_TRUE(cases::record_support(desk(), *first_, file,
                                      {"listen", today, kPlanted[8], kPlanted[9]}, token(), now()));
    EXPECT_TRUE(cases::record_violator(
        desk(), *first_, file, {cases::ViolatorKind::Adult, kPlanted[10], "PRIV", kPlanted[11]},
        token(), now()));
    const auto opened = cases::read_case(desk(), *first_, file, now()).value();
    EXPECT_TRUE(cases::record_measure(desk(), *first_, opened.violators.at(0).violator.id,
                                      {"platform-removal", "pa05", "", today, kPlanted[12], "removed"},
                                      token(), now()));
    EXPECT_TRUE(desk().store.write([&](store::Sql& sql) -> base::Status {
      AL_TRY_DO(cases::save_name_tokens(sql, desk(), file, cases::NameKind::Child, base::Id{71},
                                        kPlanted[15]));
      return cases::save_name_tokens(sql, desk(), file, cases::NameKind::Family, base::Id{72},
                                     kPlanted[16]);
    }));
    for (const auto* name : {kPlanted[15], kPlanted[16], kPlanted[10]})
      EXPECT_EQ(cases::search_cases(desk(), *first_, name, now())->total, 1) << name;
    const auto version = cases::read_case(desk(), *first_, file, now())->file.version;
    EXPECT_TRUE(
        cases::close_case(desk(), *first_, {file, version}, "handled-by-school", kPlanted[7], now()));
  }

  void open_an_identity() {
    const auto id = report();
    EXPECT_TRUE(cases::ask_identity(desk(), *first_, {cases::RecordKind::Report, id},
                                    {"other", kPlanted[13], cases::Danger::No}, token(), now()));
    const auto waiting = cases::list_identity(desk(), *second_, now()).value().waiting;
    const auto opening = waiting.at(0).opening.id;
    EXPECT_TRUE(cases::answer_identity(desk(), *second_, opening, cases::Verdict::Allow,
                                       kPlanted[14], now()));
    EXPECT_TRUE(cases::use_identity(desk(), *first_, opening, now()));
    EXPECT_EQ(cases::read_report(desk(), *first_, id, now())->contact, kPlanted[1])
        << "the planted words are really there";
  }

  void live() {
    talk_and_transfer();
    work_on_a_case();
    open_an_identity();
  }

  static std::string lower_ascii(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
      return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    });
    return text;
  }

  // As they were written, folded, in small letters; whole and word by word; plain and as hexadecimal digits.
  static std::vector<std::string> forms() {
    std::vector<std::string> out;
    const auto add = [&](const std::string& text) {
      for (const auto& form : {text, lower_ascii(text), text::fold(text)}) {
        if (form.size() < 6) continue;
        out.push_back(form);
        out.push_back(base::hex(base::as_bytes(form)));
      }
    };
    for (const auto* planted : kPlanted) {
      add(planted);
      std::istringstream words(planted);
      for (std::string word; words >> word;)
        if (word != "rằng") add(word);
    }
    return out;
  }
  static void expect_clean(const std::string& bytes, const std::string& where) {
    EXPECT_FALSE(bytes.empty()) << where;
    for (const auto& form : forms())
      EXPECT_EQ(bytes.find(form), bytes.npos) << form << " in " << where;
  }
  static std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
  }

  AppSettings settings_;
  std::unique_ptr<House> house_;
  std::shared_ptr<people::Officer> first_ = officer(501);
  std::shared_ptr<people::Officer> second_ = officer(502);
  std::mutex mutex_;
  std::string log_;
};

TEST_F(Thief, FindsNothingInDatabaseWalBackupAndLog) {
  build(settings_.store);
  if (HasFatalFailure()) return;
  live();
  const auto database = settings_.data_dir / "anlanh.db";
  const auto backup = settings_.data_dir / "backup.db";
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(database.c_str(), &raw), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(raw, ("vacuum into '" + backup.string() + "'").c_str(), nullptr, nullptr,
                         nullptr),
            SQLITE_OK);
  sqlite3_close(raw);

  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(settings_.data_dir)) {
    if (!entry.is_regular_file() || fs::file_size(entry) == 0) continue;
    expect_clean(bytes_of(entry), entry.path().filename());
    ++files;
  }
  EXPECT_TRUE(fs::exists(database.string() + "-wal"));
  EXPECT_GE(files, 5) << "database, WAL, SHM, backup, keys";
  expect_clean(log_, "the log");
}

TEST_F(Thief, FindsNothingInAnyTableOfPostgres) {
  AL_NEED_ENGINE(store::Engine::Postgres);
  const auto empty = test::open_empty_store(store::Engine::Postgres);
  build(empty->url);
  if (HasFatalFailure()) return;
  live();
  const auto rows = desk().store.read([](store::Sql& sql) -> base::Result<std::string> {
    AL_TRY(const auto tables, sql.query("select table_name::text from information_schema.tables"
                                        " where table_schema = current_schema()"));
    std::string out;
    for (const auto& table : tables) {
      AL_TRY(const auto lines, sql.query("select t::text from " + table.text(0) + " t"));
      for (const auto& line : lines) out += line.text(0) + "\n";
    }
    return out;
  });
  ASSERT_TRUE(rows) << rows.error().operator_text;
  expect_clean(*rows, "the rows of all tables");
  expect_clean(log_, "the log");
}

TEST_F(Thief, TheDatabaseWithoutTheKeysOpensNothing) {
  build(settings_.store);
  if (HasFatalFailure()) return;
  live();
  house_.reset();
  fs::remove(settings_.data_dir / "keys" / "wrapping.key");
  const auto refused =
      House::build(settings_, {test::test_now, test::test_random(), base::silent_log()});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().operator_text.find("wrapping.key"), std::string::npos);
}

}  // namespace
}  // namespace anlanh::app
