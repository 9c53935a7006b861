#include "targets/figure_pages.h"

#include "targets/period_rules.h"
#include "web/components/details/details.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"
#include "web/fields.h"
#include "web/page.h"

namespace anlanh::targets {

using base::Words;
using web::attr;
using web::cls;
using web::el;
using web::Html;
using web::View;

Words percent_words(const base::Translator& t, const TargetDefinition& target, const Tally& tally) {
  const auto tenths = tenths_of_percent(tally.numerator(), tally.denominator());
  if (!tenths) return t(target.empty);
  if (*tenths == 1000) return Words{"100%"};
  return t("{1}.{2}%", std::to_string(*tenths / 10), std::to_string(*tenths % 10));
}

Words period_words(const base::Translator& t, const Period& period) {
  const Words name = period.family == kSinceStart ? t("Since the programme began") : t(period.name);
  return t("{1} ({2} – {3})", name.text, base::vietnam_date_text(period.window.from),
           base::vietnam_date_text(period.window.to));
}

Html render_figure(const View& view, const Figure& figure) {
  const auto& t = view.t;
  const auto& target = *figure.target;
  const Tally& tally = figure.tally;
  const auto& now = target.counted_now;
  const auto row = [&](const Words& key, std::int64_t value, const base::Bilingual& meaning) {
    return web::SummaryRow{.key = key,
                           .value = web::paragraph(web::join(el("strong", {}, t.number(value)),
                                                             web::punct(" – "), t(meaning)))};
  };
  Html out =
      el("p", {cls("govuk-heading-l govuk-!-margin-bottom-2")}, percent_words(t, target, tally));
  out += web::summary_list(
      {.rows = {row(t("Numerator"), tally.numerator(), now ? now->numerator : target.numerator),
                row(t("Denominator"), tally.denominator(),
                    now ? now->denominator : target.denominator)}});
  if (now) out += web::inset_text({.content = t(now->not_yet)});
  return out;
}

Html render_definition(const View& view, const TargetDefinition& target, const TargetTable& table) {
  const auto& t = view.t;
  Html sources;
  for (const auto& source : table.sources) {
    sources += el("li", {attr("lang", "vi")}, source);
  }
  const auto line = [&](const Words& name, const base::Bilingual& words) {
    return web::paragraph(web::join(el("strong", {}, name), web::punct(": "), t(words)));
  };
  Html content = line(t("Numerator"), target.numerator) +
                 line(t("Denominator"), target.denominator) + line(t("Rule"), target.rule);
  content +=
      web::paragraph(t("Sources:")) + el("ul", {cls("govuk-list govuk-list--bullet")}, sources);
  return web::details({.summary = t("How this is counted"), .content = content});
}

Html render_doubts(const View& view, const Figure& figure) {
  if (figure.doubts.empty()) return {};
  Html items;
  for (const auto& doubt : figure.doubts) items += el("li", {}, view.t(doubt.what));
  return web::details({.summary = view.t("What to bear in mind"),
                       .content = el("ul", {cls("govuk-list govuk-list--bullet")}, items)});
}

namespace {

Html period_option(const View& view, const Period& period, const Period& chosen) {
  const bool is_chosen = period == chosen;
  return el("option",
            {attr("value", period_key(period)),
             web::flag_if("selected", is_chosen ? web::Selected::Yes : web::Selected::No)},
            period_words(view.t, period));
}

}  // namespace

Html render_period_choice(const View& view, const web::Url& here, const PeriodRules& rules,
                          const Period& chosen, base::Date today) {
  Html options = period_option(view, since_start(rules, today), chosen);
  for (const auto& family : rules.families) {
    Html group;
    for (const auto& period : choices_of(rules, family, today)) {
      group += period_option(view, period, chosen);
    }
    options += el("optgroup", {attr("label", view.t(family.name))}, group);
  }
  const Html select =
      el("div", {cls("govuk-form-group")},
         el("label", {cls("govuk-label"), attr("for", "ky")}, view.t("Period")),
         el("select", {cls("govuk-select"), attr("id", "ky"), attr("name", "ky")}, options));
  return web::get_form(here, select, web::submit(view.t("Show this period")));
}

}  // namespace anlanh::targets
