// A body of files from anybody. Corpus: tests/corpus/multipart/. The first byte chooses where the pieces are cut; the
// streaming reader and the plain one must see the same parts.

#include <cstdint>
#include <string_view>

#include "web/multipart_twin.h"

using namespace anlanh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0] % 97;
  const std::string_view body(reinterpret_cast<const char*>(data + 1), size - 1);
  (void)web::parse_boundary(body);
  web::PartList parts;
  web::MultipartReader reader("B0", parts);
  bool sound = true;
  for (std::size_t at = 0; sound && at < body.size(); at += piece)
    sound = reader.take(body.substr(at, piece)).has_value();
  sound = sound && reader.finish().has_value();
  const auto twin = web::read_whole_multipart(std::string(body), "B0");
  AL_CHECK(sound == twin.has_value());
  if (!sound) return 0;
  AL_CHECK(parts.parts.size() == twin->size());
  for (std::size_t i = 0; i < twin->size(); ++i) {
    AL_CHECK(parts.parts[i].data == (*twin)[i].data);
    AL_CHECK(parts.parts[i].head.name == (*twin)[i].head.name);
  }
  return 0;
}
