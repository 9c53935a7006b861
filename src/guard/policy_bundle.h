#pragma once
// The compiled policy as bytes, little-endian, mapped and used as it lies:
//
//   header    256 bytes: magic, version, counts, places and checksums of the sections below, seed
//   buckets   64 bytes each: 10 fingerprints of 40 bits, 10 class hints, place of the names
//   names     records of a bucket in a row: class (2 bytes), length (1), name in wire form
//   classes   24 bytes each: what a listed name means
//   texts     categories and lists by name, read once on open
//
// Only buckets (7.5 bytes a name at 85 % fill) and classes are hot. A fingerprint that matches is
// checked against the name itself, so an answer is exact. Why this way:
// docs/decisions/0011-policy-bundle.md.

#include <cstdint>

namespace anlanh::guard::bundle {

inline constexpr char kMagic[8] = {'A', 'L', 'G', 'U', 'A', 'R', 'D', '\n'};
inline constexpr std::uint32_t kVersion = 1;

struct Section {
  std::uint64_t at;
  std::uint64_t size;
  std::uint64_t checksum;
};

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t class_count;
  std::uint64_t file_size;
  std::uint64_t name_count;
  std::uint64_t bucket_count;
  std::uint64_t seed;
  Section buckets;
  Section names;
  Section classes;
  Section texts;
  std::uint8_t reserved[104];
  std::uint64_t header_checksum;  // over all bytes before it
};
static_assert(sizeof(Header) == 256);

inline constexpr int kSlots = 10;
inline constexpr std::uint32_t kOverflow =
    0x80000000;                                // in names_at: look into the next bucket too
inline constexpr std::uint32_t kNameUnit = 4;  // names_at counts units of 4 bytes

struct Bucket {
  std::uint32_t low[kSlots];
  std::uint8_t high[kSlots];
  // Class of the slot: 0 free, 255 "see the name's record", else the number of the class itself.
  std::uint8_t hint[kSlots];
  std::uint32_t names_at;
};
static_assert(sizeof(Bucket) == 64);
inline constexpr std::uint8_t kFreeSlot = 0, kSeeRecord = 255;

inline constexpr std::uint16_t kNoList = 0xffff;

// What is in force at a listed name itself and what below it. Class 0 is "nothing" and never in
// use.
struct Class {
  std::uint64_t block_self;
  std::uint64_t block_below;
  std::uint16_t list_self;
  std::uint16_t list_below;
  std::uint8_t allow_self;
  std::uint8_t allow_below;
  std::uint8_t reserved[2];
};
static_assert(sizeof(Class) == 24);

inline std::uint64_t bucket_of(std::uint64_t hash, std::uint64_t bucket_count) {
  return ((hash >> 32) * bucket_count) >> 32;
}
inline std::uint32_t low_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }
// Drawn from bits that choose the bucket too little to matter: fold keeps all of them mixed.
inline std::uint8_t high_of(std::uint64_t hash) { return static_cast<std::uint8_t>(hash >> 32); }

}  // namespace anlanh::guard::bundle
