#include "guard/list_reader.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "guard/list_lines.h"
#include "guard/list_name.h"

namespace anlanh::guard {

namespace {

constexpr std::size_t kLinesToGuess = 200;
constexpr std::size_t kMostExcerpt = 80;
constexpr std::string_view kBlanks = " \t";

// Names that hosts files define for the machine itself.
constexpr std::array<std::string_view, 12> kMachineNames = {
    "localhost",       "localhost.localdomain", "local",          "localdomain",
    "broadcasthost",   "ip6-localhost",         "ip6-loopback",   "ip6-localnet",
    "ip6-mcastprefix", "ip6-allnodes",          "ip6-allrouters", "ip6-allhosts"};

bool is_machine_name(std::string_view name) {
  return std::find(kMachineNames.begin(), kMachineNames.end(), name) != kMachineNames.end();
}

// A comment begins with a # after a blank; "site.vn##.banner" is a rule for browsers, not a name
// and a comment.
std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != line.npos; at = line.find('#', at + 1)) {
    if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t')
      return trim_blanks(line.substr(0, at));
  }
  return line;
}

// An address may name its interface: "fe80::1%lo0 localhost".
std::string_view without_zone(std::string_view address) {
  return address.substr(0, address.find('%'));
}

class LineReader {
 public:
  LineReader(ListCollector& collector, ListFormat format) : out_(collector), format_(format) {}

  void read(std::size_t number, std::string_view raw) {
    number_ = number, raw_ = raw;
    std::string_view line = trim_blanks(raw);
    if (line.size() > out_.budget().most_line) {
      return junk(base::msg("This line is longer than {1} characters.",
                            std::to_string(out_.budget().most_line)));
    }
    if (line.empty() || line.front() == '#' || line.front() == '!' || line.front() == '[') {
      return out_.pass_over();
    }
    const bool rule = line.starts_with("||") || line.starts_with("@@");
    if (format_ == ListFormat::Adblock || (format_ == ListFormat::Auto && rule)) {
      return read_adblock(line);
    }
    line = without_comment(line);
    std::string_view rest = line;
    const std::string_view first = without_zone(take_word(rest));
    const bool hosts = is_ip_address(first) || (first == "0" && !rest.empty());
    if (format_ == ListFormat::Hosts || (format_ == ListFormat::Auto && hosts)) {
      return read_hosts(first, rest);
    }
    read_plain(first, rest);
  }

 private:
  void junk(base::Message reason) { out_.fault(number_, raw_, std::move(reason)); }

  void add_name(std::string_view text, Action action, Scope scope) {
    auto parsed = parse_list_name(text, TopLevel::Refuse);
    if (auto* reason = std::get_if<base::Message>(&parsed)) return junk(std::move(*reason));
    out_.add(std::move(std::get<std::string>(parsed)), action, scope);
  }

  void read_hosts(std::string_view address, std::string_view names) {
    if (!is_sinkhole(address)) {
      // A machine's own lines ("fe00::0 ip6-localnet") are no faults.
      std::string_view rest = names;
      if (is_machine_name(take_word(rest))) return out_.pass_over();
      return junk(
          base::msg("The line does not begin with an address that blocks, such as 0.0.0.0."));
    }
    bool any = false;
    while (!names.empty()) {
      const std::string_view name = take_word(names);
      // "0.0.0.0 0.0.0.0" stands in many published files.
      if (is_machine_name(name) || is_sinkhole(name)) continue;
      add_name(name, Action::Block, Scope::Subtree);
      any = true;
    }
    if (!any) out_.pass_over();
  }

  void read_plain(std::string_view name, std::string_view rest) {
    if (!rest.empty()) return junk(base::msg("There is more than one name in this line."));
    if (is_machine_name(name)) return out_.pass_over();
    if (name.starts_with("*.")) return add_name(name.substr(2), Action::Block, Scope::Below);
    if (name.starts_with('.')) name.remove_prefix(1);
    add_name(name, Action::Block, Scope::Subtree);
  }

  void read_adblock(std::string_view line) {
    const bool allow = line.starts_with("@@");
    std::string_view rule = allow ? line.substr(2) : line;
    const std::size_t caret = rule.find('^');
    if (!rule.starts_with("||") || caret == rule.npos) {
      return junk(base::msg("This rule is for pages in a browser, not for names."));
    }
    const std::string_view name = rule.substr(2, caret - 2);
    std::string_view options = rule.substr(caret + 1);
    if (!options.empty() && options != "|" && options != "$all" && options != "$important" &&
        options != "|$important") {
      return junk(base::msg("This rule is for pages in a browser, not for names."));
    }
    const bool below = name.starts_with("*.");
    add_name(below ? name.substr(2) : name, allow ? Action::Allow : Action::Block,
             below ? Scope::Below : Scope::Subtree);
  }

