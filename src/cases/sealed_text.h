#pragma once
// Words of people at rest: sealed under the key of their report or case (store/vault.h), absent where nothing was
// written. What a report holds is sealed under the report's key, everything else of a case under the case's.

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"
#include "cases/case_desk.h"
#include "store/seal.h"
#include "store/vault.h"

namespace anlanh::cases {

namespace purpose {
inline constexpr std::string_view kStory = "report.story";
inline constexpr std::string_view kContact = "report.contact";
inline constexpr std::string_view kContactTime = "report.contact_time";
inline constexpr std::string_view kDecisionNote = "report.decision_note";
inline constexpr std::string_view kAddress = "report_address.address";
inline constexpr std::string_view kMessage = "report_message.text";
inline constexpr std::string_view kCallDraft = "call.draft";
inline constexpr std::string_view kIntakeRecord = "report.record";
inline constexpr std::string_view kCloseNote = "case.close_note";
inline constexpr std::string_view kSupportProvider = "support.provider";
inline constexpr std::string_view kSupportNote = "support.note";
inline constexpr std::string_view kViolatorAccount = "violator.account";
inline constexpr std::string_view kViolatorNote = "violator.note";
inline constexpr std::string_view kMeasureResult = "measure.result";
inline constexpr std::string_view kMeasureStep = "measure_step.note";
inline constexpr std::string_view kIdentityReason = "identity.reason";
inline constexpr std::string_view kIdentityDecision = "identity.decision";
inline constexpr std::string_view kStepReason = "case_step.reason";
inline constexpr std::string_view kPauseNote = "case_step_pause.note";
inline constexpr std::string_view kReceiptWords = "case_receipt.words";
inline constexpr std::string_view kRiskReason = "risk_override.reason";
}  // namespace purpose

using SealedText = std::optional<base::Bytes>;

// For reading: absent where the record's words were erased, which leaves the rest of the record to be read.
// For writing, take Vault::load_key: nothing is added to a record that was erased.
using ReadingKey = std::optional<store::RecordKey>;
base::Result<ReadingKey> load_reading_key(store::Sql& sql, const Desk& desk, base::Id record);

// Absent for an empty text.
SealedText seal_text(const store::RecordKey& key, std::string_view purpose, base::Id subject,
                     std::string_view text);
// "" for an absent one, and for an erased record.
base::Result<std::string> open_text(const ReadingKey& key, std::string_view purpose,
                                    base::Id subject, const SealedText& sealed);

// A hash nobody without the installation's key can make or check: finds equal values without storing them.
base::Bytes blind_hash(const store::Sealer& sealer, std::string_view purpose,
                       std::string_view text);

}  // namespace anlanh::cases
