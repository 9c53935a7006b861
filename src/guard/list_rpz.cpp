// RPZ zone files: master file syntax (RFC 1035 section 5.1) with QNAME triggers
// (draft-vixie-dnsop-dns-rpz).
//
//   bad.example        CNAME .               the name itself is blocked
//   *.bad.example      CNAME *.              what is below it is blocked
//   good.bad.example   CNAME rpz-passthru.   and this is allowed
//
// "No such name", "no such data", DROP and an address that leads nowhere all become one block.
// Other local data and triggers by address or name server are told as faults, never guessed.

#include <algorithm>

#include "guard/list_lines.h"
#include "guard/list_name.h"

namespace anlanh::guard {

namespace {

constexpr std::size_t kMostWords = 64;     // of one record
constexpr std::size_t kMostRecord = 4096;  // bytes, over all its lines

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return out;
}

bool is_time(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9' &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= '0' && c <= '9') ||
                  std::string_view("smhdwSMHDW").find(c) != std::string_view::npos;
         });
}

// One record, which brackets may spread over lines.
struct Entry {
  std::size_t line = 0;
  std::string_view first_line;
  bool starts_blank = false;  // the owner is the one before
  std::vector<std::string> words;
};

class EntryReader {
 public:
  EntryReader(std::string_view bytes, ListCollector& out) : walk_(bytes), out_(out) {}

  // The next record with at least one word.
  std::optional<Entry> next() {
    while (auto line = walk_.next()) {
      if (!out_.may_go_on(walk_.number())) return std::nullopt;
      Entry entry{walk_.number(),
                  *line,
                  !line->empty() && (line->front() == ' ' || line->front() == '\t'),
                  {}};
      size_ = 0;
      bool open = false;
      bool sound = take(*line, entry, open);
      while (sound && open && (line = walk_.next())) sound = take(*line, entry, open);
      if (!sound || open) {
        out_.fault(
            entry.line, entry.first_line,
            base::msg("A bracket or quotation mark is not closed, or the record is too long."));
        continue;
      }
      if (!entry.words.empty()) return entry;
      out_.pass_over();
    }
    return std::nullopt;
  }

 private:
  bool take(std::string_view line, Entry& entry, bool& open) {
    size_ += line.size();
    if (size_ > kMostRecord) return false;
    for (std::size_t at = 0; at < line.size();) {
      const char c = line[at];
      if (c == ';') break;
      if (c == ' ' || c == '\t' || c == '(' || c == ')') {
        if (c == '(') open = true;
        if (c == ')') open = false;
        ++at;
        continue;
      }
      if (entry.words.size() == kMostWords) return false;
      const std::size_t end = c == '"' ? end_of_quoted(line, at) : line.find_first_of(" \t();", at);
      if (end == 0) return false;
      entry.words.emplace_back(line.substr(at, end - at));
      at = std::min(end, line.size());
    }
    return true;
  }

  // The place behind the closing mark, 0 where there is none.
  static std::size_t end_of_quoted(std::string_view line, std::size_t at) {
    for (++at; at < line.size(); ++at) {
      if (line[at] == '\\')
        ++at;
      else if (line[at] == '"')
        return at + 1;
    }
    return 0;
  }

  LineWalk walk_;
  ListCollector& out_;
  std::size_t size_ = 0;
};

class RpzReader {
 public:
  RpzReader(std::string_view bytes, ListCollector& out) : entries_(bytes, out), out_(out) {}

  void run() {
    while (auto entry = entries_.next()) {
      entry_ = std::move(*entry);
      if (entry_.words.front().starts_with('$'))
        read_directive();
      else
        read_record();
    }
  }

 private:
  void junk(base::Message reason) { out_.fault(entry_.line, entry_.first_line, std::move(reason)); }

  void read_directive() {
    const std::string word = lower(entry_.words.front());
    if (word == "$ttl") return out_.pass_over();
    if (word != "$origin" || entry_.words.size() < 2 || !entry_.words[1].ends_with('.')) {
      return junk(base::msg("This instruction of a zone file is not supported."));
    }
    origin_ = lower(entry_.words[1]);
    if (apex_.empty()) apex_ = origin_;
    out_.pass_over();
  }

  void read_record() {
    std::size_t at = 0;
    if (!entry_.starts_blank) owner_ = lower(entry_.words[at++]);
    const auto& words = entry_.words;
    while (at < words.size() && (is_time(words[at]) || lower(words[at]) == "in")) ++at;
    if (at >= words.size() || owner_.empty()) {
      return junk(base::msg("This record cannot be read: owner, type or data is missing."));
    }
    const std::string type = lower(words[at++]);
    if (type == "soa") {
      if (apex_.empty() && owner_.ends_with('.')) apex_ = origin_ = owner_;
      return out_.pass_over();
    }
    if (type == "ns" || type == "txt") return out_.pass_over();
    if (at >= words.size()) {
      return junk(base::msg("This record cannot be read: owner, type or data is missing."));
    }
    read_rule(type, lower(words[at]));
  }

  // The owner without the zone's own name; absent where it is the zone itself or lies outside.
  std::optional<std::string> trigger() const {
    std::string name = owner_;
    if (name == "@")
      name = origin_;
    else if (!name.ends_with('.') && origin_ != apex_)
      name += "." + origin_;
    if (!name.ends_with('.')) return name;
    if (apex_.empty() || apex_ == ".") return name.substr(0, name.size() - 1);
    if (!name.ends_with("." + apex_)) return std::nullopt;
    return name.substr(0, name.size() - apex_.size() - 1);
  }

  void read_rule(const std::string& type, const std::string& data) {
    auto name = trigger();
    if (!name) return junk(base::msg("This name lies outside the zone."));
    for (const char* kind : {"rpz-ip", "rpz-client-ip", "rpz-nsip", "rpz-nsdname"}) {
      if (name->ends_with(std::string(".") + kind)) {
        return junk(base::msg("Only rules for names are supported, not for addresses or servers."));
      }
    }
    const auto action = action_of(type, data, *name);
    if (!action) return junk(base::msg("This action is not supported: only block and allow are."));
    Scope scope = Scope::Exact;
    if (name->starts_with("*.")) {
      scope = Scope::Below;
      name->erase(0, 2);
    }
    auto parsed = parse_list_name(*name, TopLevel::Accept);
    if (auto* reason = std::get_if<base::Message>(&parsed)) return junk(std::move(*reason));
    out_.add(std::move(std::get<std::string>(parsed)), *action, scope);
  }

  static std::optional<Action> action_of(const std::string& type, const std::string& data,
                                         const std::string& name) {
    if (type == "a" || type == "aaaa") {
      return is_sinkhole(data) ? std::optional(Action::Block) : std::nullopt;
    }
    if (type != "cname") return std::nullopt;
    if (data == "." || data == "*." || data == "rpz-drop.") return Action::Block;
    // A rule that leads a name to itself is the older way to say "pass".
    if (data == "rpz-passthru." || data == name + ".") return Action::Allow;
    return std::nullopt;
  }

  EntryReader entries_;
  ListCollector& out_;
  Entry entry_;
  std::string owner_;
  std::string apex_;    // with its final dot; empty: unknown, all names are relative
  std::string origin_;  // what relative names stand below
};

}  // namespace

void read_rpz(std::string_view bytes, ListCollector& collector) {
  RpzReader(bytes, collector).run();
}

}  // namespace anlanh::guard
