#include "base/catalogue.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/embedded.h"

namespace anlanh::base_test {
std::span<const base::EmbeddedFile> embedded_files();  // testdata/sample.po, compiled by the build
}

namespace anlanh::base {
namespace {

std::shared_ptr<const Catalogue> sample() {
  for (const auto& file : base_test::embedded_files())
    if (file.name == "base_test/sample.mo") return Catalogue::open(file.bytes).value();
  return nullptr;
}

Translator vietnamese() { return Translator(Lang::Vi, sample()); }
Translator english() { return Translator(Lang::En, sample()); }

TEST(Catalogue, GivesVietnameseAndKeepsEnglish) {
  EXPECT_EQ(vietnamese()("Send the report").text, "Gửi tin báo");
  EXPECT_EQ(english()("Send the report").text, "Send the report");
  EXPECT_EQ(vietnamese()(msg("{1} of {2} schools", "3", "7")).text, "3 trên 7 trường");
  EXPECT_EQ(english()("{1} of {2} schools", "3", "7").text, "3 of 7 schools");
}

TEST(Catalogue, PlacesMayChangeTheirOrder) {
  EXPECT_EQ(vietnamese()("{1} before {2}", "A", "B").text, "B sau A");
}

TEST(Catalogue, ContextTellsSameEnglishApart) {
  EXPECT_EQ(vietnamese()("Send").text, "Gửi");
  EXPECT_EQ(vietnamese().in_context("child", "Send").text, "Gửi đi em nhé");
  EXPECT_EQ(english().in_context("child", "Send").text, "Send");
  EXPECT_EQ(vietnamese().in_context("officer", "Send").text, "Send") << "no such context: English";
}

TEST(Catalogue, VietnameseHasOnePluralForm) {
  for (const auto& [count, text] : {std::pair<std::int64_t, const char*>{0, "0 tin báo"},
                                    {1, "1 tin báo"},
                                    {2, "2 tin báo"},
                                    {1234567, "1.234.567 tin báo"},
                                    {5'000'000'000, "5.000.000.000 tin báo"}})
    EXPECT_EQ(vietnamese().plural("{1} report", "{1} reports", count).text, text);
}

TEST(Catalogue, EnglishHasTwoPluralForms) {
  EXPECT_EQ(english().plural("{1} report", "{1} reports", 0).text, "0 reports");
  EXPECT_EQ(english().plural("{1} report", "{1} reports", 1).text, "1 report");
  EXPECT_EQ(english().plural("{1} report", "{1} reports", 1234567).text, "1,234,567 reports");
}

TEST(Catalogue, MissingTextsFallBackToEnglish) {
  EXPECT_EQ(sample()->find(nullptr, "Nobody translated this"), nullptr);
  EXPECT_EQ(vietnamese()("Nobody translated {1}", "this").text, "Nobody translated this");
  EXPECT_EQ(vietnamese().plural("{1} cat", "{1} cats", 1).text, "1 cat");
  EXPECT_EQ(vietnamese().plural("{1} cat", "{1} cats", 2).text, "2 cats");
}

TEST(Catalogue, EmptyCatalogueKnowsNothing) {
  const Translator t(Lang::Vi, Catalogue::open("").value());
  EXPECT_EQ(t("Send").text, "Send");
  EXPECT_EQ(t.plural("{1} report", "{1} reports", 3).text, "3 reports");
}

TEST(Catalogue, TheHeaderIsNoText) { EXPECT_EQ(vietnamese()("").text, ""); }

TEST(Catalogue, BadBytesAreAnError) {
  const auto whole = [] {
    for (const auto& file : base_test::embedded_files()) return std::string(file.bytes);
    return std::string();
  }();
  std::string wrong_magic = whole;
  wrong_magic[0] = 'x';
  for (const auto& bytes : {std::string("not a catalogue"), wrong_magic, whole.substr(0, 10)}) {
    const auto opened = Catalogue::open(bytes);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::Corrupt);
  }
}

TEST(Catalogue, IsSharedByThreads) {
  const auto t = vietnamese();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 1000; ++n) EXPECT_EQ(t("Send the report").text, "Gửi tin báo");
    });
  for (auto& thread : threads) thread.join();
}

TEST(Catalogue, LanguagesHaveCodes) {
  EXPECT_EQ(lang_code(Lang::Vi), "vi");
  EXPECT_EQ(lang_code(Lang::En), "en");
  EXPECT_EQ(parse_lang("vi"), Lang::Vi);
  EXPECT_EQ(parse_lang("en"), Lang::En);
  for (const auto* code : {"", "VI", "fr", "vi-VN", "../vi"})
    EXPECT_EQ(parse_lang(code), std::nullopt);
}

TEST(Catalogue, NumbersAreWrittenAsTheLanguageWritesThem) {
  const struct {
    std::int64_t value;
    const char *vi, *en;
  } cases[] = {{0, "0", "0"},
               {999, "999", "999"},
               {1000, "1.000", "1,000"},
               {-1234567, "-1.234.567", "-1,234,567"},
               {INT64_MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"}};
  for (const auto& c : cases) {
    EXPECT_EQ(vietnamese().number(c.value), c.vi);
    EXPECT_EQ(english().number(c.value), c.en);
  }
}

TEST(Catalogue, DataInBothLanguages) {
  const Bilingual text{"xã", "commune"};
  EXPECT_EQ(vietnamese()(text).text, "xã");
  EXPECT_EQ(english()(text).text, "commune");
}

}  // namespace
}  // namespace anlanh::base
