#include "guard/wire_response.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/result.h"

namespace anlanh::guard {

namespace {

constexpr std::size_t kMostRecords = 4096;
constexpr std::size_t kMostAliases = 16;
constexpr std::uint32_t kLongestKeep = 86400;
constexpr std::uint32_t kLongestNegativeKeep =
    3600;  // RFC 2308 section 5 advises one to three hours

enum class Section { Answer, Authority, Additional };

struct Record {
  std::uint16_t type;
  std::uint16_t klass;
  std::uint32_t ttl;
  std::size_t start;
  std::size_t ttl_at;
  std::size_t data_at;
  std::size_t data_size;
  std::size_t end() const { return data_at + data_size; }
};

std::optional<Record> read_record(ByteView message, std::size_t at) {
  WireName owner;
  const auto fixed = parse_name(message, at, owner);
  if (!fixed || *fixed + 10 > message.size()) return std::nullopt;
  Record record{load_u16(message, *fixed),
                load_u16(message, *fixed + 2),
                load_u32(message, *fixed + 4),
                at,
                *fixed + 4,
                *fixed + 10,
                load_u16(message, *fixed + 8)};
  if (record.end() > message.size()) return std::nullopt;
  // RFC 2181 section 8: a TTL with the highest bit set means zero.
  if (record.ttl > std::numeric_limits<std::int32_t>::max()) record.ttl = 0;
  return record;
}

std::uint16_t find_error_code(ByteView options) {
  while (options.size() >= 4) {
    const std::size_t length = load_u16(options, 2);
    if (options.size() < 4 + length) break;
    if (load_u16(options, 0) == kOptionExtendedError && length >= 2) return load_u16(options, 4);
    options = options.subspan(4 + length);
  }
  return ExtendedError::kNone;
}

std::uint32_t count_down(std::uint32_t ttl, std::uint32_t age) {
  return ttl > std::numeric_limits<std::int32_t>::max() ? 0 : ttl - std::min(ttl, age);
}

// True where the name at `at` runs through one of the four-byte fields that start at `ttl_at`
// (rising). A pointer may lead anywhere behind it, so a hostile answer can make a name of the bytes
// of a TTL, and it would become another name when the TTL is rewritten. REQUIRES: parse_name took
// the name at `at`.
bool crosses_ttl(ByteView message, std::size_t at, std::span<const std::uint16_t> ttl_at) {
  const auto overlaps = [&](std::size_t begin, std::size_t end) {
    const auto next = std::upper_bound(ttl_at.begin(), ttl_at.end(), begin);
    if (next != ttl_at.end() && *next < end) return true;
    return next != ttl_at.begin() && *std::prev(next) + 4u > begin;
  };
  for (;;) {
    const std::uint8_t length = message[at];
    const bool pointer = length > kMostLabel;
    const std::size_t end = at + (pointer ? 2u : 1u + length);
    if (overlaps(at, end)) return true;
    if (length == 0) return false;
    at = pointer ? load_u16(message, at) & 0x3fffu : end;
  }
}

// The walk and what it has seen that only the verdict on the TTL needs.
class Walk {
 public:
  Walk(ByteView message, ResponseFacts& facts) : message_(message), facts_(facts) {}

  bool run() {
    if (!read_question()) return false;
    const std::size_t counts[] = {load_u16(message_, 6), load_u16(message_, 8),
                                  load_u16(message_, 10)};
    if (counts[0] + counts[1] + counts[2] > kMostRecords) return false;
    for (const Section section : {Section::Answer, Section::Authority, Section::Additional}) {
      for (std::size_t i = 0; i < counts[static_cast<int>(section)]; ++i) {
        if (!read_one(section)) return false;
      }
    }
    facts_.ttl = keep_for();
    return true;
  }

 private:
  bool read_question() {
    const auto end = parse_name(message_, kHeaderSize, facts_.name);
    if (!end || *end + 4 > message_.size()) return false;
    lower_in_place(facts_.name);
    facts_.type = load_u16(message_, *end);
    facts_.klass = load_u16(message_, *end + 2);
    at_ = facts_.end = *end + 4;
    return true;
  }

  bool read_one(Section section) {
    const auto record = read_record(message_, at_);
    if (!record) return false;
    at_ = record->end();
    if (record->type == record_type::kOpt) return read_opt(section, *record);
    if (facts_.has_opt) return true;  // behind the OPT: read for soundness, not kept
    facts_.end = record->end();
    facts_.ttl_at.push_back(static_cast<std::uint16_t>(record->ttl_at));
    if (crosses_ttl(message_, record->start, facts_.ttl_at)) return false;
    if (section == Section::Answer) return read_answer(*record);
    if (section == Section::Authority && record->type == record_type::kSoa) read_soa(*record);
    if (section == Section::Additional) ++facts_.additional_kept;
    return true;
  }

  bool read_opt(Section section, const Record& opt) {
    if (section != Section::Additional || facts_.has_opt || message_[opt.start] != 0) return false;
    facts_.has_opt = true;
    const auto upper = static_cast<std::uint16_t>(message_[opt.ttl_at] << 4);
    facts_.rcode = static_cast<std::uint16_t>(facts_.rcode | upper);
    facts_.error_code = find_error_code(message_.subspan(opt.data_at, opt.data_size));
    return true;
  }

