#include "web/multipart.h"

#include <gtest/gtest.h>

#include <vector>

#include "web/multipart_twin.h"

namespace anlanh::web {
namespace {

std::vector<SeenPart> stream(std::string_view body, const std::vector<std::size_t>& borders,
                             bool& ok) {
  PartList parts;
  MultipartReader reader("B0", parts);
  std::size_t at = 0;
  ok = true;
  for (const auto border : borders) {
    const auto end = std::min(body.size(), at + border);
    ok = ok && reader.take(body.substr(at, end - at)).has_value();
    at = end;
  }
  ok = ok && reader.take(body.substr(at)).has_value() && reader.finish().has_value();
  return parts.parts;
}

TEST(Multipart, ReadsFieldsAndFiles) {
  const std::string body =
      "--B0\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nmột\r\n--B0\r\n"
      "content-disposition: form-data; name=f; filename=\"x \\\"y\\\" %22z.png\"\r\n"
      "Content-Type: Image/PNG; q=1\r\n\r\n\r\n--B\r\n-\r\n--B0--\r\nrest";
  bool ok = false;
  const auto parts = stream(body, {}, ok);
  ASSERT_TRUE(ok);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].head.name, "a");
  EXPECT_FALSE(parts[0].head.file_name);
  EXPECT_EQ(parts[0].data, "một");
  EXPECT_EQ(*parts[1].head.file_name, "x \"y\" \"z.png");
  EXPECT_EQ(parts[1].head.type, "image/png");
  EXPECT_EQ(parts[1].data, "\r\n--B\r\n-");
  EXPECT_TRUE(parts[1].ended);
}

TEST(Multipart, RefusesWhatNoFormSends) {
  const char* const bad[] = {
      "",
      "--B0",
      "x--B0\r\n",
      "--B0\n",
      "--B0 \r\n",
      "--B0\r\n\r\nx\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data\r\n\r\n\r\n--B0--",
      "--B0\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=\"a b\"\r\n\r\n\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\n\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=a\r\n folded: x\r\n\r\n\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--B0y"};
  for (const auto* body : bad) {
    bool ok = true;
    stream(body, {}, ok);
    EXPECT_FALSE(ok) << body;
  }
}

TEST(Multipart, KeepsItsBudget) {
  std::string many;
  for (int i = 0; i < 70; ++i)
    many +=
        std::string(i ? "\r\n" : "") + "--B0\r\nContent-Disposition: form-data; name=a\r\n\r\nx";
  bool ok = true;
  stream(many + "\r\n--B0--", {}, ok);
  EXPECT_FALSE(ok);
  stream("--B0\r\nX: " + std::string(5000, 'x'), {}, ok);
  EXPECT_FALSE(ok);
}

TEST(Multipart, FindsTheBoundaryInTheHead) {
  EXPECT_EQ(*parse_boundary("multipart/form-data; boundary=----WebKitFormBoundaryAbC"),
            "----WebKitFormBoundaryAbC");
  EXPECT_EQ(*parse_boundary("multipart/form-data; charset=utf-8; boundary=\"a b\""), "a b");
  for (const auto* bad :
       {"multipart/form-data",
        "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a \"",
        "multipart/form-data; boundary=a; boundary=b", "multipart/form-data; boundary=\"\r\n\""})
    EXPECT_FALSE(parse_boundary(bad)) << bad;
  EXPECT_FALSE(parse_boundary("multipart/form-data; boundary=" + std::string(71, 'a')));
}

// The streaming reader against one that has the whole body before it, over random borders and random damage.
TEST(Multipart, AgreesWithItsSlowTwin) {
  const std::string good =
      "--B0\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n--B0\r\n"
      "Content-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
      "\r\n--B\r\n--B\r\r\n--\r\n\r\n--B0\r\nContent-Disposition: form-data; name=e; filename=\"\"\r\n\r\n"
      "\r\n--B0--\r\n";
  std::uint64_t seed = 20260901;
  const auto chance = [&seed](std::size_t below) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((seed >> 33) % below);
  };
  const std::string letters = "\r\n-B0;=\"ax: \\";
  int sound = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string body = good;
    for (std::size_t damage = chance(3); damage > 0; --damage) {
      const auto at = chance(body.size());
      switch (chance(3)) {
        case 0: body[at] = letters[chance(letters.size())]; break;
        case 1: body.erase(at, 1 + chance(4)); break;
        default: body.insert(at, 1, letters[chance(letters.size())]);
      }
    }
    std::vector<std::size_t> borders;
    for (std::size_t sum = 0; sum < body.size(); sum += borders.back())
      borders.push_back(1 + chance(round % 2 ? 3 : 90));
    bool ok = false;
    const auto parts = stream(body, borders, ok);
    const auto twin = read_whole_multipart(body, "B0");
    ASSERT_EQ(ok, twin.has_value()) << body;
    if (!ok) continue;
    ++sound;
    ASSERT_EQ(parts.size(), twin->size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      EXPECT_EQ(parts[i].data, (*twin)[i].data);
      EXPECT_EQ(parts[i].head.name, (*twin)[i].head.name);
      EXPECT_EQ(parts[i].head.file_name, (*twin)[i].head.file_name);
    }
  }
  EXPECT_GT(sound, 5000);
}

}  // namespace
}  // namespace anlanh::web
