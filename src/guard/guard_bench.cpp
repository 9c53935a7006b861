// What the guard costs: compiling and looking up 1,000,000 invented names, and CPU a query over UDP
// on the loopback, beside a server that gives one fixed answer (the least any server on plain
// sockets can cost here).
//
//   guard_bench [NAMES]                   prints one line a figure
//   guard_bench NAMES --list              prints the invented names, for the list of another server
//   guard_bench NAMES --beside PORT PID   the blocked questions to another server on the loopback
//
// The server runs in a process of its own; its CPU is read from its CPU clock while this process
// keeps it saturated with batches. Best of six windows of one second: on a shared machine the best
// is the least disturbed.

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <random>
#include <thread>

#include "guard/guard.h"
#include "guard/wire_answer.h"

using namespace anlanh;
using namespace anlanh::guard;

namespace {

using std::chrono::steady_clock;

constexpr int kBatch = 64;
constexpr int kInFlight = 1024;
constexpr int kWindows = 6;
constexpr std::size_t kAllowedNames = 20'000;
constexpr std::size_t kQuestions = 200'000;

double seconds_since(steady_clock::time_point start) {
  return std::chrono::duration<double>(steady_clock::now() - start).count();
}

double seconds_of(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}
// CPU of this process: what others do beside it counts less.
double own_cpu() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }

// Invented names of 20 bytes on average: half of two labels, a third of three, as in published
// lists.
std::vector<std::string> invent_names(std::size_t count) {
  static const char* const kTops[] = {"com", "net", "vn", "com.vn", "top", "xyz", "info", "org"};
  std::mt19937_64 random(20260801);
  std::vector<std::string> names;
  names.reserve(count);
  while (names.size() < count) {
    std::string name;
    const std::size_t letters = 6 + random() % 11;
    for (std::size_t i = 0; i < letters; ++i) name += static_cast<char>('a' + random() % 26);
    if (random() % 3 == 0) name.insert(1 + random() % (letters - 2), ".");
    names.push_back(name + std::to_string(names.size() % 1000) + "." + kTops[random() % 8]);
  }
  return names;
}

PolicySource source_of(const std::vector<std::string>& names) {
  PolicySource source;
  for (int i = 0; i < 64; ++i) source.categories.push_back({"c" + std::to_string(i), {}, 17, 1});
  source.lists = {"invented"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    source.entries.push_back(
        {names[i], std::uint64_t{1} << i % 64, 0, Action::Block, Scope::Subtree});
  }
  return source;
}

Bytes question(const std::string& name, std::size_t number) {
  std::array<std::uint8_t, kClassicUdpSize> packet;
  const auto wire = parse_name_text(name);
  if (!wire) std::abort();
  const std::uint16_t type = number % 4 == 3 ? record_type::kAaaa : record_type::kA;
  const std::size_t size = write_query(packet, static_cast<std::uint16_t>(number),
                                       {*wire, type, false, false}, Edns::With);
  return Bytes(packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(size));
}

