#include "web/http_text.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "support/test_store.h"
#include "web/gzip.h"
#include "web/security_headers.h"

namespace anlanh::web {
namespace {

TEST(HttpText, WritesAnAnswer) {
  const auto text =
      http_text(plain_text("xin"), Connection::KeepAlive, Body::Sent, test::test_now());
  EXPECT_EQ(
      text,
      "HTTP/1.1 200 OK\r\nDate: Tue, 01 Sep 2026 01:00:00 GMT\r\nContent-Type: text/plain; charset=utf-8\r\n"
      "Content-Length: 3\r\nConnection: keep-alive\r\n\r\nxin");
}

TEST(HttpText, HeadTellsTheLengthOnly) {
  const auto text =
      http_text(plain_text("xin"), Connection::Close, Body::LeftOut, test::test_now());
  EXPECT_NE(text.find("Content-Length: 3\r\n"), std::string::npos);
  EXPECT_TRUE(text.ends_with("\r\n\r\n"));
}

TEST(HttpText, NoAnswerCanBeSplit) {
  Response response;
  response.add("Location", "/a\r\nSet-Cookie: s=forged");
  response.add("X-Bad\r\nName", "1");
  const auto text = http_text(response, Connection::Close, Body::Sent, test::test_now());
  EXPECT_EQ(text.find("forged"), std::string::npos);
  EXPECT_EQ(text.find("Name"), std::string::npos);
}

TEST(HttpText, TakesHeadersApart) {
  EXPECT_EQ(parse_host("Example.VN:8080"), "example.vn");
  EXPECT_EQ(parse_host("[::1]:80"), "[::1]");
  EXPECT_EQ(parse_host("[::1]"), "[::1]");
  EXPECT_EQ(parse_host(""), "");
  EXPECT_FALSE(parse_host("a b"));
  EXPECT_FALSE(parse_host("a/b"));
  EXPECT_EQ(parse_content_type(" Text/HTML ; charset=x"), "text/html");
  EXPECT_EQ(parse_forwarded_for("1.1.1.1, 2.2.2.2 "), "2.2.2.2");
  EXPECT_EQ(parse_forwarded_for(""), "");
}

TEST(Gzip, IsAskedFor) {
  EXPECT_EQ(parse_accept_encoding("gzip, deflate, br"), Gzip::Accepted);
  EXPECT_EQ(parse_accept_encoding("br;q=1, gzip;q=0.5"), Gzip::Accepted);
  EXPECT_EQ(parse_accept_encoding("gzip;q=0"), Gzip::Refused);
  EXPECT_EQ(parse_accept_encoding("gzip; q=0.000"), Gzip::Refused);
  EXPECT_EQ(parse_accept_encoding("identity"), Gzip::Refused);
  EXPECT_EQ(parse_accept_encoding(""), Gzip::Refused);
}

std::string unpacked(const std::string& packed) {
  std::string out(1 << 20, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(Gzip, PacksTextThatIsWorthIt) {
  const std::string text(5000, 'a');
  auto large = plain_text(text);
  compress(large, Gzip::Accepted);
  EXPECT_EQ(large.header("Content-Encoding"), "gzip");
  EXPECT_LT(large.body.size(), 200u);
  EXPECT_EQ(unpacked(large.body), text);
  EXPECT_EQ(unpacked(gzip_bytes("")), "");
}

TEST(Gzip, LeavesTheRest) {
  const auto left = [](Response response, Gzip accepted) {
    const auto before = response.body;
    compress(response, accepted);
    return response.body == before && response.header("Content-Encoding").empty();
  };
  EXPECT_TRUE(left(plain_text("short"), Gzip::Accepted));
  EXPECT_TRUE(left(plain_text(std::string(5000, 'a')), Gzip::Refused));
  auto secret = plain_text(std::string(5000, 'a'));
  secret.compression = Compression::Never;
  EXPECT_TRUE(left(secret, Gzip::Accepted));
  EXPECT_TRUE(left(download(std::string(5000, 'a'), "application/pdf", "a.pdf"), Gzip::Accepted));
}

TEST(Response, FileNamesCannotBreakOut) {
  EXPECT_EQ(download("", "text/csv", "a\"; b\r\n.csv").header("Content-Disposition"),
            "attachment; filename=\"a___b__.csv\"");
}

TEST(SecurityHeaders, PersonalAnswersAreNeverKept) {
  const auto caching = [](Audience audience, const char* said) {
    auto response = plain_text("");
    if (*said) response.set("Cache-Control", said);
    add_security_headers(response, Scheme::Http, audience);
    EXPECT_NE(response.header("Content-Security-Policy").find("default-src 'none'"),
              std::string_view::npos);
    EXPECT_EQ(response.header("Strict-Transport-Security"), "");
    return std::string(response.header("Cache-Control"));
  };
  EXPECT_EQ(caching(Audience::Everybody, "public, max-age=60"), "public, max-age=60");
  EXPECT_EQ(caching(Audience::Reader, "public, max-age=60"), "public, max-age=60");
  EXPECT_EQ(caching(Audience::Reader, ""), "no-store");
  EXPECT_EQ(caching(Audience::Personal, "public, max-age=60"), "no-store");
}

}  // namespace
}  // namespace anlanh::web
