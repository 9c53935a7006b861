#pragma once
// The numbers of the DNS that this room speaks (RFC 1035, 3596, 6891, 8482, 8914, 9460), and
// reading of big-endian fields.

#include <cstddef>
#include <cstdint>

#include "base/bytes.h"

namespace anlanh::guard {

using base::Bytes;
using base::ByteView;

namespace record_type {
inline constexpr std::uint16_t kA = 1, kNs = 2, kCname = 5, kSoa = 6, kPtr = 12, kTxt = 16;
inline constexpr std::uint16_t kAaaa = 28, kDname = 39, kOpt = 41, kSvcb = 64, kHttps = 65;
inline constexpr std::uint16_t kIxfr = 251, kAxfr = 252, kAny = 255;
// 128 to 255 ask for something else than a record type (RFC 6895 section 3.1).
inline constexpr std::uint16_t kFirstMeta = 128, kLastMeta = 255;
}  // namespace record_type

inline constexpr std::uint16_t kClassIn = 1;

namespace response_code {
inline constexpr std::uint16_t kNoError = 0, kFormErr = 1, kServFail = 2, kNxDomain = 3;
inline constexpr std::uint16_t kNotImp = 4, kRefused = 5, kYxDomain = 6;
inline constexpr std::uint16_t kBadVers = 16;
}  // namespace response_code

// The second 16-bit word of a message (RFC 1035 section 4.1.1, RFC 4035 for AD and CD).
namespace header_flag {
inline constexpr std::uint16_t kQr = 0x8000, kAa = 0x0400, kTc = 0x0200, kRd = 0x0100;
inline constexpr std::uint16_t kRa = 0x0080, kAd = 0x0020, kCd = 0x0010;
inline constexpr std::uint16_t kOpcodeMask = 0x7800, kRcodeMask = 0x000f;
}  // namespace header_flag

// Extended DNS errors (RFC 8914 section 4).
namespace extended_error {
inline constexpr std::uint16_t kStaleAnswer = 3, kBlocked = 15, kFiltered = 17, kProhibited = 18;
inline constexpr std::uint16_t kStaleNxDomain = 19, kNotAuthoritative = 20;
inline constexpr std::uint16_t kNoReachableAuthority = 22, kNetworkError = 23;
}  // namespace extended_error

inline constexpr std::uint16_t kOptionExtendedError = 15;
inline constexpr std::uint16_t kEdnsDnssecOk = 0x8000;

inline constexpr std::size_t kHeaderSize = 12;
inline constexpr std::size_t kClassicUdpSize = 512;  // RFC 1035 section 2.3.4
// What fits any path without fragments (DNS flag day 2020; RFC 9715 says 1400 and less).
inline constexpr std::size_t kSafeUdpSize = 1232;
inline constexpr std::size_t kMostMessage = 65535;

inline std::uint16_t load_u16(ByteView bytes, std::size_t at) {
  return static_cast<std::uint16_t>((bytes[at] << 8) | bytes[at + 1]);
}
inline std::uint32_t load_u32(ByteView bytes, std::size_t at) {
  return (static_cast<std::uint32_t>(load_u16(bytes, at)) << 16) | load_u16(bytes, at + 2);
}
inline void save_u16(std::uint8_t* at, std::size_t value) {
  at[0] = static_cast<std::uint8_t>(value >> 8);
  at[1] = static_cast<std::uint8_t>(value);
}
inline void save_u32(std::uint8_t* at, std::uint32_t value) {
  save_u16(at, value >> 16);
  save_u16(at + 2, value & 0xffff);
}

}  // namespace anlanh::guard
