#include "print/document.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/file.h"

// The leak checker's own door (sanitizer/lsan_interface.h). fontconfig keeps what it has read of fonts until the process
// ends, and pango holds it in every thread; nothing of ours is left out.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so\n"; }

namespace anlanh::print {
namespace {

const base::Instant kNow = base::from_millis(1795507200000);

Document paper() {
  Document out(
      {.title = "Phiếu thử", .author = "UBND xã Mẫu", .made_at = kNow, .foot = "VV-26-00001"});
  out.add(Heads{{"ỦY BAN NHÂN DÂN", "XÃ MẪU"},
                {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"},
                "Số: 12/PT",
                "Xã Mẫu, ngày 24 tháng 11 năm 2026"});
  out.add(Title{"PHIẾU THỬ", "Về việc in giấy"});
  return out;
}

// What a reader of the PDF gets, by poppler's own tool.
std::string text_of(const std::string& pdf) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("al-print-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto file = folder / "paper.pdf";
  std::ofstream(file, std::ios::binary) << pdf;
  const auto text = folder / "paper.txt";
  const std::string command = "pdftotext -layout " + file.string() + " " + text.string();
  if (std::system(command.c_str()) != 0) return "pdftotext failed";
  std::ifstream in(text);
  std::string out((std::istreambuf_iterator<char>(in)), {});
  std::filesystem::remove_all(folder);
  return out;
}

std::size_t pages_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\f'));
}

TEST(Document, SetsVietnameseThatCanBeReadAgain) {
  Document document = paper();
  document.add(Section{"I. Thông tin về trẻ"});
  document.add(Field{"Họ và tên", "Nguyễn Thị Hường Ước"});
  document.add(Paragraph{"Kết quả rà soát: ổn định, không còn nguy cơ."});
  const auto pdf = document.render();
  ASSERT_TRUE(pdf);
  EXPECT_TRUE(pdf->starts_with("%PDF-"));
  const std::string text = text_of(*pdf);
  for (const char* words :
       {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "PHIẾU THỬ",
        "Họ và tên: Nguyễn Thị Hường Ước", "không còn nguy cơ", "VV-26-00001", "1/1"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  }
}

TEST(Document, CrossesBoxesForTheEyeAndTheEar) {
  Document document = paper();
  document.add(Choices{"Giới tính", {{"Nam"}, {"Nữ", true}, {"Không rõ"}}});
  const auto pdf = document.render();
  ASSERT_TRUE(pdf);
  const std::string text = text_of(*pdf);
  EXPECT_NE(text.find("[x]"), std::string::npos) << text;
  EXPECT_EQ(text.find("[x]"), text.rfind("[x]"));
}

TEST(Document, BreaksPagesAndRepeatsTheHeadOfATable) {
  Document document = paper();
  Table table{{{"TT", 1}, {"Nội dung", 6}}, {}};
  for (int i = 1; i <= 120; ++i)
    table.rows.push_back({std::to_string(i), "Việc thứ " + std::to_string(i)});
  document.add(table);
  const auto pdf = document.render();
  ASSERT_TRUE(pdf);
  const std::string text = text_of(*pdf);
  const std::size_t pages = pages_in(text);
  EXPECT_GT(pages, 2u);
  std::size_t heads = 0;
  for (auto at = text.find("Nội dung"); at != std::string::npos; at = text.find("Nội dung", at + 1))
    ++heads;
  EXPECT_EQ(heads, pages);
  EXPECT_NE(text.find("Việc thứ 120"), std::string::npos);
  EXPECT_NE(text.find(std::to_string(pages) + "/" + std::to_string(pages)), std::string::npos);
}

TEST(Document, AnEmptyFieldIsALineToWriteOn) {
  Document with = paper();
  with.add(Field{"Nghề nghiệp", ""});
  const auto pdf = with.render();
  ASSERT_TRUE(pdf);
  EXPECT_NE(text_of(*pdf).find("Nghề nghiệp:"), std::string::npos);
}

TEST(Document, TakesAnyTextWithoutHarm) {
  Document document = paper();
  constexpr char kOdd[] = "a\0b\x01\xff\xfe<b>&amp;\xe2\x80\x8b đủ";
  document.add(Field{"Ghi chú", std::string(kOdd, sizeof kOdd - 1)});
  document.add(Paragraph{std::string(20'000, 'x')});
  document.add(Table{{{"A", 1}, {"B", 1}}, {{"một ô thôi"}, {std::string(30'000, 'y'), "z"}}});
  const auto pdf = document.render();
  ASSERT_TRUE(pdf) << pdf.error().operator_text;
  EXPECT_NE(text_of(*pdf).find("<b>&amp;"), std::string::npos);
}

TEST(Document, RefusesAPaperWithoutEnd) {
  Document document = paper();
  for (int i = 0; i < 12'000; ++i) document.add(Paragraph{"Dòng thứ " + std::to_string(i)});
  const auto pdf = document.render();
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().code, base::Code::TooLarge);
}

// The same facts give the same bytes: a paper can be compared with the one that was signed.
TEST(Document, IsTheSameEachTimeAndInEachThread) {
  const auto first = paper().render();
  ASSERT_TRUE(first);
  std::vector<std::thread> threads;
  std::vector<std::string> others(4);
  for (auto& other : others) threads.emplace_back([&other] { other = paper().render().value(); });
  for (auto& thread : threads) thread.join();
  for (const auto& other : others) EXPECT_EQ(other, *first);
}

}  // namespace
}  // namespace anlanh::print
