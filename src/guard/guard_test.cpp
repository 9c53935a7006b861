// The whole room on the loopback: real packets over UDP and TCP, an upstream that answers as the
// test says.

#include "guard/guard.h"

#include <algorithm>
#include <set>

#include "base/file.h"
#include "guard/bundle_watcher.h"
#include "guard/guard_test_kit.h"
#include "guard/upstream_health.h"

namespace anlanh::guard::test {
namespace {

constexpr Ipv4 kPage = {10, 9, 8, 7};

std::vector<Bytes> always_a(ByteView query, bool) {
  Query parsed;
  parse_query(query, parsed);
  return {answer_bytes(query, {{a_record(name_text(parsed.name.bytes()), {192, 0, 2, 1})}})};
}

struct Clocked {
  std::shared_ptr<std::atomic<std::int64_t>> millis =
      std::make_shared<std::atomic<std::int64_t>>(1'800'000'000'000);
  base::Clock clock() const {
    return [m = millis] { return base::from_millis(m->load()); };
  }
  void pass(std::chrono::seconds time) { *millis += base::Millis(time).count(); }
};

GuardSettings settings_for(const FakeUpstream& upstream) {
  GuardSettings settings;
  settings.listen = {make_endpoint(Ipv4{127, 0, 0, 1}, 0)};
  settings.upstreams = {upstream.endpoint()};
  settings.block_page_v4 = kPage;
  settings.upstream_first_timeout = std::chrono::milliseconds(150);
  settings.upstream_total_timeout = std::chrono::milliseconds(900);
  settings.stale_after = std::chrono::milliseconds(100);
  settings.policy = policy_of({{"bad.example", 1, 0, Action::Block, Scope::Subtree},
                               {"worse.example", 3, 0, Action::Block, Scope::Subtree},
                               {"good.bad.example", 0, 0, Action::Allow, Scope::Subtree}});
  return settings;
}

std::unique_ptr<Guard> start(GuardSettings settings, const Clocked& time = {}) {
  auto guard =
      Guard::start(std::move(settings), base::silent_log(), base::system_random, time.clock());
  EXPECT_TRUE(guard.has_value()) << (guard ? "" : guard.error().operator_text);
  return std::move(guard).value();
}

Seen ask(const Guard& guard, const Ask& question) {
  Client client(guard.endpoints().front());
  const auto answer = client.ask(question);
  EXPECT_TRUE(answer) << "no answer to " << question.name;
  return answer ? see(*answer) : Seen{};
}

TEST(Guard, ForwardsCachesAndCountsDown) {
  FakeUpstream upstream(always_a);
  Clocked time;
  const auto guard = start(settings_for(upstream), time);
  const Seen first = ask(*guard, {.name = "www.example.com", .id = 7});
  EXPECT_EQ(first.id, 7);
  EXPECT_EQ(first.rcode, 0);
  EXPECT_EQ(first.addresses, std::vector<std::string>{"192.0.2.1"});
  EXPECT_EQ(
      first.flags & (header_flag::kQr | header_flag::kRa | header_flag::kRd | header_flag::kAd),
      header_flag::kQr | header_flag::kRa | header_flag::kRd);
  time.pass(std::chrono::seconds(100));
  EXPECT_EQ(ask(*guard, {.name = "WWW.example.com"}).first_ttl, 200u);
  EXPECT_EQ(upstream.asked(), 1);
  time.pass(std::chrono::seconds(201));
  EXPECT_EQ(ask(*guard, {.name = "www.example.com"}).first_ttl, 300u);
  EXPECT_EQ(upstream.asked(), 2);
  const GuardCounters counters = guard->counters();
  EXPECT_EQ(counters.queries, 3u);
  EXPECT_EQ(counters.forwarded, 2u);
  EXPECT_EQ(counters.cached, 1u);
}

TEST(Guard, BlocksWithPageAndReason) {
  FakeUpstream upstream(always_a);
  const auto guard = start(settings_for(upstream));
  const Seen a = ask(*guard, {.name = "www.BAD.example"});
  EXPECT_EQ(a.addresses, std::vector<std::string>{"10.9.8.7"});
  EXPECT_EQ(a.first_ttl, 10u);
  EXPECT_EQ(a.error, extended_error::kFiltered);
  EXPECT_EQ(a.error_text, "gambling");
  for (const std::uint16_t type : {record_type::kAaaa, record_type::kHttps, record_type::kSvcb,
                                   record_type::kTxt, record_type::kCname, record_type::kNs}) {
    const Seen other = ask(*guard, {.name = "bad.example", .type = type});
    EXPECT_EQ(other.rcode, 0);
    EXPECT_EQ(other.answers, 0u);
    EXPECT_EQ(other.authorities, 1u) << "a negative answer needs its SOA";
    EXPECT_EQ(other.first_ttl, 10u);
    EXPECT_EQ(other.error, extended_error::kFiltered);
  }
  const Seen worse = ask(*guard, {.name = "worse.example"});
  EXPECT_EQ(worse.error, extended_error::kBlocked) << "the more severe category speaks";
  EXPECT_EQ(worse.error_text, "abuse");
  const Seen plain = ask(*guard, {.name = "bad.example", .edns = false});
  EXPECT_FALSE(plain.has_opt) << "no OPT to a client that sent none";
  EXPECT_EQ(plain.addresses.size(), 1u);
  EXPECT_EQ(ask(*guard, {.name = "www.good.bad.example"}).addresses.front(), "192.0.2.1");
  EXPECT_EQ(guard->counters().blocked, 9u);
  EXPECT_EQ(upstream.asked(), 1);
}

TEST(Guard, BlocksOverIpv6WithBothAddresses) {
  FakeUpstream upstream(always_a);
  GuardSettings settings = settings_for(upstream);
  settings.block_page_v6 = *parse_ipv6("2001:db8::1");
  settings.listen.push_back(make_endpoint(*parse_ipv6("::1"), 0));
  const auto guard = start(settings);
  Client client(guard->endpoints().at(1));
  const auto answer = client.ask({.name = "bad.example", .type = record_type::kAaaa});
  ASSERT_TRUE(answer);
  EXPECT_EQ(see(*answer).answers, 1u);
}

TEST(Guard, KeepsTheLettersOfTheQuestion) {
  FakeUpstream upstream(always_a);
  const auto guard = start(settings_for(upstream));
  for (const char* name : {"wWw.ExAmPlE.cOm", "WwW.eXaMpLe.CoM", "wWw.BaD.eXaMpLe"}) {
    Client client(guard->endpoints().front());
    const auto answer = client.ask({.name = name});
    ASSERT_TRUE(answer);
    WireName told;
    ASSERT_TRUE(parse_name(*answer, kHeaderSize, told));
    EXPECT_EQ(name_text(told.bytes()), name);
  }
}

TEST(Guard, TakesANewPolicyAtOnceCachedNamesToo) {
  FakeUpstream upstream(always_a);
  const auto guard = start(settings_for(upstream));
  EXPECT_EQ(ask(*guard, {.name = "new.example"}).addresses.front(), "192.0.2.1");
  guard->replace_policy(policy_of({{"new.example", 1, 0, Action::Block, Scope::Subtree}}));
  EXPECT_EQ(ask(*guard, {.name = "new.example"}).addresses.front(), "10.9.8.7");
  guard->replace_policy(nullptr);
  EXPECT_EQ(ask(*guard, {.name = "new.example"}).addresses.front(), "192.0.2.1");
  EXPECT_EQ(upstream.asked(), 1);
}

// A question under way while its name becomes blocked gets the new verdict.
TEST(Guard, DecidesAgainWhenTheAnswerComes) {
  std::atomic<bool> go{false};
  FakeUpstream upstream([&](ByteView query, bool tcp) {
    while (!go) std::this_thread::yield();
    return always_a(query, tcp);
  });
  GuardSettings settings = settings_for(upstream);
  settings.upstream_first_timeout = std::chrono::milliseconds(2000);
  settings.upstream_total_timeout = std::chrono::milliseconds(3000);
  const auto guard = start(settings);
  Client client(guard->endpoints().front());
  client.send(query_bytes({.name = "slow.example"}));
  while (upstream.asked() == 0) std::this_thread::yield();
  guard->replace_policy(policy_of({{"slow.example", 1, 0, Action::Block, Scope::Subtree}}));
  go = true;
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(see(*answer).addresses.front(), "10.9.8.7");
}

TEST(Guard, BlocksANameHiddenBehindAnAlias) {
  FakeUpstream upstream([](ByteView query, bool) -> std::vector<Bytes> {
    Query parsed;
    parse_query(query, parsed);
    return {answer_bytes(query, {{cname_record(name_text(parsed.name.bytes()), "x.bad.example"),
                                  a_record("x.bad.example", {192, 0, 2, 9})}})};
  });
  const auto guard = start(settings_for(upstream));
  for (int i = 0; i < 2; ++i) {  // from the upstream, then from the cache
    EXPECT_EQ(ask(*guard, {.name = "shop.example"}).addresses.front(), "10.9.8.7");
  }
  EXPECT_EQ(ask(*guard, {.name = "good.bad.example"}).addresses.front(), "192.0.2.9")
      << "an allow rule of the name itself holds";
}

TEST(Guard, RefusesWhatItDoesNotDo) {
  FakeUpstream upstream(always_a);
  const auto guard = start(settings_for(upstream));
  const struct {
    Ask ask;
    std::uint16_t rcode;
  } cases[] = {
      {{.name = "x.example", .type = record_type::kAxfr}, response_code::kRefused},
      {{.name = "x.example", .type = record_type::kIxfr}, response_code::kRefused},
      {{.name = "version.bind", .type = record_type::kTxt, .klass = 3}, response_code::kRefused},
      {{.name = "x.example", .type = 253}, response_code::kNotImp},
      {{.name = "x.example", .type = record_type::kOpt}, response_code::kFormErr},
      {{.name = "x.example", .flags = 0}, response_code::kRefused},
      {{.name = "x.example", .flags = 5 << 11}, response_code::kNotImp},
      {{.name = "x.example", .edns_version = 1}, response_code::kBadVers},
      {{.name = "a.invalid"}, response_code::kNxDomain},
      {{.name = "a.onion"}, response_code::kNxDomain},
      {{.name = "use-application-dns.net"}, response_code::kNxDomain},
      {{.name = "mask.icloud.com"}, response_code::kNxDomain},
      {{.name = "_dns.resolver.arpa", .type = record_type::kSvcb}, response_code::kNoError},
      {{.name = "localhost"}, response_code::kNoError},
      {{.name = "x.example", .type = record_type::kAny}, response_code::kNoError},
  };
  for (const auto& [question, rcode] : cases) {
    EXPECT_EQ(ask(*guard, question).rcode, rcode) << question.name << " " << question.type;
  }
  EXPECT_EQ(upstream.asked(), 0);
  EXPECT_EQ(ask(*guard, {.name = "lan.anlanh.internal"}).addresses.front(), "10.9.8.7");
}

TEST(Guard, SurvivesBrokenPackets) {
  FakeUpstream upstream(always_a);
  const auto guard = start(settings_for(upstream));
  Client client(guard->endpoints().front());
  const Bytes sound = query_bytes({.name = "www.example.com"});
  std::size_t answered = 0;
  for (std::size_t size = 0; size < sound.size(); ++size) {
    client.send(ByteView(sound).first(size));
    if (size < kHeaderSize) continue;
    const auto answer = client.receive();
    ASSERT_TRUE(answer) << size;
    EXPECT_EQ(see(*answer).rcode, response_code::kFormErr) << size;
    ++answered;
  }
  Bytes loop = sound;
  loop[kHeaderSize] = 0xc0, loop[kHeaderSize + 1] = kHeaderSize;
  client.send(loop);
  const auto refused = client.receive();
  ASSERT_TRUE(refused);
  EXPECT_EQ(see(*refused).rcode, response_code::kFormErr);
  Bytes answer_like = sound;
  answer_like[2] |= 0x80;
  client.send(answer_like);
  EXPECT_FALSE(client.receive(150)) << "an answer must never be answered";
  EXPECT_EQ(guard->counters().malformed, answered + 1 + kHeaderSize + 1);
  EXPECT_EQ(ask(*guard, {.name = "www.example.com"}).addresses.front(), "192.0.2.1");
}

Script many_addresses(ByteView query, std::size_t count) {
  Query parsed;
  parse_query(query, parsed);
  Script script;
  for (std::size_t i = 0; i < count; ++i) {
    script.answers.push_back(
        a_record(name_text(parsed.name.bytes()), {192, 0, 2, static_cast<std::uint8_t>(i)}));
  }
  return script;
}

TEST(Guard, TruncatesAndGoesOverToTcp) {
  FakeUpstream upstream([](ByteView query, bool tcp) -> std::vector<Bytes> {
    if (!tcp) return {answer_bytes(query, {.truncated = true})};
    return {answer_bytes(query, many_addresses(query, 60))};
  });
  const auto guard = start(settings_for(upstream));
  const Seen cut = ask(*guard, {.name = "many.example"});
  EXPECT_TRUE(cut.truncated());
  EXPECT_EQ(cut.answers, 0u);
  EXPECT_EQ(upstream.asked_over_tcp(), 1);
  const Seen cut_without_edns = ask(*guard, {.name = "many.example", .edns = false});
  EXPECT_TRUE(cut_without_edns.truncated());
  const Socket tcp = connect_tcp(guard->endpoints().front());
  send_framed(tcp.fd(), query_bytes({.name = "many.example"}));
  const auto whole = read_framed(tcp.fd());
  ASSERT_TRUE(whole);
  EXPECT_EQ(see(*whole).addresses.size(), 60u);
  EXPECT_EQ(upstream.asked(), 2) << "one question, then the cache";
}

TEST(Guard, AnswersPipelinedQuestionsOnOneConnection) {
  FakeUpstream upstream(always_a);
  const auto guard = start(settings_for(upstream));
  const Socket tcp = connect_tcp(guard->endpoints().front());
  constexpr int kCount = 300;  // more than one connection may have under way
  Bytes all;
  for (int i = 0; i < kCount; ++i) {
    const std::string name = i % 3 == 0 ? "bad.example" : "n" + std::to_string(i) + ".example";
    const Bytes query = query_bytes({.name = name, .id = static_cast<std::uint16_t>(i)});
    append_u16(all, query.size());
    append_bytes(all, query);
  }
  // In two pieces that cut a message, then the client closes its side: it still gets every answer.
  ::send(tcp.fd(), all.data(), 101, MSG_NOSIGNAL);
  ::send(tcp.fd(), all.data() + 101, all.size() - 101, MSG_NOSIGNAL);
  ::shutdown(tcp.fd(), SHUT_WR);
  std::set<int> ids;
  for (int i = 0; i < kCount; ++i) {
    const auto answer = read_framed(tcp.fd());
    ASSERT_TRUE(answer) << i;
    const Seen seen = see(*answer);
    EXPECT_EQ(seen.addresses.front(), seen.id % 3 == 0 ? "10.9.8.7" : "192.0.2.1");
    ids.insert(seen.id);
  }
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(kCount));
  std::uint8_t more;
  EXPECT_FALSE(read_all(tcp.fd(), &more, 1)) << "closed after the last answer";
}

TEST(Guard, BoundsAndClosesConnections) {
  FakeUpstream upstream(always_a);
  GuardSettings settings = settings_for(upstream);
  settings.most_tcp_connections = 4;
  settings.tcp_idle = std::chrono::milliseconds(200);
  const auto guard = start(settings);
  std::vector<Socket> sockets;
  for (int i = 0; i < 12; ++i) sockets.push_back(connect_tcp(guard->endpoints().front()));
  send_framed(sockets.back().fd(), query_bytes({.name = "bad.example"}));
  EXPECT_TRUE(read_framed(sockets.back().fd())) << "the newest has a place";
  std::uint8_t byte;
  EXPECT_FALSE(read_all(sockets.front().fd(), &byte, 1)) << "the oldest made room";
  const auto before = std::chrono::steady_clock::now();
  EXPECT_FALSE(read_all(sockets.back().fd(), &byte, 1, 2000));
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2)) << "idle: closed";
}

