#pragma once
// A call's form and its record as one text, to be sealed: urlencoded, as a form is sent.

#include <string>
#include <string_view>

#include "base/result.h"
#include "cases/call_model.h"

namespace anlanh::cases {

// A form and a record as one sealed text, and back. Invalid: not a text of ours.
std::string call_text(const CallForm& form);
base::Result<CallForm> parse_call_text(std::string_view text);
std::string record_text(const IntakeRecord& record);
base::Result<IntakeRecord> parse_record_text(std::string_view text);

}  // namespace anlanh::cases
