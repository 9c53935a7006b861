#include "cases/record_reseal.h"

#include <gtest/gtest.h>

#include "cases/cases_test_world.h"
#include "cases/reseal_store.h"
#include "cases/sealed_text.h"

namespace anlanh::cases {
namespace {

using namespace test_support;

class RecordReseal : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
  }
  Desk& desk() { return world_->desk(); }

  // As an older program left it: everything under the master key, no key of a record.
  base::Status age(base::Id record, RecordKind kind) {
    return desk().store.write([&](store::Sql& sql) -> base::Status {
      AL_TRY(const auto key, desk().vault->load_key(sql, record));
      for (const auto& column : sealed_columns(kind)) {
        AL_TRY(const auto cells, load_sealed_cells(sql, column, record));
        EXPECT_FALSE(cells.empty()) << column.table << "." << column.column;
        for (const auto& cell : cells) {
          AL_TRY(const auto text, key.unseal(column.purpose, cell.row, cell.sealed));
          AL_TRY_DO(save_sealed_cell(
              sql, column, {cell.row, desk().sealer->seal(column.purpose, cell.row, text)}));
        }
      }
      AL_TRY_DO(sql.exec("delete from record_key where owner = $1", record));
      AL_TRY_DO(sql.exec("insert into record_reseal (record, kind) values ($1, $2)", record,
                         kind == RecordKind::Case ? "case" : "report"));
      return base::ok();
    });
  }

  // A case with something in every sealed column.
  base::Id full_case() {
    const auto now = world_->now();
    const auto today = base::vietnam_date(now);
    const auto receipt = world_->report();
    report_ = receipt.report;
    EXPECT_TRUE(
        answer_reporter(desk(), *desk_officer(), report_, "Em cứ yên tâm.", world_->token(), now));
    const auto id =
        open_case(desk(), *desk_officer(), {report_, 1}, SupportAsked::Yes, now).value();
    EXPECT_TRUE(record_support(desk(), *desk_officer(), id,
                               {"other", today, "Cô Bình", "nói chuyện một giờ"}, world_->token(),
                               now));
    EXPECT_TRUE(record_violator(desk(), *desk_officer(), id,
                                {ViolatorKind::Adult, "tài khoản la", "PRIV", "đăng hai lần"},
                                world_->token(), now));
    const auto violator = read_case(desk(), *desk_officer(), id, now).value().violators[0];
    EXPECT_TRUE(record_measure(desk(), *desk_officer(), violator.violator.id,
                               {"platform-removal", "pa05", "", today, "đã gỡ"}, world_->token(),
                               now));
    const auto version = world_->load_case(id).version;
    EXPECT_TRUE(
        close_case(desk(), *desk_officer(), {id, version}, "handled-by-school", "ổn rồi", now));
    return id;
  }

  // A report that was closed with words.
  base::Id closed_report() {
    const auto receipt = world_->report();
    EXPECT_TRUE(close_report(desk(), *desk_officer(), {receipt.report, 1}, "out-of-scope",
                             "việc của nơi khác", world_->now()));
    EXPECT_TRUE(
        add_to_thread(desk(), receipt.report, "Em cảm ơn.", world_->token(), world_->now()));
    return receipt.report;
  }

  std::unique_ptr<World> world_;
  base::Id report_;
};
AL_BOTH_ENGINES(RecordReseal);

TEST_P(RecordReseal, AnOldDatabaseOpensAfterTheStartAndHoldsNothingUnderTheMasterKey) {
  const auto id = full_case();
  const auto closed = closed_report();
  ASSERT_TRUE(age(id, RecordKind::Case));
  ASSERT_TRUE(age(closed, RecordKind::Report));

  EXPECT_EQ(reseal_old_records(desk(), world_->now()).value(), 2);
  EXPECT_EQ(reseal_old_records(desk(), world_->now()).value(), 0) << "once";

  const auto file = read_case(desk(), *desk_officer(), id, world_->now()).value();
  EXPECT_EQ(file.close_note, "ổn rồi");
  EXPECT_EQ(file.supports[0].provider, "Cô Bình");
  EXPECT_EQ(file.supports[0].note, "nói chuyện một giờ");
  EXPECT_EQ(file.violators[0].account_name, "tài khoản la");
  EXPECT_EQ(file.violators[0].note, "đăng hai lần");
  EXPECT_EQ(file.violators[0].measures[0].result, "đã gỡ");
  const auto report = read_report(desk(), *desk_officer(), closed, world_->now()).value();
  EXPECT_EQ(report.story, World::answers().story);
  EXPECT_EQ(report.addresses, World::answers().addresses);
  EXPECT_EQ(report.decision_note, "việc của nơi khác");
  EXPECT_EQ(report.messages[0].text, "Em cảm ơn.");

  ASSERT_TRUE(desk().store.read([&](store::Sql& sql) -> base::Status {
    for (const auto& column : sealed_columns(RecordKind::Report)) {
      AL_TRY(const auto cells, load_sealed_cells(sql, column, closed));
      for (const auto& cell : cells)
        EXPECT_FALSE(desk().sealer->unseal(column.purpose, cell.row, cell.sealed));
    }
    return base::ok();
  }));
}

TEST_P(RecordReseal, AnErasedRecordCanBeReadWithoutItsWordsAndNotAddedTo) {
  const auto id = full_case();
  ASSERT_TRUE(desk().store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY_DO(desk().vault->erase_key(sql, id, world_->now()));
    return desk().vault->erase_key(sql, report_, world_->now());
  }));
  const auto file = read_case(desk(), *desk_officer(), id, world_->now());
  ASSERT_TRUE(file) << file.error().operator_text;
  EXPECT_EQ(file->close_note + file->supports[0].provider + file->violators[0].account_name, "");
  EXPECT_TRUE(file->told_addresses.empty());
  EXPECT_EQ(read_report(desk(), *desk_officer(), report_, world_->now()).value().story, "");
  const auto before = world_->fingerprint();
  EXPECT_EQ(
      add_to_thread(desk(), report_, "còn gì nữa", world_->token(), world_->now()).error().code,
      base::Code::Gone);
  EXPECT_EQ(before, world_->fingerprint());
}

}  // namespace
}  // namespace anlanh::cases