TEST(Guard, SaysWhenNoUpstreamAnswers) {
  FakeUpstream upstream([](ByteView, bool) { return std::vector<Bytes>{}; });
  const auto guard = start(settings_for(upstream));
  const Seen failed = ask(*guard, {.name = "www.example.com"});
  EXPECT_EQ(failed.rcode, response_code::kServFail);
  EXPECT_EQ(failed.error, extended_error::kNoReachableAuthority);
  EXPECT_EQ(ask(*guard, {.name = "bad.example"}).addresses.front(), "10.9.8.7");
  EXPECT_EQ(guard->counters().failed, 1u);
  const int asked = upstream.asked();
  EXPECT_EQ(ask(*guard, {.name = "www.example.com"}).error, extended_error::kNoReachableAuthority);
  EXPECT_EQ(upstream.asked(), asked) << "RFC 9520: a failure is remembered";
}

// The servers of one name are dead, so its questions time out; the upstream still answers for other
// names.
TEST(Guard, ADeadNameSilencesNoOther) {
  FakeUpstream upstream([](ByteView query, bool tcp) -> std::vector<Bytes> {
    Query parsed;
    parse_query(query, parsed);
    if (name_text(parsed.key.bytes()).starts_with("dead")) return {};
    return always_a(query, tcp);
  });
  const auto guard = start(settings_for(upstream));
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(ask(*guard, {.name = "dead" + std::to_string(i) + ".example"}).rcode,
              response_code::kServFail);
  }
  EXPECT_EQ(ask(*guard, {.name = "alive.example"}).addresses.front(), "192.0.2.1");
}

