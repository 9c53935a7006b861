// Lists as they are found in the world: each format, junk of every kind, budgets.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "guard/list_name.h"
#include "guard/list_reader.h"

namespace anlanh::guard {
namespace {

std::string written(const PolicyEntry& entry) {
  const std::string sign = entry.action == Action::Allow ? "+" : "-";
  const char* scope = entry.scope == Scope::Exact ? "=" : entry.scope == Scope::Below ? "*." : "";
  return sign + scope + entry.name;
}
std::vector<std::string> names(const ListRead& read) {
  std::vector<std::string> out;
  for (const auto& entry : read.entries) out.push_back(written(entry));
  return out;
}
std::vector<std::size_t> fault_lines(const ListRead& read) {
  std::vector<std::size_t> out;
  for (const auto& fault : read.faults) out.push_back(fault.line);
  return out;
}
using Names = std::vector<std::string>;
using Lines = std::vector<std::size_t>;

TEST(ListName, MakesNamesAsciiAndRefusesTheRest) {
  const auto name = [](std::string_view text) {
    const auto parsed = parse_list_name(text, TopLevel::Refuse);
    return std::holds_alternative<std::string>(parsed) ? std::get<std::string>(parsed) : "";
  };
  EXPECT_EQ(name("WWW.Example.COM."), "www.example.com");
  EXPECT_EQ(name("c\xe1\xbb\x9d-b\xe1\xba\xa1\x63.vn"), name("C\xe1\xbb\x9c-B\xe1\xba\xa0\x43.VN"));
  EXPECT_EQ(name("b\xc3\xbc\x63her.example"), "xn--bcher-kva.example");
  EXPECT_EQ(name("stra\xc3\x9f\x65.example"), "xn--strae-oqa.example");
  EXPECT_EQ(name("_dmarc.example.vn"), "_dmarc.example.vn");
  for (const std::string& bad :
       {std::string(), std::string("."), std::string("com"), std::string("a..b"),
        std::string("1.2.3.4"), std::string("::1"), std::string("a.123"), std::string("a b.vn"),
        std::string("a/b.vn"), std::string("http://a.vn"), std::string("a.vn:80"),
        std::string("a\xff.vn"), std::string(64, 'a') + ".vn", std::string(400, 'a') + ".vn",
        std::string("a\0b.vn", 6), std::string("*.a.vn")}) {
    EXPECT_EQ(name(bad), "") << bad;
  }
  EXPECT_TRUE(std::holds_alternative<std::string>(parse_list_name("zip", TopLevel::Accept)));
}

TEST(ListReader, ReadsHostsFiles) {
  const ListRead read = read_list(
      "\xef\xbb\xbf# a hosts file\r\n127.0.0.1 localhost\r\n::1 ip6-localhost ip6-loopback\r\n"
      "fe80::1%lo0 localhost\r\n\r\n0.0.0.0 0.0.0.0\r\n0.0.0.0 Ads.Example.COM. # comment\r\n"
      "0.0.0.0\tone.vn two.vn\r\n:: three.vn\r\n192.168.1.9 nas.home.vn\r\n0.0.0.0 a..b\r\n"
      "0 four.vn");
  EXPECT_EQ(read.format, ListFormat::Hosts);
  EXPECT_EQ(names(read),
            (Names{"-ads.example.com", "-one.vn", "-two.vn", "-three.vn", "-four.vn"}));
  EXPECT_EQ(fault_lines(read), (Lines{10, 11}));
  EXPECT_EQ(read.lines, 12u);
  EXPECT_TRUE(read.complete);
}

TEST(ListReader, ReadsPlainLists) {
  const ListRead read = read_list(
      "# c\n  bad.vn  \n*.sub.vn\n.dot.vn\nBAD.VN.\ntwo names.vn\nhttp://u.vn/\ncom\n"
      "10.0.0.1 x.vn\n");
  EXPECT_EQ(read.format, ListFormat::Plain);
  EXPECT_EQ(names(read), (Names{"-bad.vn", "-*.sub.vn", "-dot.vn", "-bad.vn"}));
  EXPECT_EQ(fault_lines(read), (Lines{6, 7, 8, 9}));
  EXPECT_STREQ(read.faults[0].reason.id, "There is more than one name in this line.");
  EXPECT_EQ(read.faults[1].excerpt, "http://u.vn/");
}

TEST(ListReader, ReadsAdblockRulesForNames) {
  const ListRead read = read_list(
      "[Adblock Plus]\n! title\n||bad.vn^\n||worse.vn^$important\n@@||good.bad.vn^\n||*.x.vn^\n"
      "||page.vn/ads^\n||third.vn^$third-party\nexample.vn##.ad\n/regex/\n||cut.vn\n");
  EXPECT_EQ(read.format, ListFormat::Adblock);
  EXPECT_EQ(names(read), (Names{"-bad.vn", "-worse.vn", "+good.bad.vn", "-*.x.vn"}));
  EXPECT_EQ(fault_lines(read), (Lines{7, 8, 9, 10, 11}));
}

TEST(ListReader, ReadsRpzZones) {
  const ListRead read = read_list(
      "$TTL 1h\n$ORIGIN rpz.example.\n@ IN SOA ns.example. admin.example. (\n  1 ; serial\n"
      " 3600 600 86400 60 )\n"
      "  IN NS ns.example.\nbad.vn CNAME .\n*.bad.vn 300 IN CNAME . ; with what is below\n"
      "nodata.vn IN 300 CNAME *.\ngood.bad.vn CNAME rpz-passthru.\nself.vn CNAME self.vn.\n"
      "abs.vn.rpz.example. CNAME .\nother.vn.elsewhere. CNAME .\n"
      "safe.search.vn CNAME force.search.vn.\n"
      "sink.vn A 0.0.0.0\n        AAAA ::\nhost.vn A 192.0.2.1\n32.1.2.0.192.rpz-ip CNAME .\n"
      "drop.vn CNAME rpz-drop.\ntcp.vn CNAME rpz-tcp-only.\ntxt.vn TXT \"a ; b\"\nzip CNAME .\n"
      "broken.vn CNAME\n$INCLUDE other\nopen.vn CNAME ( .\n");
  EXPECT_EQ(read.format, ListFormat::Rpz);
  EXPECT_EQ(names(read),
            (Names{"-=bad.vn", "-*.bad.vn", "-=nodata.vn", "+=good.bad.vn", "+=self.vn", "-=abs.vn",
                   "-=sink.vn", "-=sink.vn", "-=drop.vn", "-=zip"}));
  EXPECT_EQ(fault_lines(read), (Lines{13, 14, 17, 18, 20, 23, 24, 25}));
}

TEST(ListReader, KeepsItsBudgets) {
  const std::string lines = "a.vn\nb.vn\nc.vn\nd.vn\n";
  const auto count = [&](ListBudget budget) {
    const ListRead read = read_list(lines, ListFormat::Plain, budget);
    EXPECT_FALSE(read.complete);
    EXPECT_EQ(read.faults.size(), 1u);
    return read.entries.size();
  };
  EXPECT_EQ(count({.most_bytes = 12}), 2u) << "cut between lines, never inside a name";
  EXPECT_EQ(count({.most_lines = 3}), 3u);
  EXPECT_EQ(count({.most_entries = 1}), 1u);
  const ListRead junk =
      read_list(std::string(5000, '?') + "\n" + lines, ListFormat::Plain, {.most_faults = 0});
  EXPECT_EQ(junk.junk, 1u);
  EXPECT_TRUE(junk.faults.empty());
  EXPECT_EQ(junk.entries.size(), 4u);
}

TEST(ListReader, TakesWhateverBytes) {
  std::string bytes;
  for (int i = 0; i < 65'536; ++i) bytes += static_cast<char>(i * 2654435761u >> 13);
  for (const ListFormat format : {ListFormat::Auto, ListFormat::Hosts, ListFormat::Plain,
                                  ListFormat::Adblock, ListFormat::Rpz}) {
    const ListRead read = read_list(bytes, format);
    for (const auto& fault : read.faults) EXPECT_LE(fault.excerpt.size(), 320u);
  }
  EXPECT_EQ(read_list("").lines, 0u);
}

// Lists that others publish, where they are at hand.
TEST(ListReader, ReadsPublishedLists) {
  const char* named = std::getenv("AL_SHARED_DATA");
  const std::filesystem::path folder =
      std::filesystem::path(named ? named : "../shared/data") / "lists";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no published lists in " << folder;
  const struct {
    const char* file;
    ListFormat format;
    std::size_t least;
  } cases[] = {{"hostsvn-gambling.txt", ListFormat::Plain, 65'000},
               {"hostsvn-threat.txt", ListFormat::Plain, 4'900},
               {"hostsvn-hosts.txt", ListFormat::Hosts, 18'000},
               {"blp-drugs-adblock.txt", ListFormat::Adblock, 26'000},
               {"blp-scam-adblock.txt", ListFormat::Adblock, 8'500},
               {"ut1-gambling.txt", ListFormat::Plain, 32'000}};
  for (const auto& [file, format, least] : cases) {
    const auto bytes = base::read_file(folder / file, 64u << 20);
    ASSERT_TRUE(bytes.has_value()) << file;
    const ListRead read = read_list(*bytes);
    EXPECT_EQ(static_cast<int>(read.format), static_cast<int>(format)) << file;
    EXPECT_GE(read.entries.size(), least) << file;
    EXPECT_LE(read.junk, read.lines / 100)
        << file << ": " << (read.faults.empty() ? "" : read.faults[0].reason.id) << " "
        << (read.faults.empty() ? "" : read.faults[0].excerpt);
  }
}

}  // namespace
}  // namespace anlanh::guard
