// A bundle that was made wrong on purpose: the input changes bytes of a sound one, all checksums
// are mended, and look-ups in whatever opens must stay within the bytes.
//
// Input: three bytes a change, place (two bytes, little-endian) and the new byte.

#include <cstring>

#include "guard/policy.h"
#include "guard/policy_bundle.h"
#include "guard/policy_hash.h"

using namespace anlanh::guard;

namespace {

Bytes sound_bundle() {
  PolicySource source;
  source.categories = {{"one", {"a", "b"}, 17, 1}, {"two", {"c", "d"}, 15, 2}};
  source.lists = {"first", "second"};
  for (int i = 0; i < 40; ++i) {
    source.entries.push_back({"n" + std::to_string(i) + ".vn", 1u + i % 3,
                              static_cast<std::uint16_t>(i % 2),
                              i % 5 ? Action::Block : Action::Allow, static_cast<Scope>(i % 3)});
  }
  return compile_policy(source).value();
}

void mend(Bytes& bytes) {
  bundle::Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  for (bundle::Section* section :
       {&header.buckets, &header.names, &header.classes, &header.texts}) {
    if (section->at > bytes.size() || section->size > bytes.size() - section->at) continue;
    section->checksum = checksum(ByteView(bytes).subspan(section->at, section->size));
  }
  std::memcpy(bytes.data(), &header, sizeof header);
  header.header_checksum =
      checksum(ByteView(bytes).first(offsetof(bundle::Header, header_checksum)));
  std::memcpy(bytes.data(), &header, sizeof header);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Bytes kSound = sound_bundle();
  Bytes bytes = kSound;
  for (; size >= 3; data += 3, size -= 3) {
    bytes[static_cast<std::size_t>(data[0] | (data[1] << 8)) % bytes.size()] = data[2];
  }
  mend(bytes);
  const auto policy = Policy::from_bytes(std::move(bytes));
  if (!policy.has_value()) return 0;
  for (int i = 0; i < 42; ++i) {
    const auto match = (*policy)->find("www.n" + std::to_string(i) + ".vn");
    if (match) (*policy)->speaking_category(match->categories);
    (*policy)->find("n" + std::to_string(i) + ".vn", 1);
  }
  return 0;
}
