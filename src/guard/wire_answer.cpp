#include "guard/wire_answer.h"

#include <algorithm>
#include <cstring>

namespace anlanh::guard {

namespace {

constexpr std::size_t kOptFixed = 11;
constexpr std::size_t kRecordFixed = 12;  // pointer to the question, type, class, TTL, length
constexpr std::size_t kMostErrorText = 64;

std::size_t error_text_size(const ExtendedError& error) {
  return std::min(error.text.size(), kMostErrorText);
}

}  // namespace

std::size_t opt_size(const ExtendedError& error) {
  return kOptFixed + (error.code == ExtendedError::kNone ? 0 : 6 + error_text_size(error));
}

void append_opt(std::uint8_t* out, std::uint16_t rcode, bool dnssec_ok,
                const ExtendedError& error) {
  out[0] = 0;
  save_u16(out + 1, record_type::kOpt);
  save_u16(out + 3, kSafeUdpSize);
  out[5] = static_cast<std::uint8_t>(rcode >> 4);
  out[6] = 0;
  save_u16(out + 7, dnssec_ok ? kEdnsDnssecOk : 0);
  save_u16(out + 9, opt_size(error) - kOptFixed);
  if (error.code == ExtendedError::kNone) return;
  const std::size_t text = error_text_size(error);
  save_u16(out + 11, kOptionExtendedError);
  save_u16(out + 13, 2 + text);
  save_u16(out + 15, error.code);
  if (text > 0) std::memcpy(out + 17, error.text.data(), text);
}

AnswerWriter::AnswerWriter(std::span<std::uint8_t> out, std::size_t limit, const Query& query)
    : out_(out), limit_(std::min(limit, out.size())), query_(query), size_(kHeaderSize) {
  if (query.has_question) {
    put(query.name.bytes());
    std::uint8_t tail[4];
    save_u16(tail, query.type);
    save_u16(tail + 2, query.klass);
    put(tail);
  }
  question_end_ = size_;
}

void AnswerWriter::put(ByteView bytes) {
  if (bytes.empty()) return;
  std::memcpy(out_.data() + size_, bytes.data(), bytes.size());
  size_ += bytes.size();
}

bool AnswerWriter::start_record(std::uint16_t type, std::uint32_t ttl, std::size_t data_size) {
  if (truncated_ || size_ + kRecordFixed + data_size > limit_) {
    truncated_ = true;
    return false;
  }
  std::uint8_t* at = out_.data() + size_;
  save_u16(at, 0xc000 | kHeaderSize);
  save_u16(at + 2, type);
  save_u16(at + 4, query_.klass);
  save_u32(at + 6, ttl);
  save_u16(at + 10, data_size);
  size_ += kRecordFixed;
  return true;
}

void AnswerWriter::add_address(std::span<const std::uint8_t, 4> address, std::uint32_t ttl) {
  if (!start_record(record_type::kA, ttl, 4)) return;
  put(address);
  ++answers_;
}

void AnswerWriter::add_address(std::span<const std::uint8_t, 16> address, std::uint32_t ttl) {
  if (!start_record(record_type::kAaaa, ttl, 16)) return;
  put(address);
  ++answers_;
}

void AnswerWriter::add_text(std::string_view text, std::uint32_t ttl) {
  text = text.substr(0, 255);
  if (!start_record(record_type::kTxt, ttl, text.size() + 1)) return;
  const auto length = static_cast<std::uint8_t>(text.size());
  put({&length, 1});
  put(base::as_bytes(text));
  ++answers_;
}

void AnswerWriter::add_any_refusal(std::uint32_t ttl) {
  constexpr std::string_view kData("\7RFC8482\0", 9);
  constexpr std::uint16_t kHinfo = 13;
  if (!start_record(kHinfo, ttl, kData.size())) return;
  put(base::as_bytes(kData));
  ++answers_;
}

void AnswerWriter::add_negative_soa(std::uint32_t ttl, std::size_t labels_above) {
  // "localhost." and "nobody.invalid." as RFC 2606 keeps them for such use; RFC 6303 section 3 does
  // alike.
  constexpr std::string_view kNames("\11localhost\0\6nobody\7invalid\0", 27);
  if (!start_record(record_type::kSoa, ttl, kNames.size() + 20)) return;
  std::size_t owner = 0;
  for (; labels_above > 0 && query_.name.octets[owner] != 0; --labels_above) {
    owner += 1u + query_.name.octets[owner];
  }
  save_u16(out_.data() + size_ - kRecordFixed, 0xc000 | (kHeaderSize + owner));
  put(base::as_bytes(kNames));
  std::uint8_t numbers[20];
  for (const auto& [at, value] :
       {std::pair{0, 1u}, {4, 3600u}, {8, 600u}, {12, 86400u}, {16, ttl}}) {
    save_u32(numbers + at, value);
  }
  put(numbers);
  ++authorities_;
}

std::size_t AnswerWriter::finish(std::uint16_t rcode, const ExtendedError& error) {
  ExtendedError told = error;
  if (query_.has_edns && !truncated_ && size_ + opt_size(told) > limit_) told = {};
  if (query_.has_edns && size_ + opt_size(told) > limit_) truncated_ = true;
  if (truncated_) {
    size_ = question_end_;
    answers_ = authorities_ = 0;
  }
  if (query_.has_edns) {
    append_opt(out_.data() + size_, rcode, query_.dnssec_ok, told);
    size_ += opt_size(told);
  }
  const std::uint16_t kept = header_flag::kOpcodeMask | header_flag::kRd | header_flag::kCd;
  const std::uint16_t flags = header_flag::kQr | header_flag::kRa | (query_.flags & kept) |
                              (truncated_ ? header_flag::kTc : 0) |
                              (rcode & header_flag::kRcodeMask);
  std::uint8_t* header = out_.data();
  save_u16(header, query_.id);
  save_u16(header + 2, flags);
  save_u16(header + 4, query_.has_question ? 1 : 0);
  save_u16(header + 6, answers_);
  save_u16(header + 8, authorities_);
  save_u16(header + 10, query_.has_edns ? 1 : 0);
  return size_;
}

std::size_t write_query(std::span<std::uint8_t, kClassicUdpSize> out, std::uint16_t id,
                        const UpstreamQuestion& question, Edns edns) {
  std::uint8_t* header = out.data();
  save_u16(header, id);
  save_u16(header + 2, header_flag::kRd | (question.checking_disabled ? header_flag::kCd : 0));
  save_u16(header + 4, 1);
  save_u32(header + 6, 0);
  save_u16(header + 10, edns == Edns::With ? 1 : 0);
  std::size_t size = kHeaderSize;
  std::memcpy(header + size, question.name.octets.data(), question.name.size);
  size += question.name.size;
  save_u16(header + size, question.type);
  save_u16(header + size + 2, kClassIn);
  size += 4;
  if (edns == Edns::With) {
    append_opt(header + size, 0, question.dnssec_ok, {});
    size += opt_size({});
  }
  return size;
}

}  // namespace anlanh::guard
