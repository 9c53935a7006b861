// The sketch beside its slow twin, and how well it finds what people tell twice. All texts are invented.
#include "cases/near_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>
#include <random>

#include "cases/cases_test_world.h"

namespace anlanh::cases {
namespace {

const base::Bytes kKey(32, 7);

std::vector<std::string> pairs(std::string_view text) {
  return word_pairs(test_support::plain_fold(text));
}

bool share_a_band(const Sketch& a, const Sketch& b) {
  const auto first = bands_of(a);
  const auto second = bands_of(b);
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first[i] == second[i]) return true;
  return false;
}

TEST(NearText, CutsTextIntoRunsOfTwoWords) {
  EXPECT_EQ(pairs("Có người DỌA em, dọa em hoài!"),
            (std::vector<std::string>{"co nguoi", "doa em", "em doa", "em hoai", "nguoi doa"}));
  EXPECT_TRUE(pairs("cứu em với").empty()) << "too short to say anything";
  EXPECT_TRUE(pairs("").empty());
  EXPECT_TRUE(pairs(" .,;!? \n\t ").empty());
  EXPECT_LT(pairs(std::string(100000, 'a') + " b c d e f").size(), 10u);
  std::string endless;
  for (int i = 0; i < 50000; ++i) endless += std::to_string(i) + " ";
  EXPECT_LE(pairs(endless).size(), kMostWords);
}

TEST(NearText, JaccardOfPlainSets) {
  const auto text = pairs("một hai ba bốn năm sáu bảy");
  EXPECT_EQ(jaccard(text, text), 1);
  EXPECT_EQ(jaccard(text, {}), 0);
  EXPECT_EQ(jaccard({}, {}), 0);
  EXPECT_EQ(jaccard(text, pairs("tám chín mười mười-một mười-hai đông tây nam")), 0);
}

// Sets of every likeness: the estimate stays within four standard deviations of the truth.
TEST(NearText, TheSketchEstimatesItsSlowTwin) {
  std::mt19937 random(7);
  const double minima = static_cast<double>(kBands * kRows);
  for (int round = 0; round < 300; ++round) {
    const int common = static_cast<int>(random() % 60);
    std::vector<std::string> a;
    std::vector<std::string> b;
    for (int i = 0; i < common; ++i) {
      a.push_back("chung " + std::to_string(round * 1000 + i));
      b.push_back(a.back());
    }
    for (int i = 0; i < 1 + static_cast<int>(random() % 40); ++i)
      a.push_back("riêng a " + std::to_string(i));
    for (int i = 0; i < 1 + static_cast<int>(random() % 40); ++i)
      b.push_back("riêng b " + std::to_string(i));
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    const double truth = jaccard(a, b);
    const double estimate = estimate_likeness(sketch_of(a, kKey), sketch_of(b, kKey));
    const double deviation = std::sqrt(std::max(truth * (1 - truth), 0.02) / minima);
    EXPECT_NEAR(estimate, truth, 4 * deviation) << round;
  }
}

TEST(NearText, AnotherKeyGivesOtherBands) {
  const auto text = pairs("một câu chuyện đủ dài để có nhiều cặp từ");
  EXPECT_FALSE(share_a_band(sketch_of(text, kKey), sketch_of(text, base::Bytes(32, 8))));
  EXPECT_EQ(sketch_of(text, kKey), sketch_of(text, kKey));
}

// Told twice: by a second child, by a parent, typed again without marks, cut short, with more.
const std::pair<const char*, const char*> kSame[] = {
    {"Bạn Mẫu lớp 6A lập nhóm chat nói xấu em, các bạn hùa vào chọc em mỗi ngày.",
     "ban mau lop 6a lap nhom chat noi xau em, cac ban hua vao choc em moi ngay"},
    {"Bạn Mẫu lớp 6A lập nhóm chat nói xấu em, các bạn hùa vào chọc em mỗi ngày.",
     "Bạn Mẫu lớp 6A lập nhóm chat nói xấu em, các bạn hùa vào chọc em mỗi ngày. Em không muốn đi học."},
    {"Có người lạ kết bạn rồi xin hình của em, em không gửi thì dọa nói với mẹ.",
     "Dạ có người lạ kết bạn rồi xin hình của em, em không gửi thì người đó dọa nói với mẹ em."},
    {"Trang này đăng hình lớp em lúc đi bơi, tụi em xin gỡ mà họ không gỡ.",
     "Trang này đăng hình lớp em lúc đi bơi. Tụi em xin gỡ mà họ không chịu gỡ."},
    {"Con tôi bị một tài khoản lạ dụ nạp thẻ game, mất hai triệu đồng trong một tuần.",
     "Cháu tôi bị một tài khoản lạ dụ nạp thẻ game, mất hai triệu đồng trong vòng một tuần."},
    {"Nhóm này bán thuốc lá điện tử cho học sinh, giao tận cổng trường vào giờ ra về.",
     "Nhóm này bán thuốc lá điện tử cho học sinh và giao tận cổng trường vào giờ ra về ạ."},
    {"Em chơi game suốt đêm, không ngủ được, ba mẹ la nên em rất buồn và không biết làm sao.",
     "Em chơi game suốt đêm không ngủ được. Ba mẹ la. Em rất buồn và không biết làm sao dừng lại."},
    {"Một anh lớp trên bắt em đưa mật khẩu rồi đăng bài xấu bằng tài khoản của em.",
     "Anh lớp trên bắt em đưa mật khẩu rồi lấy tài khoản của em đăng bài xấu."},
    {"Video thử thách nhảy từ mái nhà đang lan trong trường, các em lớp nhỏ làm theo.",
     "Video thử thách nhảy từ mái nhà đang lan trong trường em, mấy em lớp nhỏ làm theo nhiều lắm."},
    {"Có trang giả trường để lừa phụ huynh chuyển tiền học phí vào tài khoản lạ.",
     "Xuất hiện trang giả trường để lừa phụ huynh chuyển tiền học phí vào tài khoản lạ."},
};

// The same subject, another story.
const char* const kOthers[] = {
    "Bạn cùng bàn giấu cặp của em rồi quay video đưa lên mạng cho cả khối xem.",
    "Em thấy quảng cáo cá cược hiện ra khi chơi trò xếp hình trên máy tính bảng.",
    "Người yêu cũ của chị em dọa tung tin nhắn riêng nếu chị không gặp lại.",
    "Cháu bảy tuổi xem video kinh dị trên điện thoại của bà rồi mất ngủ mấy đêm liền.",
    "Thầy ơi trong nhóm lớp có người gửi đường dẫn nhận quà, bấm vào thì mất tài khoản.",
    "Tôi phát hiện kênh dạy trẻ em làm pháo nổ, lượt xem rất cao trong tuần này.",
    "Em bị ép tham gia thử thách nhịn ăn trong một hội kín, ai bỏ thì bị chửi.",
    "Hàng xóm hay đăng hình con người khác lên trang bán hàng mà không hỏi ai.",
    "Một người tự xưng công an gọi cho con tôi đòi mã xác nhận ngân hàng.",
    "Con gái tôi bị bạn ghép mặt vào hình phản cảm và gửi vào nhóm khối chín.",
    "Em lỡ cho bạn mượn máy, bạn vào trang người lớn rồi máy hiện tin nhắn lạ.",
    "Nhóm phụ huynh chia sẻ danh sách học sinh có số điện thoại và địa chỉ nhà.",
};

TEST(NearText, FindsWhatIsToldTwiceAndLeavesTheRestAlone) {
  int found = 0;
  int exact = 0;
  for (const auto& [one, two] : kSame) {
    const auto a = pairs(one);
    const auto b = pairs(two);
    const bool near = jaccard(a, b) >= kNear;
    exact += near ? 1 : 0;
    found += near && share_a_band(sketch_of(a, kKey), sketch_of(b, kKey)) ? 1 : 0;
  }
  std::vector<std::vector<std::string>> all;
  for (const auto& [one, two] : kSame) all.push_back(pairs(one));
  for (const auto* other : kOthers) all.push_back(pairs(other));
  // The first two of kSame tell one story.
  int wrong = 0;
  int compared = 0;
  for (std::size_t i = 1; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j, ++compared)
      wrong += jaccard(all[i], all[j]) >= kNear ? 1 : 0;
  std::cout << "near text: told twice " << std::size(kSame) << ", near by the slow twin " << exact
            << ", found " << found << "; unrelated pairs " << compared << ", proposed " << wrong
            << "\n";
  EXPECT_EQ(exact, static_cast<int>(std::size(kSame)));
  EXPECT_GE(found, 9);
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace anlanh::cases
