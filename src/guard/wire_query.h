#pragma once
// A question from a client: header, one question, OPT (RFC 1035, 6891, 9619).

#include "guard/wire_name.h"

namespace anlanh::guard {

enum class QueryFault {
  None,
  Drop,     // shorter than a header, or itself an answer: replying could start a loop
  FormErr,  // cut short, trailing bytes, more or less than one question, two OPTs
  NotImp,   // an opcode other than QUERY
  BadVers,  // EDNS version above 0 (RFC 6891 section 6.1.3)
};

struct Query {
  std::uint16_t id = 0;
  std::uint16_t flags = 0;
  WireName name;  // as asked, letter case kept (draft-vixie-dnsext-dns0x20)
  WireName key;   // the same in lower case
  std::uint16_t type = 0;
  std::uint16_t klass = 0;
  bool has_question = false;  // name, type and klass are sound; may be true beside a fault
  bool has_edns = false;
  bool dnssec_ok = false;
  std::uint16_t udp_size = kClassicUdpSize;  // never below 512, whatever the client says

  bool wants_recursion() const { return (flags & header_flag::kRd) != 0; }
  bool checking_disabled() const { return (flags & header_flag::kCd) != 0; }
};

// Reads `packet` into `query`. On a fault, `query` holds what was sound so far: the answer can name
// it. Reads each byte at most once; a query with more than four additional records is a FormErr.
QueryFault parse_query(ByteView packet, Query& query);

}  // namespace anlanh::guard