  bool read_answer(const Record& record) {
    least_ttl_ = std::min(least_ttl_, record.ttl);
    if (record.type == facts_.type || facts_.type == record_type::kAny) answered_ = true;
    if (record.type != record_type::kCname) return true;
    WireName target;
    const auto end = parse_name(message_, record.data_at, target);
    if (!end || *end != record.end()) return false;
    if (crosses_ttl(message_, record.data_at, facts_.ttl_at)) return false;
    if (facts_.alias_at.size() < kMostAliases) {
      facts_.alias_at.push_back(static_cast<std::uint16_t>(record.data_at));
    }
    return true;
  }

  void read_soa(const Record& record) {
    if (record.data_size < 22) return;  // two root names and five numbers
    const std::uint32_t minimum = load_u32(message_, record.end() - 4);
    soa_ttl_ = std::min(record.ttl, minimum);
  }

  std::uint32_t keep_for() const {
    const bool negative = facts_.rcode == response_code::kNxDomain ||
                          (facts_.rcode == response_code::kNoError && !answered_);
    if (negative) {
      return soa_ttl_ ? std::min({least_ttl_, *soa_ttl_, kLongestNegativeKeep}) : 0;
    }
    return facts_.rcode == response_code::kNoError ? std::min(least_ttl_, kLongestKeep) : 0;
  }

  ByteView message_;
  ResponseFacts& facts_;
  std::size_t at_ = 0;
  std::uint32_t least_ttl_ = kLongestKeep;
  std::optional<std::uint32_t> soa_ttl_;
  bool answered_ = false;
};

}  // namespace

std::optional<ResponseFacts> parse_response(ByteView message) {
  if (message.size() < kHeaderSize || message.size() > kMostMessage) return std::nullopt;
  ResponseFacts facts;
  facts.id = load_u16(message, 0);
  facts.flags = load_u16(message, 2);
  if (!(facts.flags & header_flag::kQr) || (facts.flags & header_flag::kOpcodeMask) != 0 ||
      load_u16(message, 4) != 1) {
    return std::nullopt;
  }
  facts.rcode = facts.flags & header_flag::kRcodeMask;
  if (!Walk(message, facts).run()) return std::nullopt;
  return facts;
}

KeptAnswer::KeptAnswer(ByteView message, const ResponseFacts& facts)
    : message_size_(static_cast<std::uint32_t>(facts.end)),
      ttl_(facts.ttl),
      ttl_count_(static_cast<std::uint16_t>(facts.ttl_at.size())),
      alias_count_(static_cast<std::uint16_t>(facts.alias_at.size())),
      rcode_(facts.rcode),
      error_code_(facts.error_code) {
  const std::size_t places = 2 * (facts.ttl_at.size() + facts.alias_at.size());
  block_ = std::make_unique_for_overwrite<std::uint8_t[]>(message_size_ + places);
  std::memcpy(block_.get(), message.data(), message_size_);
  save_u16(block_.get() + 10, facts.additional_kept);
  std::memcpy(block_.get() + kHeaderSize, facts.name.octets.data(), facts.name.size);
  std::uint8_t* out = block_.get() + message_size_;
  for (const auto& list : {std::span(facts.ttl_at), std::span(facts.alias_at)}) {
    for (const std::uint16_t place : list) {
      save_u16(out, place);
      out += 2;
    }
  }
}

std::size_t KeptAnswer::bytes() const {
  return message_size_ + 2u * (std::size_t{ttl_count_} + alias_count_);
}

std::size_t KeptAnswer::place(std::size_t i) const {
  return load_u16({block_.get(), bytes()}, message_size_ + 2 * i);
}

WireName KeptAnswer::alias(std::size_t i) const {
  WireName name;
  const bool sound = parse_name(message(), place(ttl_count_ + i), name).has_value();
  AL_CHECK(sound);  // the walk read it before
  lower_in_place(name);
  return name;
}

std::size_t write_kept(std::span<std::uint8_t> out, std::size_t limit, const Query& query,
                       const KeptAnswer& kept, const TtlRule& rule, const ExtendedError& error) {
  const ByteView message = kept.message();
  const std::size_t opt = query.has_edns ? opt_size(error) : 0;
  if (message.size() + opt > std::min(limit, out.size())) {
    AnswerWriter writer(out, kClassicUdpSize, query);
    writer.truncate();
    return writer.finish(kept.rcode(), {});
  }
  std::uint8_t* at = out.data();
  std::memcpy(at, message.data(), message.size());
  save_u16(at, query.id);
  const std::uint16_t asked = query.flags & (header_flag::kRd | header_flag::kCd);
  save_u16(at + 2,
           header_flag::kQr | header_flag::kRa | asked | (kept.rcode() & header_flag::kRcodeMask));
  std::memcpy(at + kHeaderSize, query.name.octets.data(), query.name.size);
  for (std::size_t i = 0; i < kept.ttl_count(); ++i) {
    const std::size_t place = kept.ttl_place(i);
    save_u32(at + place, rule.fixed ? *rule.fixed : count_down(load_u32(message, place), rule.age));
  }
  if (query.has_edns) {
    save_u16(at + 10, load_u16(message, 10) + 1u);
    append_opt(at + message.size(), kept.rcode(), query.dnssec_ok, error);
  }
  return message.size() + opt;
}

}  // namespace anlanh::guard
