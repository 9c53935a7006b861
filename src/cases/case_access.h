#pragma once
// What every act inside a case begins and ends with: the case by its right, its key, its audit line. Functions run
// inside the caller's transaction.

#include <optional>
#include <string>
#include <string_view>

#include "cases/case_desk.h"
#include "cases/case_model.h"
#include "cases/field_map.h"
#include "cases/sealed_text.h"
#include "people/officer.h"

namespace anlanh::cases {

// NotFound: no such case. Refused: the officer lacks the right in the case's unit.
base::Result<Case> load_case_with(store::Sql& sql, const people::Officer& officer,
                                  std::string_view right, base::Id id);
// Refused unless the officer holds the right somewhere.
base::Status need_somewhere(const people::Officer& officer, std::string_view right);

// A line about the case, in its timeline.
base::Status audit_in_case(store::Sql& sql, const people::Officer& officer, base::Instant now,
                           std::string action, base::Id case_id, std::string detail = {});
// "Somebody changed this while you had it open."
base::Error stale_error(std::string_view what);

// Opens what the case holds under the key of the case. Where its words were erased, every text is empty and the rest of
// the case is still read.
class CaseWords {
 public:
  static base::Result<CaseWords> open(store::Sql& sql, const Desk& desk, base::Id case_id);

  base::Result<std::string> unseal(std::string_view purpose, base::Id subject,
                                   const std::optional<base::Bytes>& sealed) const;
  base::Result<FieldMap> unseal_fields(std::string_view purpose, base::Id subject,
                                       const std::optional<base::Bytes>& sealed) const;

 private:
  explicit CaseWords(ReadingKey key) : key_(std::move(key)) {}
  ReadingKey key_;
};

// Seals what is written into the case, under the key of the case.
class CaseSecret {
 public:
  // Gone: the words of this case were erased, and nothing is added to it.
  static base::Result<CaseSecret> open(store::Sql& sql, const Desk& desk, base::Id case_id);

  base::Bytes seal(std::string_view purpose, base::Id subject, std::string_view text) const;
  base::Result<std::string> unseal(std::string_view purpose, base::Id subject,
                                   const base::Bytes& sealed) const;
  // Absent for an empty text, and back.
  std::optional<base::Bytes> seal_some(std::string_view purpose, base::Id subject,
                                       std::string_view text) const;
  base::Result<std::string> unseal_some(std::string_view purpose, base::Id subject,
                                        const std::optional<base::Bytes>& sealed) const;
  base::Bytes seal_fields(std::string_view purpose, base::Id subject, const FieldMap& fields) const;
  base::Result<FieldMap> unseal_fields(std::string_view purpose, base::Id subject,
                                       const base::Bytes& sealed) const;

 private:
  explicit CaseSecret(store::RecordKey key) : key_(std::move(key)) {}
  store::RecordKey key_;
};

}  // namespace anlanh::cases
