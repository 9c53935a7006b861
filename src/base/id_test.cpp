#include "base/id.h"

#include <gtest/gtest.h>

#include <rapidcheck.h>

#include <set>

namespace anlanh::base {
namespace {

Random fixed(std::uint8_t byte) {
  return [byte](std::span<std::uint8_t> out) { std::fill(out.begin(), out.end(), byte); };
}

const Instant kMoment = from_millis(1785571509123);  // 2026-08-01

TEST(Id, LaterRowsSortLater) {
  const auto early = make_id(kMoment, fixed(0xff));
  const auto late = make_id(kMoment + std::chrono::minutes{70}, fixed(0));
  EXPECT_LT(early, late);
  EXPECT_LT(id_text(early), id_text(late));
}

TEST(Id, IsPositiveWhateverTheClockSays) {
  for (const auto millis :
       {std::int64_t{0}, std::int64_t{1577836800000}, std::int64_t{3776860800000}, INT64_MAX / 2})
    for (const int byte : {0x00, 0xff})
      EXPECT_GT(make_id(from_millis(millis), fixed(static_cast<std::uint8_t>(byte))).value, 0);
}

TEST(Id, SameMomentGivesDifferentIds) {
  std::set<Id> seen;
  for (int i = 0; i < 5000; ++i) seen.insert(make_id(kMoment, system_random));
  EXPECT_EQ(seen.size(), 5000u) << "a whole province imported at one moment must not meet itself";
}

TEST(Id, TextComesBack) {
  EXPECT_TRUE(rc::check("text and back", [] {
    const auto value = *rc::gen::inRange<std::int64_t>(1, INT64_MAX);
    const auto text = id_text(Id{value});
    RC_ASSERT(text.size() == 13u);
    RC_ASSERT(parse_id(text) == std::optional(Id{value}));
  }));
  EXPECT_EQ(parse_id(id_text(Id{INT64_MAX})), Id{INT64_MAX});
  EXPECT_EQ(parse_id(id_text(Id{1})), Id{1});
}

TEST(Id, LowerCaseIsAccepted) {
  EXPECT_EQ(parse_id("06ab3k9qx2m7t"), parse_id("06AB3K9QX2M7T"));
  EXPECT_TRUE(parse_id("06ab3k9qx2m7t"));
}

TEST(Id, WhatIdTextCannotHaveWrittenIsAbsent) {
  for (const auto* text : {"", "0", "0000000000000", "06AB3K9QX2M7", "06AB3K9QX2M7TT",
                           "06AB3K9QX2M7I", "06AB3K9QX2M7U", "ZZZZZZZZZZZZZ", "8000000000000",
                           "06AB3K9QX2M7 ", "06AB3K9QX2M-T", "06AB3K9QX2Mđ", "-6AB3K9QX2M7T"})
    EXPECT_EQ(parse_id(text), std::nullopt) << text;
}

TEST(Id, ZeroIsNone) {
  EXPECT_FALSE(Id{});
  EXPECT_TRUE(Id{1});
}

}  // namespace
}  // namespace anlanh::base
