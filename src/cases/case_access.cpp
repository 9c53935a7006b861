#include "cases/case_access.h"

#include "cases/case_store.h"
#include "store/audit.h"

namespace anlanh::cases {

using base::Code;
using base::make_error;
using people::Officer;

base::Result<Case> load_case_with(store::Sql& sql, const Officer& officer, std::string_view right,
                                  base::Id id) {
  AL_TRY(auto file, find_case(sql, id));
  if (!file) return make_error(Code::NotFound, "no case " + base::id_text(id));
  AL_TRY_DO(people::need_on(officer, right, file->unit, file->assignee));
  return std::move(*file);
}

base::Status need_somewhere(const Officer& officer, std::string_view right) {
  if (officer.may(right)) return base::ok();
  return make_error(Code::Refused, "no " + std::string(right));
}

base::Status audit_in_case(store::Sql& sql, const Officer& officer, base::Instant now,
                           std::string action, base::Id case_id, std::string detail) {
  return store::append_audit(
      sql, people::audit_line(officer, now, std::move(action), "case", case_id, std::move(detail)));
}

base::Error stale_error(std::string_view what) {
  return make_error(
      Code::Conflict, std::string(what) + " changed meanwhile",
      base::msg("Somebody changed this case while you had it open. Please look at it again."));
}

base::Result<CaseWords> CaseWords::open(store::Sql& sql, const Desk& desk, base::Id case_id) {
  AL_TRY(auto key, load_reading_key(sql, desk, case_id));
  return CaseWords(std::move(key));
}

base::Result<std::string> CaseWords::unseal(std::string_view purpose, base::Id subject,
                                            const std::optional<base::Bytes>& sealed) const {
  return open_text(key_, purpose, subject, sealed);
}

base::Result<FieldMap> CaseWords::unseal_fields(std::string_view purpose, base::Id subject,
                                                const std::optional<base::Bytes>& sealed) const {
  AL_TRY(const auto text, unseal(purpose, subject, sealed));
  if (text.empty()) return FieldMap{};
  return parse_fields(text);
}

base::Result<CaseSecret> CaseSecret::open(store::Sql& sql, const Desk& desk, base::Id case_id) {
  AL_TRY(auto key, desk.vault->load_key(sql, case_id));
  return CaseSecret(std::move(key));
}

base::Bytes CaseSecret::seal(std::string_view purpose, base::Id subject,
                             std::string_view text) const {
  return key_.seal(purpose, subject, text);
}

base::Result<std::string> CaseSecret::unseal(std::string_view purpose, base::Id subject,
                                             const base::Bytes& sealed) const {
  return key_.unseal(purpose, subject, sealed);
}

std::optional<base::Bytes> CaseSecret::seal_some(std::string_view purpose, base::Id subject,
                                                 std::string_view text) const {
  if (text.empty()) return std::nullopt;
  return seal(purpose, subject, text);
}

base::Result<std::string> CaseSecret::unseal_some(std::string_view purpose, base::Id subject,
                                                  const std::optional<base::Bytes>& sealed) const {
  if (!sealed) return std::string();
  return unseal(purpose, subject, *sealed);
}

base::Bytes CaseSecret::seal_fields(std::string_view purpose, base::Id subject,
                                    const FieldMap& fields) const {
  return seal(purpose, subject, write_fields(fields));
}

base::Result<FieldMap> CaseSecret::unseal_fields(std::string_view purpose, base::Id subject,
                                                 const base::Bytes& sealed) const {
  AL_TRY(const auto text, unseal(purpose, subject, sealed));
  return parse_fields(text);
}

}  // namespace anlanh::cases