// Sends and takes batches for as long as told; counts answers.
class Generator {
 public:
  Generator(const Endpoint& server, const std::vector<Bytes>& questions)
      : socket_(::socket(server.family(), SOCK_DGRAM, 0)), questions_(questions) {
    const int size = 4 << 20;
    ::setsockopt(socket_.fd(), SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    if (::connect(socket_.fd(), &server.any, server.size()) != 0) std::abort();
  }

  std::uint64_t run(double seconds) {
    const auto start = steady_clock::now();
    std::uint64_t answered = 0;
    int missing = 0;
    while (seconds_since(start) < seconds) {
      while (missing + kBatch <= kInFlight) missing += send();
      const int got = receive();
      if (got == 0) missing = 0;  // a batch was lost: begin again
      missing -= got;
      answered += static_cast<std::uint64_t>(got);
    }
    while (missing > 0) {
      const int got = receive();
      if (got == 0) break;
      missing -= got;
    }
    return answered;
  }

 private:
  int send() {
    mmsghdr messages[kBatch] = {};
    iovec parts[kBatch];
    for (int i = 0; i < kBatch; ++i) {
      const Bytes& packet = questions_[next_++ % questions_.size()];
      parts[i] = {const_cast<std::uint8_t*>(packet.data()), packet.size()};
      messages[i].msg_hdr.msg_iov = &parts[i];
      messages[i].msg_hdr.msg_iovlen = 1;
    }
    return std::max(::sendmmsg(socket_.fd(), messages, kBatch, 0), 0);
  }

  int receive() {
    pollfd waiting{socket_.fd(), POLLIN, 0};
    if (::poll(&waiting, 1, 200) != 1) return 0;
    mmsghdr messages[kBatch] = {};
    iovec parts[kBatch];
    for (int i = 0; i < kBatch; ++i) {
      parts[i] = {buffers_[i], sizeof buffers_[i]};
      messages[i].msg_hdr.msg_iov = &parts[i];
      messages[i].msg_hdr.msg_iovlen = 1;
    }
    return std::max(::recvmmsg(socket_.fd(), messages, kBatch, MSG_DONTWAIT, nullptr), 0);
  }

  Socket socket_;
  const std::vector<Bytes>& questions_;
  std::size_t next_ = 0;
  std::uint8_t buffers_[kBatch][1500];
};

// Every question gets the same address, by as few system calls as there can be.
void serve_fixed(const Socket& socket) {
  static std::uint8_t buffers[kBatch][1500];
  static sockaddr_in peers[kBatch];
  mmsghdr messages[kBatch];
  iovec parts[kBatch];
  for (;;) {
    for (int i = 0; i < kBatch; ++i) {
      parts[i] = {buffers[i], sizeof buffers[i]};
      messages[i] = {};
      messages[i].msg_hdr = {&peers[i], sizeof peers[i], &parts[i], 1, nullptr, 0, 0};
    }
    pollfd waiting{socket.fd(), POLLIN, 0};
    ::poll(&waiting, 1, -1);
    const int got = ::recvmmsg(socket.fd(), messages, kBatch, MSG_DONTWAIT, nullptr);
    for (int i = 0; i < got; ++i) {
      buffers[i][2] |= 0x80;
      parts[i].iov_len = messages[i].msg_len;
    }
    if (got > 0) ::sendmmsg(socket.fd(), messages, static_cast<unsigned>(got), 0);
  }
}

// An upstream that knows every name.
void serve_upstream(const Socket& socket) {
  std::uint8_t packet[1500], out[1500];
  for (;;) {
    Endpoint from;
    socklen_t size = sizeof from.v6;
    pollfd waiting{socket.fd(), POLLIN, 0};
    ::poll(&waiting, 1, -1);
    const ssize_t got = ::recvfrom(socket.fd(), packet, sizeof packet, 0, &from.any, &size);
    Query query;
    if (got <= 0 || parse_query({packet, static_cast<std::size_t>(got)}, query) != QueryFault::None)
      continue;
    AnswerWriter writer(out, kSafeUdpSize, query);
    if (query.type == record_type::kA)
      writer.add_address(Ipv4{192, 0, 2, 1}, 86400);
    else
      writer.add_negative_soa(3600, 0);
    const std::size_t answer = writer.finish(response_code::kNoError);
    ::sendto(socket.fd(), out, answer, 0, &from.any, from.size());
  }
}

// A process whose CPU is measured.
class Server {
 public:
  explicit Server(pid_t pid) : pid_(pid) {
    if (::clock_getcpuclockid(pid_, &clock_) != 0) std::abort();
  }
  double cpu() const { return seconds_of(clock_); }
  // Without the kernel's part, in hundredths of a second.
  double user_cpu() const {
    unsigned long ticks = 0;
    const std::string path = "/proc/" + std::to_string(pid_) + "/stat";
    FILE* file = std::fopen(path.c_str(), "r");
    if (file == nullptr) return 0;
    const int got =
        std::fscanf(file, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &ticks);
    std::fclose(file);
    return got == 1 ? static_cast<double>(ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK)) : 0;
  }

 private:
  pid_t pid_;
  clockid_t clock_ = 0;
};

class Child {
 public:
  explicit Child(const std::function<void()>& body) : pid_(::fork()) {
    if (pid_ == 0) {
      body();
      ::_exit(0);
    }
  }
  ~Child() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  Server server() const { return Server(pid_); }

 private:
  pid_t pid_;
};

void measure(const char* what, const Server& server, const Endpoint& at,
             const std::vector<Bytes>& questions) {
  Generator generator(at, questions);
  generator.run(0.5);
  double best = 1e9, user = 0, rate = 0;
  for (int i = 0; i < kWindows; ++i) {
    const double before = server.cpu(), user_before = server.user_cpu();
    const auto start = steady_clock::now();
    const std::uint64_t answered = generator.run(1.0);
    const double wall = seconds_since(start);
    if (answered == 0) continue;
    const double million = static_cast<double>(answered) / 1e6;
    rate = std::max(rate, million * 1e6 / wall);
    const double cost = (server.cpu() - before) / million;
    if (cost >= best) continue;
    best = cost;
    user = (server.user_cpu() - user_before) / million;
  }
  std::printf("%-34s %6.2f CPU-s per million queries (user %.2f), up to %.0f queries/s\n", what,
              best, user, rate);
  std::fflush(stdout);
}

std::size_t zipf(std::mt19937_64& random, const std::vector<double>& sums) {
  const double at = std::uniform_real_distribution<double>(0, sums.back())(random);
  return static_cast<std::size_t>(std::lower_bound(sums.begin(), sums.end(), at) - sums.begin());
}

