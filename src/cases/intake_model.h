#pragma once
// How a report came in: by which door, from how old a child, and what was said about safety.

#include <optional>
#include <string_view>

#include "base/message.h"
#include "base/time.h"

namespace anlanh::cases {

// Which door. Web is the public form.
enum class IntakeSource { Web, Phone, InPerson, Paper, Api };

// Asked of a child only.
enum class AgeBand { Unsaid, Under11, From11 };

// The three registers in which people are spoken to; decided from speaker and age (intake_rules.h).
enum class Wording { Young, Older, Adult };

enum class Reply { Unsaid, Yes, No };

// The danger check and what may make contact harmful.
struct Safety {
  Reply danger_now = Reply::Unsaid;   // somebody hurts, holds or threatens the child at this moment
  Reply danger_self = Reply::Unsaid;  // hurt, or thinking of self-harm
  Reply danger_near = Reply::Unsaid;  // whoever does it is near the child or looks after it
  Reply contact_safe = Reply::Unsaid;  // may the teller be contacted?
  Reply carer_harms = Reply::Unsaid;   // whoever harms the child also cares for it

  bool operator==(const Safety&) const = default;
};

struct Intake {
  AgeBand age_band = AgeBand::Unsaid;
  IntakeSource source = IntakeSource::Web;
  Safety safety = {};
  std::optional<base::Instant> key_replaced_at = {};
};

// As stored, and back.
std::string_view intake_source_code(IntakeSource source);
std::optional<IntakeSource> parse_intake_source(std::string_view code);
std::string_view age_band_code(AgeBand band);
std::optional<AgeBand> parse_age_band(std::string_view code);
std::string_view reply_code(Reply reply);
std::optional<Reply> parse_reply(std::string_view code);

// Words for officers.
base::Message intake_source_name(IntakeSource source);
base::Message age_band_name(AgeBand band);
base::Message reply_name(Reply reply);

}  // namespace anlanh::cases
