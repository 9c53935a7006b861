#include "cases/ask_form_rules.h"

#include "cases/report_rules.h"

namespace anlanh::cases {

namespace {

constexpr base::Id kNoSuchCommune{-1};

base::Id commune_of(std::string_view typed) {
  if (typed.empty() || typed == kUnknownCommune) return {};
  return base::parse_id(typed).value_or(kNoSuchCommune);
}

}  // namespace

ReportAnswers answers_of(const AskForm& form, base::Lang lang) {
  ReportAnswers answers;
  answers.speaker = parse_speaker(form.who).value_or(Speaker::Unsaid);
  answers.group = form.kind;
  answers.story = trimmed(form.story);
  answers.addresses = split_lines(form.pages);
  answers.commune = commune_of(form.commune);
  answers.contact = trimmed(form.contact);
  answers.contact_time = trimmed(form.contact_time);
  answers.lang = lang;
  return answers;
}

}  // namespace anlanh::cases
