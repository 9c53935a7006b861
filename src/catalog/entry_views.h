#pragma once
// How the catalogue looks. Pure: what is shown comes in as values.

#include <string>
#include <vector>

#include "catalog/entry_rules.h"
#include "catalog/entry_store.h"
#include "people/officer.h"
#include "web/field_errors.h"
#include "web/view.h"

namespace anlanh::catalog {

struct EntryList {
  EntryFilter filter;
  std::vector<Entry> entries;
  std::int64_t count = 0;  // of all pages
  int page = 1;
  int pages = 1;
};

base::Words entry_state_words(const base::Translator& t, EntryState state);

std::string render_entry_list(const web::View& view, const std::vector<Category>& categories,
                              const EntryList& list, const people::Officer& officer);
std::string render_confirm_form(const web::View& view, const std::vector<Category>& categories,
                                const ConfirmInput& typed, const web::FieldErrors& errors);
// `errors` belong to the form that opens it again.
std::string render_entry(const web::View& view, const std::vector<Category>& categories,
                         const Entry& entry, const people::Officer& officer,
                         const web::FieldErrors& errors);

}  // namespace anlanh::catalog
