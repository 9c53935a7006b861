// The DNS bytes: tables of sound and broken packets, with ldns as an outside judge.

#include <gtest/gtest.h>
#include <ldns/ldns.h>

#include <random>

#include "guard/guard_test_kit.h"

namespace anlanh::guard::test {
namespace {

struct LdnsFree {
  void operator()(ldns_pkt* packet) const { ldns_pkt_free(packet); }
};
using LdnsPacket = std::unique_ptr<ldns_pkt, LdnsFree>;

// Null where ldns does not take the bytes for a DNS message.
LdnsPacket by_ldns(ByteView bytes) {
  ldns_pkt* packet = nullptr;
  if (ldns_wire2pkt(&packet, bytes.data(), bytes.size()) != LDNS_STATUS_OK) return nullptr;
  return LdnsPacket(packet);
}

std::string ldns_name(const ldns_rdf* rdf) {
  char* text = ldns_rdf2str(rdf);
  std::string name = text;
  std::free(text);
  if (name.size() > 1) name.pop_back();  // the final dot
  return name;
}

TEST(WireName, ReadsWhatItWrites) {
  for (const char* text :
       {".", "com", "www.example.com", "xn--bcher-kva.example", "_dns.resolver.arpa",
        "a\\.b.example", "\\000\\255.example", "mixed.CASE.Example",
        "a23456789-b23456789-c23456789-d23456789-e23456789-f23456789-123.vn"}) {
    const auto name = parse_name_text(text);
    ASSERT_TRUE(name) << text;
    EXPECT_EQ(name_text(name->bytes()), text);
    WireName again;
    Bytes message(kHeaderSize);
    append_bytes(message, name->bytes());
    EXPECT_EQ(parse_name(message, kHeaderSize, again), message.size());
    EXPECT_TRUE(again == *name);
  }
}

TEST(WireName, RefusesTextThatIsNoName) {
  const std::string label(64, 'a');
  std::string long_name;
  for (int i = 0; i < 50; ++i) long_name += "abcde.";
  for (const std::string& text :
       {std::string(), std::string(".."), std::string("a..b"), std::string(".a"), label, long_name,
        std::string("a\\"), std::string("a\\25"), std::string("a\\256")}) {
    EXPECT_FALSE(parse_name_text(text)) << text;
  }
}

TEST(WireName, TakesTheLongestAndRefusesOneMore) {
  std::string text;
  for (int i = 0; i < 3; ++i) text += std::string(63, 'a') + ".";
  EXPECT_TRUE(parse_name_text(text + std::string(61, 'b')));   // 255 bytes
  EXPECT_FALSE(parse_name_text(text + std::string(62, 'b')));  // 256
}

TEST(WireName, FollowsPointersBackwardsOnly) {
  const auto message = [](std::initializer_list<int> octets) {
    Bytes bytes(kHeaderSize);
    for (const int octet : octets) bytes.push_back(static_cast<std::uint8_t>(octet));
    return bytes;
  };
  WireName name;
  // 12: "b" root, 15: "a" pointer to 12
  const Bytes sound = message({1, 'b', 0, 1, 'a', 0xc0, 12});
  EXPECT_EQ(parse_name(sound, 15, name), sound.size());
  EXPECT_EQ(name_text(name.bytes()), "a.b");
  const struct {
    const char* what;
    Bytes bytes;
    std::size_t at;
  } broken[] = {
      {"to itself", message({0xc0, 12}), 12},
      {"forward", message({0xc0, 14, 0}), 12},
      {"into its own label", message({1, 'a', 0xc0, 12}), 12},
      {"two in a ring", message({0xc0, 14, 0xc0, 12}), 14},
      {"into the header", message({0xc0, 2}), 12},
      {"half a pointer", message({0xc0}), 12},
      {"cut label", message({5, 'a'}), 12},
      {"no end", message({1, 'a'}), 12},
      {"extended label type", message({0x41, 'a', 0}), 12},
      {"reserved label type", message({0x81, 'a', 0}), 12},
      {"behind the message", message({}), 12},
  };
  for (const auto& [what, bytes, at] : broken) EXPECT_FALSE(parse_name(bytes, at, name)) << what;
}

TEST(WireName, RefusesManyPointersAndNamesThatGrowTooLong) {
  Bytes chain(kHeaderSize);
  chain.push_back(0);
  for (std::size_t i = 0; i < 200; ++i) {
    append_u16(chain, 0xc000 | (i == 0 ? kHeaderSize : kHeaderSize + 1 + 2 * (i - 1)));
  }
  WireName name;
  EXPECT_TRUE(parse_name(chain, kHeaderSize + 1 + 2 * 100, name));
  EXPECT_FALSE(parse_name(chain, kHeaderSize + 1 + 2 * 150, name));
  // Each part adds a label of 60 and points to the part before: the fifth is too long.
  Bytes grows(kHeaderSize);
  grows.push_back(0);
  std::size_t before = kHeaderSize;
  std::vector<std::size_t> places;
  for (int i = 0; i < 5; ++i) {
    places.push_back(grows.size());
    grows.push_back(60);
    grows.resize(grows.size() + 60, 'x');
    append_u16(grows, 0xc000 | before);
    before = places.back();
  }
  EXPECT_TRUE(parse_name(grows, places[3], name));
  EXPECT_FALSE(parse_name(grows, places[4], name));
}

TEST(WireName, KnowsWhatIsWithin) {
  const auto within = [](const char* name, const char* parent) {
    return is_within(parse_name_text(name)->bytes(), parse_name_text(parent)->bytes());
  };
  EXPECT_TRUE(within("a.example.com", "example.com"));
  EXPECT_TRUE(within("example.com", "example.com"));
  EXPECT_FALSE(within("badexample.com", "example.com"));
  EXPECT_FALSE(within("com", "example.com"));
  EXPECT_TRUE(within("com", "."));
}

TEST(WireQuery, ReadsHeaderQuestionAndOpt) {
  const Bytes bytes = query_bytes({.name = "WwW.Example.COM",
                                   .type = record_type::kAaaa,
                                   .id = 0xbeef,
                                   .udp_size = 4096,
                                   .dnssec_ok = true,
                                   .flags = header_flag::kRd | header_flag::kCd});
  Query query;
  ASSERT_EQ(parse_query(bytes, query), QueryFault::None);
  EXPECT_EQ(query.id, 0xbeef);
  EXPECT_EQ(name_text(query.name.bytes()), "WwW.Example.COM");
  EXPECT_EQ(name_text(query.key.bytes()), "www.example.com");
  EXPECT_EQ(query.type, record_type::kAaaa);
  EXPECT_TRUE(query.has_edns && query.dnssec_ok && query.wants_recursion());
  EXPECT_TRUE(query.checking_disabled());
  EXPECT_EQ(query.udp_size, 4096);
  EXPECT_EQ(parse_query(query_bytes({.name = "a.b", .udp_size = 10}), query), QueryFault::None);
  EXPECT_EQ(query.udp_size, 512) << "RFC 6891 section 6.2.3";
}

Bytes changed(Bytes bytes, std::size_t at, int value) {
  bytes.at(at) = static_cast<std::uint8_t>(value);
  return bytes;
}
Bytes longer(Bytes bytes, ByteView more) {
  append_bytes(bytes, more);
  return bytes;
}

TEST(WireQuery, TellsEachFault) {
  const Bytes sound = query_bytes({.name = "www.example.com"});
  const Bytes plain = query_bytes({.name = "www.example.com", .edns = false});
  const std::size_t opt = sound.size() - 11;
  const Bytes two_opts = changed(longer(sound, ByteView(sound).subspan(opt)), 11, 2);
  const Bytes option_cut = longer(changed(sound, sound.size() - 1, 4), Bytes{0, 10, 0, 9});
  const Bytes option_sound = longer(changed(sound, sound.size() - 1, 6), Bytes{0, 10, 0, 2, 7, 7});
  const struct {
    const char* what;
    Bytes bytes;
    QueryFault fault;
  } cases[] = {
      {"sound", sound, QueryFault::None},
      {"option", option_sound, QueryFault::None},
      {"empty", {}, QueryFault::Drop},
      {"header cut", Bytes(sound.begin(), sound.begin() + 11), QueryFault::Drop},
      {"an answer", changed(sound, 2, 0x80), QueryFault::Drop},
      {"header only", Bytes(sound.begin(), sound.begin() + 12), QueryFault::FormErr},
      {"status", changed(sound, 2, 0x10), QueryFault::NotImp},
      {"notify", changed(sound, 2, 0x20), QueryFault::NotImp},
      {"update", changed(sound, 2, 0x28), QueryFault::NotImp},
      {"no question", changed(plain, 5, 0), QueryFault::FormErr},
      {"two questions", changed(plain, 5, 2), QueryFault::FormErr},
      {"with an answer", changed(plain, 7, 1), QueryFault::FormErr},
      {"with an authority", changed(plain, 9, 1), QueryFault::FormErr},
      {"OPT promised, none there", changed(plain, 11, 1), QueryFault::FormErr},
      {"bytes behind", longer(plain, Bytes{0}), QueryFault::FormErr},
      {"OPT behind, not counted", changed(sound, 11, 0), QueryFault::FormErr},
      {"two OPTs", two_opts, QueryFault::FormErr},
      {"OPT not at the root", changed(sound, opt, 1), QueryFault::FormErr},
      {"option cut", option_cut, QueryFault::FormErr},
      {"version 1", changed(sound, opt + 6, 1), QueryFault::BadVers},
      {"additional flood", changed(sound, 11, 5), QueryFault::FormErr},
      {"compressed question",
       longer(Bytes{0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0}, Bytes{0xc0, 12, 0, 1, 0, 1}),
       QueryFault::FormErr},
  };
  for (const auto& [what, bytes, fault] : cases) {
    Query query;
    EXPECT_EQ(static_cast<int>(parse_query(bytes, query)), static_cast<int>(fault)) << what;
  }
}

// What this parser takes, ldns takes too, and reads the same.
TEST(WireQuery, AgreesWithLdns) {
  std::mt19937 random(20260801);
  int taken = 0;
  for (int i = 0; i < 20'000; ++i) {
    Bytes bytes = query_bytes({.name = "www.example.com", .edns = i % 2 == 0});
    for (auto n = random() % 4; n > 0; --n) {
      bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
    }
    if (random() % 4 == 0) bytes.resize(random() % (bytes.size() + 1));
    Query query;
    if (parse_query(bytes, query) != QueryFault::None) continue;
    ++taken;
    const LdnsPacket packet = by_ldns(bytes);
    ASSERT_TRUE(packet) << base::hex(bytes);
    const ldns_rr* question = ldns_rr_list_rr(ldns_pkt_question(packet.get()), 0);
    const std::string theirs = ldns_name(ldns_rr_owner(question));
    // The texts escape differently; where nothing is escaped they must be equal.
    const std::string ours = name_text(query.name.bytes());
    if ((ours + theirs).find('\\') == ours.npos) {
      EXPECT_EQ(ours, theirs);
    }
    EXPECT_EQ(query.type, ldns_rr_get_type(question));
    EXPECT_EQ(query.id, ldns_pkt_id(packet.get()));
    EXPECT_EQ(query.has_edns, ldns_pkt_edns(packet.get()));
    EXPECT_EQ(query.dnssec_ok, ldns_pkt_edns_do(packet.get()));
  }
  EXPECT_GT(taken, 5'000);
}

Query parsed(const Bytes& bytes) {
  Query query;
  EXPECT_EQ(parse_query(bytes, query), QueryFault::None);
  return query;
}

TEST(WireAnswer, WritesWhatLdnsReads) {
  const Query query = parsed(query_bytes({.name = "Www.Example.com", .dnssec_ok = true}));
  Bytes out(2000);
  AnswerWriter writer(out, kSafeUdpSize, query);
  writer.add_address(Ipv4{10, 0, 0, 1}, 10);
  writer.add_address(*parse_ipv6("2001:db8::1"), 10);
  writer.add_text("anlanh", 10);
  writer.add_any_refusal(10);
  writer.add_negative_soa(10, 1);
  out.resize(writer.finish(response_code::kNoError, {extended_error::kFiltered, "gambling"}));
  const LdnsPacket packet = by_ldns(out);
  ASSERT_TRUE(packet);
  EXPECT_TRUE(ldns_pkt_qr(packet.get()) && ldns_pkt_ra(packet.get()) && ldns_pkt_rd(packet.get()));
  EXPECT_FALSE(ldns_pkt_aa(packet.get()) || ldns_pkt_ad(packet.get()) || ldns_pkt_tc(packet.get()));
  EXPECT_EQ(ldns_pkt_ancount(packet.get()), 4);
  EXPECT_TRUE(ldns_pkt_edns_do(packet.get()));
  EXPECT_EQ(ldns_pkt_edns_udp_size(packet.get()), kSafeUdpSize);
  const auto text = [](ldns_rr* record) {
    char* made = ldns_rr2str(record);
    std::string out_text = made;
    std::free(made);
    return out_text;
  };
  ldns_rr_list* answers = ldns_pkt_answer(packet.get());
  EXPECT_EQ(text(ldns_rr_list_rr(answers, 0)), "Www.Example.com.\t10\tIN\tA\t10.0.0.1\n");
  EXPECT_EQ(text(ldns_rr_list_rr(answers, 1)), "Www.Example.com.\t10\tIN\tAAAA\t2001:db8::1\n");
  EXPECT_EQ(text(ldns_rr_list_rr(answers, 2)), "Www.Example.com.\t10\tIN\tTXT\t\"anlanh\"\n");
  EXPECT_EQ(text(ldns_rr_list_rr(answers, 3)),
            "Www.Example.com.\t10\tIN\tHINFO\t\"RFC8482\" \"\"\n");
  EXPECT_EQ(text(ldns_rr_list_rr(ldns_pkt_authority(packet.get()), 0)),
            "Example.com.\t10\tIN\tSOA\tlocalhost. nobody.invalid. 1 3600 600 86400 10\n");
  const ldns_rdf* options = ldns_pkt_edns_data(packet.get());
  ASSERT_NE(options, nullptr);
  const ByteView data(ldns_rdf_data(options), ldns_rdf_size(options));
  EXPECT_EQ(base::hex(data),
            "000f000a0011"
            "67616d626c696e67");
}

TEST(WireAnswer, NeverRunsOverTheLimit) {
  const Query query =
      parsed(query_bytes({.name = std::string(63, 'a') + "." + std::string(63, 'b') + "." +
                                  std::string(63, 'c') + "." + std::string(61, 'd')}));
  for (std::size_t limit = 512; limit < 800; ++limit) {
    Bytes out(2000, 0xee);
    AnswerWriter writer(out, limit, query);
    for (int i = 0; i < 20; ++i) writer.add_address(Ipv4{10, 0, 0, 1}, 10);
    const std::size_t size =
        writer.finish(response_code::kNoError, {extended_error::kFiltered, std::string(200, 'x')});
    ASSERT_LE(size, limit);
    ASSERT_EQ(out[limit], 0xee) << limit;
    const Seen seen = see(ByteView(out).first(size));
    ASSERT_TRUE(seen.truncated() ? seen.answers == 0 : seen.answers == 20);
  }
}

TEST(WireAnswer, ExtendedCodesNeedEdns) {
  Bytes out(600);
  const Query with = parsed(query_bytes({.name = "a.b"}));
  out.resize(AnswerWriter(out, 512, with).finish(response_code::kBadVers));
  EXPECT_EQ(see(out).rcode, response_code::kBadVers);
}

TEST(WireResponse, FindsTtlsAliasesAndTheirBounds) {
  const Bytes query = query_bytes({.name = "www.example.com"});
  const Bytes message =
      answer_bytes(query, {{cname_record("www.example.com", "cdn.Example.NET", 600),
                            a_record("cdn.example.net", {192, 0, 2, 7}, 60)}});
  const auto facts = parse_response(message);
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->ttl, 60u);
  EXPECT_EQ(facts->ttl_at.size(), 2u);
  EXPECT_TRUE(facts->has_opt);
  EXPECT_EQ(facts->end, message.size() - 11);
  const KeptAnswer kept(message, *facts);
  ASSERT_EQ(kept.alias_count(), 1u);
  EXPECT_EQ(name_text(kept.alias(0).bytes()), "cdn.example.net");
  Bytes out(kSafeUdpSize);
  const Query asked = parsed(query_bytes({.name = "wWw.eXample.com", .id = 77, .edns = false}));
  out.resize(write_kept(out, 512, asked, kept, {59, {}}, {}));
  const LdnsPacket packet = by_ldns(out);
  ASSERT_TRUE(packet);
  EXPECT_EQ(ldns_pkt_id(packet.get()), 77);
  const ldns_rr_list* answers = ldns_pkt_answer(packet.get());
  EXPECT_EQ(ldns_rr_ttl(ldns_rr_list_rr(answers, 0)), 541u);
  EXPECT_EQ(ldns_rr_ttl(ldns_rr_list_rr(answers, 1)), 1u);
  EXPECT_EQ(ldns_name(ldns_rr_owner(ldns_rr_list_rr(ldns_pkt_question(packet.get()), 0))),
            "wWw.eXample.com");
}

TEST(WireResponse, BoundsNegativeAnswersByTheSoa) {
  const Bytes query = query_bytes({.name = "no.example"});
  const struct {
    Script script;
    std::uint32_t ttl;
  } cases[] = {
      {{{}, {soa_record("example", 3600, 60)}, response_code::kNxDomain}, 60},
      {{{}, {soa_record("example", 30, 600)}, response_code::kNoError}, 30},
      {{{}, {soa_record("example", 99999, 99999)}, response_code::kNxDomain}, 3600},
      {{{}, {}, response_code::kNxDomain}, 0},
      {{{}, {}, response_code::kNoError}, 0},
      {{{cname_record("no.example", "x.example", 20)}, {soa_record("example", 900, 900)}, 0}, 20},
      {{{a_record("no.example", {1, 2, 3, 4}, 0x80000001)}, {}, 0}, 0},
      {{{a_record("no.example", {1, 2, 3, 4}, 0x7fffffff)}, {}, 0}, 86400},
      {{{}, {}, response_code::kServFail}, 0},
  };
  for (const auto& [script, ttl] : cases) {
    const auto facts = parse_response(answer_bytes(query, script));
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->ttl, ttl);
  }
}

TEST(WireResponse, RefusesEveryCut) {
  const Bytes query = query_bytes({.name = "www.example.com"});
  const Bytes message = answer_bytes(query, {{cname_record("www.example.com", "cdn.example.net"),
                                              a_record("cdn.example.net", {192, 0, 2, 7})}});
  for (std::size_t size = 0; size < message.size(); ++size) {
    EXPECT_FALSE(parse_response(ByteView(message).first(size))) << size;
  }
}

// The second record's owner points at the TTL of the first, whose bytes read as the root. Counted
// down, they would be another name.
TEST(WireResponse, RefusesNamesMadeOfATtl) {
  const Bytes query = query_bytes({.name = "a.b", .edns = false});
  Bytes message = answer_bytes(
      query, {{a_record("a.b", {192, 0, 2, 7}, 60), a_record("a.b", {192, 0, 2, 8}, 60)}});
  const auto sound = parse_response(message);
  ASSERT_TRUE(sound);
  ASSERT_EQ(sound->ttl_at.size(), 2u);
  // The owner stands in full, five bytes, before type, class and TTL: a pointer takes its place.
  const auto owner = message.begin() + sound->ttl_at[1] - 4 - 5;
  message.erase(owner, owner + 3);
  save_u16(&*owner, 0xc000u | sound->ttl_at[0]);
  EXPECT_FALSE(parse_response(message));
}

// Damaged answers: what the walk takes it can keep and write for a client, and ldns reads the
// result.
TEST(WireResponse, TakesNothingItCannotWrite) {
  std::mt19937 random(7);
  const Bytes query = query_bytes({.name = "www.example.com"});
  const Bytes message = answer_bytes(query, {{cname_record("www.example.com", "cdn.example.net"),
                                              a_record("cdn.example.net", {192, 0, 2, 7})},
                                             {soa_record("example.net", 60, 60)}});
  const Query asked = parsed(query);
  int taken = 0;
  for (int i = 0; i < 20'000; ++i) {
    Bytes bytes = message;
    for (auto n = 1 + random() % 3; n > 0; --n) {
      bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
    }
    const auto facts = parse_response(bytes);
    if (!facts || !(facts->name == asked.key)) continue;
    const KeptAnswer kept(bytes, *facts);
    for (std::size_t a = 0; a < kept.alias_count(); ++a) ASSERT_GT(kept.alias(a).size, 0);
    Bytes out(kSafeUdpSize);
    out.resize(write_kept(out, kSafeUdpSize, asked, kept, {5, {}}, {}));
    ++taken;
    see(out);
  }
  EXPECT_GT(taken, 3'000);
}

}  // namespace
}  // namespace anlanh::guard::test
