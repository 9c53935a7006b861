#pragma once
// Periods: the stretches of time for which figures are given.
//
// A family cuts the calendar into pieces that begin on fixed days of the year, so that every day
// lies in exactly one piece. The administration's year runs from 15 December to 14 December (Decree
// 09/2019/ND-CP); schools count in semesters. The days are data (data/law/targets.json).

#include <cstdint>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/time.h"

namespace anlanh::targets {

// Both days belong to it.
struct Window {
  base::Date from;
  base::Date to;

  bool covers(base::Date day) const { return from <= day && day <= to; }
  bool operator==(const Window&) const = default;
};

struct Piece {
  std::string code;  // "hk1"; empty where the family has one piece a year
  std::chrono::month_day from;
  enum class Owes : bool { No, Yes };
  Owes owes = Owes::No;  // institutions owe sessions in it (target II.2.a)
  base::Bilingual name;  // "Học kỳ I năm học {1}"
};

// What {1} in a name becomes for a round that begins in 2025 and ends in 2026.
enum class YearNaming {
  End,   // 2026
  Both,  // 2025-2026
};

struct PeriodFamily {
  std::string code;  // "semester"
  base::Bilingual name;
  YearNaming naming = YearNaming::End;
  std::vector<Piece> pieces;  // in the order of a round; the first opens it
};

struct Period {
  std::string family;
  std::string code;  // "2025-2026-hk1"; unique in its family
  Window window;
  Piece::Owes owes = Piece::Owes::No;
  base::Bilingual name;

  bool operator==(const Period& other) const {
    return family == other.family && code == other.code && window == other.window;
  }
};

inline constexpr const char* kSinceStart = "since-start";

// How institutions owe sessions, from the same file.
struct SessionRule {
  std::int64_t minimum_sessions = 1;    // in each piece that owes
  std::int64_t minimum_open_days = 60;  // of the window, to be counted at all
};

struct PeriodRules {
  std::vector<PeriodFamily> families;
  std::string default_family;
  base::Date start;  // of the programme
  SessionRule sessions;
};

}  // namespace anlanh::targets
