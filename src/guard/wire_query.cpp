#include "guard/wire_query.h"

#include <algorithm>

namespace anlanh::guard {

namespace {

constexpr std::uint16_t kMostAdditional = 4;

// EDNS options are a list of code, length, bytes that must fill the record's data exactly.
bool options_are_sound(ByteView data) {
  while (!data.empty()) {
    if (data.size() < 4) return false;
    const std::size_t length = load_u16(data, 2);
    if (data.size() < 4 + length) return false;
    data = data.subspan(4 + length);
  }
  return true;
}

struct Opt {
  std::uint16_t udp_size;
  std::uint8_t version;
  bool dnssec_ok;
};

// Reads one additional record; `opt` is set where it is an OPT. Returns the place after it.
std::optional<std::size_t> read_additional(ByteView packet, std::size_t at,
                                           std::optional<Opt>& opt) {
  const auto after_name = skip_name(packet, at);
  if (!after_name || *after_name + 10 > packet.size()) return std::nullopt;
  const std::size_t fixed = *after_name;
  const std::size_t length = load_u16(packet, fixed + 8);
  const std::size_t end = fixed + 10 + length;
  if (end > packet.size()) return std::nullopt;
  if (load_u16(packet, fixed) != record_type::kOpt) return end;
  // RFC 6891 section 6.1.1: the owner is the root, and there is one OPT at most.
  if (opt || packet[at] != 0 || !options_are_sound(packet.subspan(fixed + 10, length))) {
    return std::nullopt;
  }
  opt = Opt{load_u16(packet, fixed + 2), packet[fixed + 5],
            (load_u16(packet, fixed + 6) & kEdnsDnssecOk) != 0};
  return end;
}

// A name in a question may not be compressed: nothing stands before it.
std::optional<std::size_t> read_question(ByteView packet, Query& query) {
  const auto end = parse_name(packet, kHeaderSize, query.name);
  if (!end || *end + 4 > packet.size()) return std::nullopt;
  query.type = load_u16(packet, *end);
  query.klass = load_u16(packet, *end + 2);
  query.key = lower_name(query.name);
  query.has_question = true;
  return *end + 4;
}

}  // namespace

QueryFault parse_query(ByteView packet, Query& query) {
  query.has_question = query.has_edns = query.dnssec_ok = false;
  query.udp_size = kClassicUdpSize;
  if (packet.size() < kHeaderSize) return QueryFault::Drop;
  query.id = load_u16(packet, 0);
  query.flags = load_u16(packet, 2);
  if (query.flags & header_flag::kQr) return QueryFault::Drop;
  if (query.flags & header_flag::kOpcodeMask) return QueryFault::NotImp;
  const std::uint16_t additional = load_u16(packet, 10);
  if (load_u16(packet, 4) != 1 || load_u16(packet, 6) != 0 || load_u16(packet, 8) != 0 ||
      additional > kMostAdditional) {
    return QueryFault::FormErr;
  }
  auto at = read_question(packet, query);
  if (!at) return QueryFault::FormErr;
  std::optional<Opt> opt;
  for (int i = 0; i < additional; ++i) {
    at = read_additional(packet, *at, opt);
    if (!at) return QueryFault::FormErr;
  }
  if (*at != packet.size()) return QueryFault::FormErr;
  if (!opt) return QueryFault::None;
  query.has_edns = true;
  query.dnssec_ok = opt->dnssec_ok;
  query.udp_size = std::max<std::uint16_t>(opt->udp_size, kClassicUdpSize);
  return opt->version == 0 ? QueryFault::None : QueryFault::BadVers;
}

}  // namespace anlanh::guard
