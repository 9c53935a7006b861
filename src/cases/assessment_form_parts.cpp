#include "cases/assessment_form_parts.h"

#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"

namespace anlanh::cases {

namespace {

using web::Html;

web::Content hint_of(const web::View& view, const base::Bilingual& hint) {
  return hint.vi.empty() ? web::Content{} : web::Content{view.t(hint)};
}

Html item_field(const web::View& view, const FormItem& item, const FieldMap& answers) {
  const std::string name = "a_" + item.code;
  if (item.kind == AnswerKind::Text)
    return web::textarea_field(view, {.name = name,
                                      .label = view.t(item.label),
                                      .hint = hint_of(view, item.hint),
                                      .value = field_of(answers, item.code),
                                      .rows = 3});
  std::vector<web::Choice> choices;
  for (const auto& option : item.options)
    choices.push_back({.value = option.code,
                       .label = view.t(option.label),
                       .hint = hint_of(view, option.meaning)});
  return web::radio_field(view, {.name = name,
                                 .label = view.t(item.label),
                                 .choices = std::move(choices),
                                 .hint = hint_of(view, item.hint),
                                 .value = field_of(answers, item.code),
                                 .size = web::Size::Small});
}

}  // namespace

Html form_sections(const web::View& view, const FormDefinition& form, const FieldMap& answers) {
  Html out;
  for (const auto& section : form.sections) {
    out += web::el("h2", {web::cls("govuk-heading-m")}, view.t(section.title),
                   confirm_mark(view, section.to_confirm));
    if (!section.hint.vi.empty()) out += web::paragraph(view.t(section.hint));
    for (const auto& item : section.items) out += item_field(view, item, answers);
  }
  return out;
}

Html answers_list(const web::View& view, const FormDefinition& form, const FieldMap& answers) {
  std::vector<web::SummaryRow> rows;
  for (const auto& section : form.sections)
    for (const auto& item : section.items) {
      const auto& answer = field_of(answers, item.code);
      if (answer.empty()) continue;
      web::Content value = web::lines(answer);
      for (const auto& option : item.options)
        if (option.code == answer) value = view.t(option.label);
      rows.push_back({.key = view.t(item.label), .value = std::move(value)});
    }
  return web::summary_list({.rows = std::move(rows)});
}

FieldMap answers_sent(const web::Params& sent) {
  FieldMap out;
  for (const auto& [name, value] : sent)
    if (name.starts_with("a_")) out[name.substr(2)] = value;
  return out;
}

base::Words level_words(const web::View& view, std::string_view code) {
  const auto level = parse_level(code);
  return level ? view.t(level_name(*level)) : base::Words{};
}

}  // namespace anlanh::cases
