#pragma once
// Parts that both pages of the targets show: a figure in words, its definition, its doubts, and the
// choice of a period.

#include <string>

#include "targets/target_actions.h"
#include "web/markup.h"
#include "web/url.h"
#include "web/view.h"

namespace anlanh::targets {

// "99.9%", or what nothing is called where nothing arose.
base::Words percent_words(const base::Translator& t, const TargetDefinition& target,
                          const Tally& tally);
// "Semester I of 2026-2027 (05/09/2026 – 15/01/2027)".
base::Words period_words(const base::Translator& t, const Period& period);

web::Html render_figure(const web::View& view, const Figure& figure);
web::Html render_definition(const web::View& view, const TargetDefinition& target,
                            const TargetTable& table);
web::Html render_doubts(const web::View& view, const Figure& figure);
// A GET form that keeps nothing but the period.
web::Html render_period_choice(const web::View& view, const web::Url& here,
                               const PeriodRules& rules, const Period& chosen, base::Date today);

}  // namespace anlanh::targets
