#pragma once
// Answers of upstreams: walked once with bounds on every byte, kept without their OPT, and
// rewritten for each client with its id, its letter case, its flags and the time that has passed
// (RFC 1035, 2181, 2308, 6891).

#include <memory>
#include <vector>

#include "guard/wire_answer.h"

namespace anlanh::guard {

// What a walk over a whole response found. Offsets are from the start of the message.
struct ResponseFacts {
  std::uint16_t id = 0;
  std::uint16_t flags = 0;
  std::uint16_t rcode = 0;  // with the upper bits of the OPT
  WireName name;            // of the question, in lower case
  std::uint16_t type = 0;
  std::uint16_t klass = 0;
  std::size_t end = 0;  // of the last record before the OPT
  std::uint16_t additional_kept = 0;
  bool has_opt = false;
  std::uint16_t error_code = ExtendedError::kNone;  // first RFC 8914 code of the OPT
  std::vector<std::uint16_t> ttl_at;
  std::vector<std::uint16_t> alias_at;  // CNAME targets of the answer section, the first 16
  // Seconds it may be kept: the least TTL of the answer; for "no such name" and "no such data" also
  // bounded by the SOA (RFC 2308 section 5). 0: not to be kept.
  std::uint32_t ttl = 0;
  bool truncated() const { return (flags & header_flag::kTc) != 0; }
};

// Nothing where the message is cut short, has loops or names made of the bytes of a TTL, does not
// have exactly one question, is not an answer, or has more than 4,096 records. Records behind the OPT are left out (`end`): they are
// additional anyway.
std::optional<ResponseFacts> parse_response(ByteView message);

// One answer as the cache keeps it: a single block of message, TTL places and alias places. The
// question in it is in lower case.
class KeptAnswer {
 public:
  KeptAnswer() = default;
  KeptAnswer(ByteView message, const ResponseFacts& facts);

  bool empty() const { return message_size_ == 0; }
  std::size_t bytes() const;
  ByteView message() const { return {block_.get(), message_size_}; }
  std::uint16_t rcode() const { return rcode_; }
  std::uint16_t error_code() const { return error_code_; }
  std::uint32_t ttl() const { return ttl_; }
  std::size_t alias_count() const { return alias_count_; }
  // The i-th target of the CNAME chain, in lower case.
  WireName alias(std::size_t i) const;
  std::size_t ttl_count() const { return ttl_count_; }
  std::size_t ttl_place(std::size_t i) const { return place(i); }

 private:
  std::size_t place(std::size_t i) const;

  std::unique_ptr<std::uint8_t[]> block_;
  std::uint32_t message_size_ = 0;
  std::uint32_t ttl_ = 0;
  std::uint16_t ttl_count_ = 0;
  std::uint16_t alias_count_ = 0;
  std::uint16_t rcode_ = 0;
  std::uint16_t error_code_ = ExtendedError::kNone;
};

// How the TTLs of a kept answer are told: counted down by an age, or all at one value (stale
// answers, RFC 8767).
struct TtlRule {
  std::uint32_t age = 0;
  std::optional<std::uint32_t> fixed;
};

// Writes `kept` as the answer to `query`, at most `limit` bytes; over it, an answer with TC and no
// records. AD is cleared: this server validates nothing. `out` must hold the larger of 512 bytes
// and the message with an OPT. REQUIRES: query.key and type are those of `kept`.
std::size_t write_kept(std::span<std::uint8_t> out, std::size_t limit, const Query& query,
                       const KeptAnswer& kept, const TtlRule& rule, const ExtendedError& error);

}  // namespace anlanh::guard
