#include "web/gzip.h"

#include <zlib.h>

#include "base/result.h"

namespace anlanh::web {

namespace {

constexpr std::size_t kWorthPacking = 1024;
constexpr int kLevel = 6;
constexpr int kGzipWindow = 15 + 16;  // zlib.h: 16 more means a gzip header

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json") ||
         type.starts_with("application/javascript") || type.starts_with("image/svg+xml") ||
         type.starts_with("application/xml");
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "q=0", "q=0.0", "q=0.000" stand for "never".
bool weight_is_zero(std::string_view parameters) {
  const auto at = parameters.find("q=");
  if (at == parameters.npos) return false;
  const auto value = trimmed(parameters.substr(at + 2));
  return !value.empty() && value.find_first_not_of("0.") == value.npos;
}

}  // namespace

Gzip parse_accept_encoding(std::string_view header) {
  while (!header.empty()) {
    const auto end = header.find(',');
    const auto piece = header.substr(0, end);
    header = end == header.npos ? std::string_view() : header.substr(end + 1);
    const auto semicolon = piece.find(';');
    if (trimmed(piece.substr(0, semicolon)) != "gzip") continue;
    const bool never = semicolon != piece.npos && weight_is_zero(piece.substr(semicolon + 1));
    return never ? Gzip::Refused : Gzip::Accepted;
  }
  return Gzip::Refused;
}

std::string gzip_bytes(std::string_view plain) {
  z_stream stream{};
  AL_CHECK(deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, plain.size()), '\0');
  // zlib takes its input by a pointer to what it never changes.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  AL_CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);  // the bound holds by contract
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

void compress(Response& response, Gzip accepted) {
  if (response.compression == Compression::Never || !response.header("Content-Encoding").empty())
    return;
  if (!is_text(response.header("Content-Type")) || response.body.size() < kWorthPacking) return;
  if (response.header("Vary").empty()) response.set("Vary", "Accept-Encoding");
  if (accepted == Gzip::Refused) return;
  response.body = gzip_bytes(response.body);
  response.set("Content-Encoding", "gzip");
}

}  // namespace anlanh::web