TEST(Guard, ServesStaleWhileUpstreamsAreDown) {
  std::atomic<bool> alive{true};
  FakeUpstream upstream([&](ByteView query, bool tcp) {
    return alive ? always_a(query, tcp) : std::vector<Bytes>{};
  });
  Clocked time;
  const auto guard = start(settings_for(upstream), time);
  ask(*guard, {.name = "www.example.com"});
  alive = false;
  time.pass(std::chrono::seconds(400));
  const auto before = std::chrono::steady_clock::now();
  const Seen stale = ask(*guard, {.name = "www.example.com"});
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::milliseconds(600))
      << "the client's patience, not the upstream's";
  EXPECT_EQ(stale.addresses.front(), "192.0.2.1");
  EXPECT_EQ(stale.first_ttl, 30u);
  EXPECT_EQ(stale.error, extended_error::kStaleAnswer);
  EXPECT_EQ(guard->counters().stale, 1u);
  guard->replace_policy(policy_of({{"example.com", 1, 0, Action::Block, Scope::Subtree}}));
  EXPECT_EQ(ask(*guard, {.name = "www.example.com"}).addresses.front(), "10.9.8.7");
}

TEST(Guard, GoesOnToTheNextUpstream) {
  FakeUpstream silent([](ByteView, bool) { return std::vector<Bytes>{}; });
  FakeUpstream failing([](ByteView query, bool) -> std::vector<Bytes> {
    return {answer_bytes(query, {.rcode = response_code::kServFail})};
  });
  FakeUpstream sound(always_a);
  GuardSettings settings = settings_for(sound);
  settings.upstreams = {silent.endpoint(), failing.endpoint(), sound.endpoint()};
  const auto guard = start(settings);
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(ask(*guard, {.name = "n" + std::to_string(i) + ".example"}).rcode, 0) << i;
  }
  EXPECT_LE(silent.asked(), 4) << "a server that never answers rests";
}

