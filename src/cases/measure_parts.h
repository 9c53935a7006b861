#pragma once
// Measures on the page of a violator: what was done, and the form for a new one.

#include "cases/violator_actions.h"
#include "cases/violator_parts.h"
#include "web/form.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::cases {

struct ViolatorPage {
  const Desk& desk;
  const web::Visit& visit;
  const people::Officer& officer;
  const ViolatorFile& file;
  const Returned& returned;

  const base::Translator& t() const { return visit.view.t; }
  const web::View& view() const { return visit.view; }
  const Violator& violator() const { return file.opened.violator; }
  web::Url url(std::string_view act) const { return web::path({"/doi-tuong", violator().id, act}); }
  bool may_work() const;
};

// "Decree 15/2020, article 101 · in force 27/01/2022 – today".
web::Html basis_part(const web::View& view, const Act& act);
web::Html measures_part(const ViolatorPage& page);
// One measure with all its steps; `Onward::Yes` links to the page that takes it further.
enum class Onward : bool { No, Yes };
web::Html measure_card(const ViolatorPage& page, const OpenedMeasure& opened, Onward onward);

web::Html measure_form(const ViolatorPage& page);
std::vector<web::Field> measure_field_names();
MeasureInput measure_input(const web::Params& sent);

}  // namespace anlanh::cases
