#include "catalog/entry_actions.h"

#include "catalog/entry_store.h"
#include "people/right_model.h"

namespace anlanh::catalog {

namespace {

using people::rights::kCatalogConfirm;

base::Status need_confirm_right(const people::Officer& officer) {
  if (officer.may(kCatalogConfirm)) return base::ok();
  return base::make_error(base::Code::Refused, officer.name + " lacks catalog.confirm");
}

base::Status to_status(const ConfirmVerdict& verdict) {
  for (const auto* message : {&verdict.address, &verdict.category, &verdict.note})
    if (!message->empty()) return base::invalid(*message);
  return base::ok();
}

Entry new_entry(const EntryContext& context, const people::Officer& officer,
                const ConfirmInput& input, const ConfirmSource& source, base::Instant now) {
  Entry entry;
  entry.id = base::make_id(now, context.random);
  entry.address = input.address;
  entry.category = input.category;
  entry.case_id = source.case_id;
  entry.unit = source.unit ? source.unit : officer.unit.id;
  entry.note = input.note;
  entry.confirmed_by = officer.account;
  entry.confirmed_by_name = officer.name;
  entry.confirmed_at = now;
  return entry;
}

}  // namespace

base::Result<Confirmed> confirm_entry(store::Sql& sql, const EntryContext& context,
                                      const people::Officer& officer, const ConfirmInput& input,
                                      const ConfirmSource& source, base::Instant now) {
  AL_TRY_DO(need_confirm_right(officer));
  const auto verdict = decide_confirm(input, context.categories, context.platforms);
  AL_TRY_DO(to_status(verdict));
  AL_TRY(auto in_force, find_entry_in_force(sql, verdict.host, input.category));
  if (in_force) return Confirmed{std::move(*in_force), true};
  Entry entry = new_entry(context, officer, input, source, now);
  entry.host = verdict.host;
  AL_TRY_DO(save_entry(sql, entry));
  AL_TRY_DO(store::append_audit(
      sql, people::audit_line(officer, now, "entry.confirm", "entry", entry.id,
                              "host=" + entry.host + " category=" + entry.category)));
  return Confirmed{std::move(entry), false};
}

base::Result<Entry> withdraw(store::Store& store, const people::Officer& officer, base::Id id,
                             const std::string& reason, base::Instant now) {
  AL_TRY_DO(need_confirm_right(officer));
  if (auto refused = decide_withdraw_reason(reason); !refused.empty())
    return base::invalid(std::move(refused));
  return store.write([&](store::Sql& sql) -> base::Result<Entry> {
    AL_TRY(auto entry, find_entry(sql, id));
    if (!entry) return base::make_error(base::Code::NotFound, "no entry " + base::id_text(id));
    entry->state = EntryState::Withdrawn;
    entry->withdrawn_by_name = officer.name;
    entry->withdrawn_at = now;
    entry->withdraw_reason = reason;
    AL_TRY(const bool changed, withdraw_entry(sql, *entry));
    if (!changed) return base::make_error(base::Code::Conflict, "entry was withdrawn before");
    AL_TRY_DO(store::append_audit(sql, people::audit_line(officer, now, "entry.withdraw", "entry",
                                                          id, "host=" + entry->host)));
    return std::move(*entry);
  });
}

}  // namespace anlanh::catalog