TEST(Guard, IgnoresForgedAnswers) {
  FakeUpstream upstream([](ByteView query, bool) -> std::vector<Bytes> {
    Query parsed;
    parse_query(query, parsed);
    const std::string name = name_text(parsed.name.bytes());
    Bytes wrong_id = answer_bytes(query, {{a_record(name, {6, 6, 6, 6})}});
    wrong_id[0] ^= 0xff;
    const Bytes other_query = query_bytes({.name = "other.example", .id = parsed.id});
    const Bytes wrong_question = answer_bytes(other_query, {{a_record(name, {6, 6, 6, 6})}});
    const Bytes whole = answer_bytes(query, {{a_record(name, {6, 6, 6, 6})}});
    const Bytes cut(whole.begin(), whole.end() - 13);
    return {wrong_id, wrong_question, cut, Bytes(5),
            answer_bytes(query, {{a_record(name, {192, 0, 2, 1})}})};
  });
  const auto guard = start(settings_for(upstream));
  EXPECT_EQ(ask(*guard, {.name = "www.example.com"}).addresses,
            std::vector<std::string>{"192.0.2.1"});
}

TEST(Guard, AsksWithFreshIdsAndPorts) {
  std::mutex mutex;
  std::set<std::uint16_t> ids;
  FakeUpstream upstream([&](ByteView query, bool tcp) {
    const std::lock_guard lock(mutex);
    ids.insert(load_u16(query, 0));
    return always_a(query, tcp);
  });
  const auto guard = start(settings_for(upstream));
  for (int i = 0; i < 40; ++i) ask(*guard, {.name = "n" + std::to_string(i) + ".example", .id = 1});
  EXPECT_GT(ids.size(), 36u);
}

