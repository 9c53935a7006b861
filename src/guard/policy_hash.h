#pragma once
// The two hashes of this room. `NameHash` grows label by label from the root, so that all suffixes
// of a name cost one pass; it takes a seed because lists and questions come from strangers.
// `checksum` tells damage on the disk (XXH64 by Yann Collet, seed 0): it is no signature.

#include <bit>
#include <cstring>

#include "guard/wire_type.h"

namespace anlanh::guard {

namespace hash_detail {

inline constexpr std::uint64_t kFirst = 0x9e3779b97f4a7c15, kSecond = 0xd1342543de82ef95;

inline std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace hash_detail

// One more label, with its length octet, below what `parent` stands for. The root's hash is the
// seed.
inline std::uint64_t hash_label(std::uint64_t parent, ByteView label) {
  std::uint64_t hash = parent ^ hash_detail::kFirst;
  for (;;) {
    std::uint64_t word = 0;
    const std::size_t take = label.size() < 8 ? label.size() : 8;
    std::memcpy(&word, label.data(), take);
    hash = hash_detail::fold(hash ^ word, hash_detail::kSecond ^ (label.size() << 32));
    if (label.size() <= 8) return hash;
    label = label.subspan(8);
  }
}

// The suffixes of a name, the longest first: where each starts and its hash.
struct Suffixes {
  std::uint8_t count = 0;
  std::uint8_t starts[128];
  std::uint64_t hashes[128];
};

// REQUIRES: a sound name in lower case. The root is not among the suffixes.
inline void hash_suffixes(ByteView name, std::uint64_t seed, Suffixes& out) {
  out.count = 0;
  for (std::size_t at = 0; name[at] != 0; at += 1u + name[at]) {
    out.starts[out.count++] = static_cast<std::uint8_t>(at);
  }
  std::uint64_t hash = seed;
  for (std::size_t i = out.count; i-- > 0;) {
    const std::size_t start = out.starts[i];
    hash = hash_label(hash, name.subspan(start, 1u + name[start]));
    out.hashes[i] = hash;
  }
}

inline std::uint64_t hash_name(ByteView name, std::uint64_t seed) {
  Suffixes suffixes;
  hash_suffixes(name, seed, suffixes);
  return suffixes.count == 0 ? seed : suffixes.hashes[0];
}

std::uint64_t checksum(ByteView bytes);

}  // namespace anlanh::guard