  ListCollector& out_;
  ListFormat format_;
  std::size_t number_ = 0;
  std::string_view raw_;
};

bool looks_like_rpz(std::string_view line) {
  if (line.starts_with("$TTL") || line.starts_with("$ORIGIN")) return true;
  for (std::string_view rest = line; !rest.empty();) {
    const std::string_view word = take_word(rest);
    if (word.starts_with(';')) return false;
    if (word == "SOA" || word == "CNAME" || word == "soa" || word == "cname") return true;
  }
  return false;
}

ListFormat guess_format(std::string_view bytes) {
  LineWalk walk(bytes);
  ListFormat guess = ListFormat::Plain;
  bool guessed = false;
  for (std::size_t i = 0; i < kLinesToGuess; ++i) {
    const auto raw = walk.next();
    if (!raw) break;
    const std::string_view line = trim_blanks(*raw);
    if (line.empty() || line.front() == '#' || line.front() == '!' || line.front() == ';') continue;
    if (looks_like_rpz(line)) return ListFormat::Rpz;
    if (guessed || line.front() == '[') continue;
    std::string_view rest = line;
    guessed = true;
    if (line.starts_with("||") || line.starts_with("@@"))
      guess = ListFormat::Adblock;
    else if (is_ip_address(without_zone(take_word(rest))) || line.starts_with("0 "))
      guess = ListFormat::Hosts;
  }
  return guess;
}

}  // namespace

LineWalk::LineWalk(std::string_view bytes) : left_(bytes) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (left_.starts_with(kByteOrderMark)) left_.remove_prefix(kByteOrderMark.size());
}

std::optional<std::string_view> LineWalk::next() {
  if (left_.empty()) return std::nullopt;
  ++number_;
  const std::size_t end = std::min(left_.find('\n'), left_.size());
  std::string_view line = left_.substr(0, end);
  left_.remove_prefix(std::min(end + 1, left_.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool ListCollector::may_go_on(std::size_t line) {
  if (line <= budget_.most_lines && read_.entries.size() < budget_.most_entries) return true;
  read_.complete = false;
  fault(line, {}, base::msg("The list is larger than the limit; from here on it was not read."));
  return false;
}

void ListCollector::add(std::string name, Action action, Scope scope) {
  read_.entries.push_back({std::move(name), 0, 0, action, scope});
}

void ListCollector::fault(std::size_t line, std::string_view text, base::Message reason) {
  ++read_.junk;
  if (read_.faults.size() >= budget_.most_faults) return;
  const std::string sound = base::repair_utf8(text.substr(0, kMostExcerpt * 4));
  read_.faults.push_back(
      {line, std::move(reason), std::string(base::first_code_points(sound, kMostExcerpt))});
}

std::string_view trim_blanks(std::string_view text) {
  const std::size_t start = text.find_first_not_of(kBlanks);
  if (start == text.npos) return {};
  return text.substr(start, text.find_last_not_of(kBlanks) - start + 1);
}

std::string_view take_word(std::string_view& text) {
  const std::size_t start = std::min(text.find_first_not_of(kBlanks), text.size());
  const std::size_t end = std::min(text.find_first_of(kBlanks, start), text.size());
  const std::string_view word = text.substr(start, end - start);
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks, end), text.size()));
  return word;
}

ListRead read_list(std::string_view bytes, ListFormat format, const ListBudget& budget) {
  ListRead read;
  ListCollector collector(read, budget);
  const bool too_large = bytes.size() > budget.most_bytes;
  // Cut at the end of a line: half a name would be another name.
  if (too_large) bytes = bytes.substr(0, bytes.rfind('\n', budget.most_bytes) + 1);
  read.format = format == ListFormat::Auto ? guess_format(bytes) : format;
  read.lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) +
               (bytes.empty() || bytes.ends_with('\n') ? 0 : 1);
  if (read.format == ListFormat::Rpz) {
    read_rpz(bytes, collector);
  } else {
    LineReader reader(collector, format);
    LineWalk walk(bytes);
    while (const auto line = walk.next()) {
      if (!collector.may_go_on(walk.number())) break;
      reader.read(walk.number(), *line);
    }
  }
  if (too_large && read.complete) {
    read.complete = false;
    collector.fault(read.lines + 1, {},
                    base::msg("The list is larger than the limit; from here on it was not read."));
  }
  return read;
}

}  // namespace anlanh::guard