struct Questions {
  std::vector<Bytes> blocked, allowed, mixed, warm;
};
Questions make_questions(const std::vector<std::string>& names) {
  Questions made;
  std::mt19937_64 random(7);
  std::vector<double> sums;
  for (std::size_t i = 0; i < kAllowedNames; ++i) {
    sums.push_back((sums.empty() ? 0 : sums.back()) + std::pow(static_cast<double>(i + 1), -0.9));
  }
  const auto allowed_name = [](std::size_t i) {
    return "host" + std::to_string(i) + ".allowed.example";
  };
  for (std::size_t i = 0; i < kAllowedNames; ++i) {
    for (const std::size_t number : {0u, 3u})
      made.warm.push_back(question(allowed_name(i), number));
  }
  for (std::size_t i = 0; i < kQuestions; ++i) {
    const std::string& listed = names[random() % names.size()];
    made.blocked.push_back(question(i % 2 ? "www." + listed : listed, i));
    made.allowed.push_back(question(allowed_name(zipf(random, sums)), i));
    made.mixed.push_back(random() % 10 < 3 ? made.blocked.back() : made.allowed.back());
  }
  return made;
}

void measure_policy(const std::vector<std::string>& names, const std::filesystem::path& file) {
  const PolicySource source = source_of(names);
  double start = own_cpu();
  const auto bytes = compile_policy(source);
  if (!bytes) std::abort();
  std::printf("compile %zu names                %6.2f s CPU\n", names.size(), own_cpu() - start);
  FILE* out = std::fopen(file.c_str(), "wb");
  if (out == nullptr || std::fwrite(bytes->data(), 1, bytes->size(), out) != bytes->size())
    std::abort();
  std::fclose(out);
  start = own_cpu();
  const auto policy = Policy::open(file);
  if (!policy) std::abort();
  std::printf("open and verify the bundle           %6.1f ms CPU\n", 1e3 * (own_cpu() - start));
  const auto count = static_cast<double>((*policy)->name_count());
  std::printf("bytes a name                       %6.2f hot, %.1f in the file\n",
              static_cast<double>((*policy)->hot_bytes()) / count,
              static_cast<double>((*policy)->file_bytes()) / count);
  std::mt19937_64 random(3);
  for (const bool listed : {true, false}) {
    std::vector<WireName> asked;
    for (int i = 0; i < 200'000; ++i) {
      const std::string& name = names[random() % names.size()];
      asked.push_back(*parse_name_text(listed ? "www." + name : "www.x" + name));
    }
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
      start = own_cpu();
      std::size_t found = 0;
      for (const WireName& name : asked) found += (*policy)->decide(name).has_value();
      if ((found == asked.size()) != listed) std::printf("unexpected number of hits: %zu\n", found);
      best = std::min(best, (own_cpu() - start) / static_cast<double>(asked.size()));
    }
    std::printf("look-up of a name %s         %6.0f ns\n", listed ? "listed    " : "not listed",
                best * 1e9);
  }
}

Socket loopback_socket() {
  auto socket = open_udp_server(make_endpoint(Ipv4{127, 0, 0, 1}, 0), PortSharing::Alone);
  if (!socket) std::abort();
  return std::move(socket).value();
}

void run_guard(const Endpoint& listen, const Endpoint& upstream,
               const std::filesystem::path& file) {
  GuardSettings settings;
  settings.listen = {listen};
  settings.upstreams = {upstream};
  settings.block_page_v4 = Ipv4{127, 0, 0, 1};
  std::atomic<bool> stop{false};
  const auto status = run_guard_alone(settings, file, stop, base::silent_log(), base::system_random,
                                      base::system_now);
  if (!status) std::fprintf(stderr, "%s\n", status.error().operator_text.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
  const auto names = invent_names(std::max<std::size_t>(count, 1));
  if (argc > 2 && std::strcmp(argv[2], "--list") == 0) {
    for (const std::string& name : names) std::puts(name.c_str());
    return 0;
  }
  if (argc > 4 && std::strcmp(argv[2], "--beside") == 0) {
    const auto port = static_cast<std::uint16_t>(std::strtoul(argv[3], nullptr, 10));
    const Endpoint at = make_endpoint(Ipv4{127, 0, 0, 1}, port);
    measure("another server, blocked", Server(std::atoi(argv[4])), at,
            make_questions(names).blocked);
    return 0;
  }
  const auto file =
      std::filesystem::temp_directory_path() / ("guard_bench_" + std::to_string(::getpid()));
  measure_policy(names, file);
  const Questions questions = make_questions(names);
  {
    const Socket socket = loopback_socket();
    const Child server([&] { serve_fixed(socket); });
    measure("fixed answer, mixed questions", server.server(), bound_endpoint(socket),
            questions.mixed);
  }
  const Socket upstream_socket = loopback_socket();
  const Child upstream([&] { serve_upstream(upstream_socket); });
  Endpoint listen;
  {
    const Socket probe = loopback_socket();
    listen = bound_endpoint(probe);
  }
  const Child server([&] { run_guard(listen, bound_endpoint(upstream_socket), file); });
  std::this_thread::sleep_for(std::chrono::seconds(2));
  Generator(listen, questions.warm).run(10);
  measure("guard, blocked", server.server(), listen, questions.blocked);
  measure("guard, allowed from the cache", server.server(), listen, questions.allowed);
  measure("guard, mixed (30% blocked)", server.server(), listen, questions.mixed);
  std::filesystem::remove(file);
}