TEST(Guard, SpeaksWithoutEdnsToAnOldServer) {
  FakeUpstream upstream([](ByteView query, bool tcp) -> std::vector<Bytes> {
    Query parsed;
    parse_query(query, parsed);
    if (parsed.has_edns)
      return {answer_bytes(query, {.rcode = response_code::kFormErr, .opt = false})};
    return always_a(query, tcp);
  });
  const auto guard = start(settings_for(upstream));
  EXPECT_EQ(ask(*guard, {.name = "old.example"}).addresses.front(), "192.0.2.1");
}

TEST(Guard, NeverAsksItself) {
  FakeUpstream upstream(always_a);
  GuardSettings settings = settings_for(upstream);
  {
    const auto probe = start(settings);  // finds a free port
    settings.listen = probe->endpoints();
    probe->stop();
  }
  const std::uint16_t port = settings.listen.front().port();
  settings.listen = {make_endpoint(Ipv4{0, 0, 0, 0}, port)};
  settings.upstreams = {make_endpoint(Ipv4{127, 0, 0, 1}, port),
                        make_endpoint(Ipv4{127, 0, 0, 53}, port)};
  KeptLog kept;
  auto guard = Guard::start(settings, kept.log(), base::system_random, base::system_now);
  ASSERT_TRUE(guard.has_value()) << guard.error().operator_text;
  Client client(make_endpoint(Ipv4{127, 0, 0, 1}, port));
  const auto answer = client.ask({.name = "www.example.com"});
  ASSERT_TRUE(answer);
  EXPECT_EQ(see(*answer).rcode, response_code::kServFail);
  EXPECT_EQ((*guard)->counters().queries, 1u) << "no query of its own came back";
  EXPECT_TRUE(std::any_of(kept.lines->begin(), kept.lines->end(), [](const std::string& line) {
    return line.find("guard has no upstream") != line.npos;
  }));
}

