#pragma once
// Words of people at rest: sealed to their record, absent where nothing was written.

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"
#include "store/seal.h"

namespace anlanh::cases {

namespace purpose {
inline constexpr std::string_view kStory = "report.story";
inline constexpr std::string_view kContact = "report.contact";
inline constexpr std::string_view kContactTime = "report.contact_time";
inline constexpr std::string_view kDecisionNote = "report.decision_note";
inline constexpr std::string_view kAddress = "report_address.address";
inline constexpr std::string_view kMessage = "report_message.text";
inline constexpr std::string_view kCloseNote = "case.close_note";
inline constexpr std::string_view kSupportProvider = "support.provider";
inline constexpr std::string_view kSupportNote = "support.note";
inline constexpr std::string_view kViolatorAccount = "violator.account";
inline constexpr std::string_view kViolatorNote = "violator.note";
inline constexpr std::string_view kMeasureResult = "measure.result";
}  // namespace purpose

using SealedText = std::optional<base::Bytes>;

// Absent for an empty text.
SealedText seal_text(const store::Sealer& sealer, std::string_view purpose, base::Id subject,
                     std::string_view text);
// "" for an absent one.
base::Result<std::string> open_text(const store::Sealer& sealer, std::string_view purpose,
                                    base::Id subject, const SealedText& sealed);

// A hash nobody without the installation's key can make or check: finds equal values without storing them.
base::Bytes blind_hash(const store::Sealer& sealer, std::string_view purpose,
                       std::string_view text);

}  // namespace anlanh::cases
