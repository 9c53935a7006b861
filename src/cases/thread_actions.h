#pragma once
// Coming back with the return key: reading answers, adding more, seeing how far it is.

#include <optional>
#include <string>
#include <vector>

#include "cases/case_desk.h"
#include "cases/report_model.h"

namespace anlanh::cases {

// Absent: no report has this key. Whoever asks learns nothing else.
base::Result<std::optional<base::Id>> find_thread(const Desk& desk, std::string_view typed_key);

// A pass for one report, for the hidden field of a page: signed, good for half an hour.
std::string make_thread_pass(const Desk& desk, base::Id report, base::Instant now);
std::optional<base::Id> open_thread_pass(const Desk& desk, std::string_view pass,
                                         base::Instant now);

struct ThreadLine {
  base::Instant at;
  Side side = Side::Reporter;
  std::string text;
};

// What the reporter sees; no officer's name, no unit, nothing of other reports.
struct Thread {
  base::Id report;
  std::string number;
  base::Instant received_at;
  Wording wording = Wording::Young;
  std::optional<base::Instant> key_replaced_at;
  PlainStatus status = PlainStatus::Received;
  std::string story;
  std::vector<ThreadLine> lines;
};
base::Result<Thread> read_thread(const Desk& desk, base::Id report, base::Instant now);

// `form_token` makes a button pressed twice write once. Invalid: empty or too long.
base::Status add_to_thread(const Desk& desk, base::Id report, std::string_view text,
                           std::string_view form_token, base::Instant now);

}  // namespace anlanh::cases
