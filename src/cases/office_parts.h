#pragma once
// Pieces that the officers' pages of this room share: marks, lists, forms that come back with what was typed.

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "cases/lawbook_model.h"
#include "cases/report_rules.h"
#include "store/audit.h"
#include "web/fields.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::cases {

web::Html risk_mark(const web::View& view, int score);
// The moment, with "late" beside it where it has passed and still matters.
enum class Late : bool { No, Yes };
web::Html deadline_cell(const web::View& view, base::Instant due, Late late);
web::Html state_tag(const base::Words& words, std::string_view classes);
// "To be confirmed" beside a cell of law that was not checked.
web::Html confirm_mark(const web::View& view, bool to_confirm);

// The name of a group, a reason, a body; the bare code where the table no longer has it.
std::string group_label(const web::View& view, const LawBook& law, const std::string& code);

// Audit lines in words, newest first. Openings for reading stand in the audit log, not here.
web::Html timeline_part(const web::View& view, const std::vector<store::StoredAuditLine>& lines);

// A form that came back: which one it was, what was typed, what is wrong with it.
struct Returned {
  std::string form;  // "close"; empty: nothing came back
  const web::Params* typed = nullptr;
  base::Message error;

  bool is(std::string_view name) const { return form == name; }
  // What was typed in this form's field, else `fallback`.
  std::string value(std::string_view name, const std::string& field,
                    std::string fallback = {}) const;
  // The error, at the first field of the form.
  web::FieldError error_of(std::string_view name) const;
};
web::FieldErrors errors_of(const Returned& returned, std::string_view first_field);

web::DateValue date_typed(const Returned& returned, std::string_view form,
                          const std::string& field);
std::optional<base::Date> date_of(const web::Params& sent, const std::string& field);
std::int64_t number_of(const web::Params& sent, std::string_view field);
// The record that the address names (":id"). NotFound where it names none.
base::Result<base::Id> id_of(const web::Visit& visit);

// Forms inside a fold, open where one came back.
web::Html folded(const base::Words& summary, const web::Html& content, bool open);
// "Done" over the page, after an act.
web::Html done_banner(const web::View& view, const web::Params& query);

// The office page with its errors counted in the title and the status.
web::Response office_page(const web::View& view, web::Page page, const Returned& returned);

}  // namespace anlanh::cases
