#pragma once
// Writes an answer of our own: blocked, refused, failed, local. Answers of upstreams are rewritten
// in place by wire_response.h. The writer never runs over the span; what does not fit turns the
// answer into a truncated one.

#include <span>
#include <string_view>

#include "guard/wire_query.h"

namespace anlanh::guard {

// RFC 8914. Text is for people, short; code 0xffff stands for none.
struct ExtendedError {
  static constexpr std::uint16_t kNone = 0xffff;
  std::uint16_t code = kNone;
  std::string_view text;
};

class AnswerWriter {
 public:
  // `limit` is what the client takes; `out` must have room for it and at least 512 bytes.
  AnswerWriter(std::span<std::uint8_t> out, std::size_t limit, const Query& query);

  // Records whose owner is the question's name.
  void add_address(std::span<const std::uint8_t, 4> address, std::uint32_t ttl);
  void add_address(std::span<const std::uint8_t, 16> address, std::uint32_t ttl);
  // One character-string, cut to 255 bytes.
  void add_text(std::string_view text, std::uint32_t ttl);
  // RFC 8482 section 4.2: the answer to a question for ANY.
  void add_any_refusal(std::uint32_t ttl);
  // The SOA of a negative answer (RFC 2308 section 3), so that a resolver behind us forgets it
  // after `ttl` seconds. Its owner is the question's name without the first `labels_above` labels.
  void add_negative_soa(std::uint32_t ttl, std::size_t labels_above);

  // Gives the records up: the client shall ask again over TCP.
  void truncate() { truncated_ = true; }
  // Writes header and OPT; returns the size of the message. `rcode` may be an extended one (needs
  // EDNS: without it, the low four bits go out).
  std::size_t finish(std::uint16_t rcode, const ExtendedError& error = {});

 private:
  bool start_record(std::uint16_t type, std::uint32_t ttl, std::size_t data_size);
  void put(ByteView bytes);

  std::span<std::uint8_t> out_;
  std::size_t limit_;
  const Query& query_;
  std::size_t size_ = 0;
  std::size_t question_end_ = 0;
  std::uint16_t answers_ = 0;
  std::uint16_t authorities_ = 0;
  bool truncated_ = false;
};

// Size of the OPT that `append_opt` writes.
std::size_t opt_size(const ExtendedError& error);
// Writes an OPT (version 0, our UDP size, DO as asked) at `out`; `out` must have opt_size() bytes.
void append_opt(std::uint8_t* out, std::uint16_t rcode, bool dnssec_ok, const ExtendedError& error);

// A query for `name` to send upstream: RD set, EDNS with DO as asked. Returns its size (at most
// 512).
struct UpstreamQuestion {
  const WireName& name;
  std::uint16_t type;
  bool dnssec_ok;
  bool checking_disabled;
};
enum class Edns { With, Without };
std::size_t write_query(std::span<std::uint8_t, kClassicUdpSize> out, std::uint16_t id,
                        const UpstreamQuestion& question, Edns edns);

}  // namespace anlanh::guard
