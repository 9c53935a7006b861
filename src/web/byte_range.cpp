#include "web/byte_range.h"

#include <algorithm>
#include <charconv>

namespace anlanh::web {

namespace {

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

class PartOf : public BodySource {
 public:
  PartOf(std::shared_ptr<BodySource> whole, ByteRange range)
      : whole_(std::move(whole)), range_(range) {}
  std::uint64_t size() const override { return range_.last - range_.first + 1; }
  base::Result<std::string> read(std::uint64_t offset, std::size_t most) override {
    const auto left = offset < size() ? size() - offset : 0;
    return whole_->read(range_.first + offset,
                        static_cast<std::size_t>(std::min<std::uint64_t>(most, left)));
  }

 private:
  std::shared_ptr<BodySource> whole_;
  ByteRange range_;
};

}  // namespace

std::variant<ByteRange, NoRange> parse_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!header.starts_with(kUnit)) return NoRange::WholeFile;
  header.remove_prefix(kUnit.size());
  const auto dash = header.find('-');
  if (dash == header.npos || header.find(',') != header.npos) return NoRange::WholeFile;
  const auto first = number(header.substr(0, dash));
  const auto last = number(header.substr(dash + 1));
  if (!first) {
    if (dash != 0 || !last) return NoRange::WholeFile;
    if (*last == 0 || size == 0) return NoRange::NotSatisfiable;
    return ByteRange{size - std::min(*last, size), size - 1};
  }
  if (!last && dash + 1 != header.size()) return NoRange::WholeFile;
  if (last && *last < *first) return NoRange::WholeFile;
  if (*first >= size) return NoRange::NotSatisfiable;
  return ByteRange{*first, last ? std::min(*last, size - 1) : size - 1};
}

Response streamed(const Request& request, std::shared_ptr<BodySource> source,
                  std::string_view content_type) {
  Response out;
  out.compression = Compression::Never;
  out.set("Accept-Ranges", "bytes");
  const auto size = source->size();
  const auto range = parse_range(request.range, size);
  if (const auto* none = std::get_if<NoRange>(&range)) {
    if (*none == NoRange::NotSatisfiable) {
      out.status = 416;
      out.set("Content-Range", "bytes */" + std::to_string(size));
      return out;
    }
    out.set("Content-Type", std::string(content_type));
    out.stream = std::move(source);
    return out;
  }
  const auto& part = std::get<ByteRange>(range);
  out.status = 206;
  out.set("Content-Type", std::string(content_type));
  out.set("Content-Range", "bytes " + std::to_string(part.first) + "-" + std::to_string(part.last) +
                               "/" + std::to_string(size));
  out.stream = std::make_shared<PartOf>(std::move(source), part);
  return out;
}

}  // namespace anlanh::web