// On a wildcard address the answer must leave from the very address that was asked: a connected
// client takes no other. At once (blocked) and later (forwarded).
TEST(Guard, AnswersFromTheAddressThatWasAsked) {
  FakeUpstream upstream(always_a);
  GuardSettings settings = settings_for(upstream);
  settings.listen = {make_endpoint(Ipv4{}, 0), make_endpoint(Ipv6{}, 0)};
  const auto guard = start(settings);
  const Endpoint asked[] = {
      make_endpoint(Ipv4{127, 0, 0, 2}, guard->endpoints()[0].port()),
      make_endpoint(Ipv4{127, 9, 9, 9}, guard->endpoints()[0].port()),
      make_endpoint(*parse_ipv6("::1"), guard->endpoints()[1].port()),
  };
  for (const Endpoint& server : asked) {
    Client client(server);
    EXPECT_TRUE(client.ask({.name = "bad.example"})) << endpoint_text(server);
    const std::string fresh = "n" + std::to_string(upstream.asked()) + ".example";
    EXPECT_TRUE(client.ask({.name = fresh})) << endpoint_text(server);
  }
}

TEST(Guard, NegativeAnswersAreKeptAsTheSoaSays) {
  FakeUpstream upstream([](ByteView query, bool) -> std::vector<Bytes> {
    return {answer_bytes(query, {{}, {soa_record("example", 3600, 60)}, response_code::kNxDomain})};
  });
  Clocked time;
  const auto guard = start(settings_for(upstream), time);
  EXPECT_EQ(ask(*guard, {.name = "no.example"}).rcode, response_code::kNxDomain);
  time.pass(std::chrono::seconds(59));
  EXPECT_EQ(ask(*guard, {.name = "no.example"}).rcode, response_code::kNxDomain);
  EXPECT_EQ(upstream.asked(), 1);
  time.pass(std::chrono::seconds(2));
  ask(*guard, {.name = "no.example"});
  EXPECT_EQ(upstream.asked(), 2);
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) {
    output.append(buffer, got);
  }
  ::pclose(pipe);
  return output;
}

// What people use to look at DNS reads our answers without a complaint.
TEST(Guard, DigReadsTheAnswers) {
  if (output_of("dig -v 2>&1").find("DiG") == std::string::npos) GTEST_SKIP() << "dig is absent";
  FakeUpstream upstream(always_a);
  const auto guard = start(settings_for(upstream));
  const std::string dig = "dig @127.0.0.1 -p " + std::to_string(guard->port()) + " +tries=1 ";
  for (const char* transport : {"+notcp ", "+tcp "}) {
    const std::string blocked = output_of(dig + transport + "bad.example 2>&1");
    EXPECT_NE(blocked.find("EDE: 17 (Filtered): (gambling)"), std::string::npos) << blocked;
    EXPECT_NE(blocked.find("10.9.8.7"), std::string::npos) << blocked;
    EXPECT_EQ(blocked.find("WARNING"), std::string::npos) << blocked;
    const std::string allowed = output_of(dig + transport + "+dnssec www.example.com 2>&1");
    EXPECT_NE(allowed.find("192.0.2.1"), std::string::npos) << allowed;
    EXPECT_EQ(allowed.find("WARNING"), std::string::npos) << allowed;
  }
  const std::string https = output_of(dig + "bad.example HTTPS 2>&1");
  EXPECT_NE(https.find("ANSWER: 0, AUTHORITY: 1"), std::string::npos) << https;
}

TEST(UpstreamHealth, RestsWhoFailsAndTestsItWithOneQuery) {
  using std::chrono::milliseconds;
  UpstreamHealth health(2);
  const auto start_time = std::chrono::steady_clock::now();
  EXPECT_EQ(health.choose(0, start_time), 0u);
  EXPECT_EQ(health.choose(1, start_time), 1u);
  for (int i = 0; i < 3; ++i) health.failed(0, start_time);
  EXPECT_EQ(health.choose(0, start_time), 1u) << "the resting one comes last";
  EXPECT_FALSE(health.all_rest(start_time));
  const auto later = start_time + milliseconds(1001);
  EXPECT_EQ(health.choose(0, later), 0u) << "one query tests it";
  EXPECT_EQ(health.choose(0, later), 1u) << "the others do not";
  health.answered(0);
  EXPECT_EQ(health.choose(0, later), 0u);
  for (int i = 0; i < 9; ++i) health.failed(0, later), health.failed(1, later);
  EXPECT_TRUE(health.all_rest(later + milliseconds(7999)));
  EXPECT_FALSE(health.all_rest(later + milliseconds(8001)));
  EXPECT_FALSE(UpstreamHealth(0).choose(0, later));
}

TEST(Guard, RefusesAnAddressInUseAndNoAddress) {
  FakeUpstream upstream(always_a);
  GuardSettings settings = settings_for(upstream);
  settings.listen = {upstream.endpoint()};
  const auto taken =
      Guard::start(settings, base::silent_log(), base::system_random, base::system_now);
  ASSERT_FALSE(taken.has_value());
  EXPECT_EQ(taken.error().code, base::Code::Unavailable);
  settings.listen.clear();
  EXPECT_FALSE(Guard::start(settings, base::silent_log(), base::system_random, base::system_now)
                   .has_value());
}

// 20,000 questions in flight after one another, a window at a time, while the policy changes 100
// times: none is lost, and after each change the very next question sees it.
TEST(Guard, LosesNothingWhilePoliciesChange) {
  constexpr int kQueries = 20'000, kWindow = 64, kSwaps = 100;
  FakeUpstream upstream(always_a);
  GuardSettings settings = settings_for(upstream);
  settings.workers = 2;
  const auto guard = start(settings);
  const auto blocking = policy_of({{"swap.example", 1, 0, Action::Block, Scope::Subtree},
                                   {"bad.example", 1, 0, Action::Block, Scope::Subtree}});
  const auto allowing = policy_of({{"bad.example", 1, 0, Action::Block, Scope::Subtree}});
  ask(*guard, {.name = "swap.example"});
  std::atomic<bool> done{false};
  std::atomic<int> lost{0};
  std::thread load([&] {
    Client client(guard->endpoints().front());
    int sent = 0, received = 0;
    while (received < kQueries) {
      for (; sent < kQueries && sent - received < kWindow; ++sent) {
        const std::string name = sent % 2 ? "x" + std::to_string(sent % 50) + ".bad.example"
                                          : "y" + std::to_string(sent % 500) + ".example";
        client.send(query_bytes({.name = name, .id = static_cast<std::uint16_t>(sent)}));
      }
      if (!client.receive(5000)) break;
      ++received;
    }
    lost = kQueries - received;
    done = true;
  });
  int swaps = 0;
  for (; swaps < kSwaps || !done; ++swaps) {
    const bool block = swaps % 2 == 0;
    guard->replace_policy(block ? blocking : allowing);
    EXPECT_EQ(ask(*guard, {.name = "swap.example"}).addresses.front(),
              block ? "10.9.8.7" : "192.0.2.1");
  }
  load.join();
  EXPECT_EQ(lost, 0);
  RecordProperty("policy_swaps", swaps);
}

TEST(BundleWatcher, TakesNewFilesAndKeepsTheLastGoodOne) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("guard_bundle_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto file = folder / "policy.bundle";
  const auto write = [&](const char* name) {
    PolicySource source;
    source.categories = {{"gambling", {"Cờ bạc", "Gambling"}, 17, 2}};
    source.lists = {"province"};
    source.entries = {{name, 1, 0, Action::Block, Scope::Subtree}};
    const auto bytes = compile_policy(source);
    ASSERT_TRUE(base::replace_file(file, base::as_text(*bytes)).has_value());
  };
  const auto until = [](const std::function<bool()>& condition) {
    for (int i = 0; i < 500 && !condition(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return condition();
  };
  write("one.example");
  FakeUpstream upstream(always_a);
  GuardSettings settings = settings_for(upstream);
  {
    const auto probe = start(settings);
    settings.listen = probe->endpoints();
  }
  std::atomic<bool> stop{false};
  KeptLog kept;
  std::thread alone([&] {
    const auto status =
        run_guard_alone(settings, file, stop, kept.log(), base::system_random, base::system_now);
    EXPECT_TRUE(status.has_value()) << status.error().operator_text;
  });
  const auto blocked = [&](const char* name) {
    Client client(settings.listen.front());
    client.send(query_bytes({.name = name}));
    const auto answer = client.receive(200);
    return answer && see(*answer).addresses == std::vector<std::string>{"10.9.8.7"};
  };
  EXPECT_TRUE(until([&] { return blocked("one.example"); }));
  write("two.example");
  EXPECT_TRUE(until([&] { return blocked("two.example"); }));
  EXPECT_FALSE(blocked("one.example"));
  ASSERT_TRUE(base::replace_file(file, "rubbish").has_value());
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  EXPECT_TRUE(blocked("two.example")) << "a damaged bundle changes nothing";
  std::filesystem::remove(file);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_TRUE(blocked("two.example")) << "nor does one that is gone";
  write("three.example");
  EXPECT_TRUE(until([&] { return blocked("three.example"); }));
  stop = true;
  alone.join();
  std::filesystem::remove_all(folder);
}

TEST(GuardAlone, RefusesABundleThatIsNone) {
  std::atomic<bool> stop{true};
  GuardSettings settings;
  settings.listen = {make_endpoint(Ipv4{127, 0, 0, 1}, 0)};
  const auto missing = run_guard_alone(settings, "/nonexistent/policy.bundle", stop,
                                       base::silent_log(), base::system_random, base::system_now);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, base::Code::Unavailable);
}

}  // namespace
}  // namespace anlanh::guard::test
