#include "cases/ask_form_rules.h"

#include "cases/intake_rules.h"

namespace anlanh::cases {

namespace {

constexpr base::Id kNoSuchCommune{-1};

base::Id commune_of(std::string_view typed) {
  if (typed.empty() || typed == kUnknownCommune) return {};
  return base::parse_id(typed).value_or(kNoSuchCommune);
}

struct Teller {
  Speaker speaker = Speaker::Unsaid;
  AgeBand band = AgeBand::Unsaid;
};

Teller teller_of(std::string_view who) {
  if (who == "young") return {Speaker::Child, AgeBand::Under11};
  if (who == "older") return {Speaker::Child, AgeBand::From11};
  return {parse_speaker(who).value_or(Speaker::Unsaid), AgeBand::Unsaid};
}

// "skip" and nothing are the same.
Reply reply_of(std::string_view typed) { return parse_reply(typed).value_or(Reply::Unsaid); }

}  // namespace

ReportAnswers answers_of(const AskForm& form, base::Lang lang) {
  ReportAnswers answers;
  const auto teller = teller_of(form.who);
  answers.speaker = teller.speaker;
  answers.age_band = teller.band;
  answers.safety = {reply_of(form.danger_now), reply_of(form.danger_self),
                    reply_of(form.danger_near), reply_of(form.contact_safe), reply_of(form.carer)};
  answers.group = form.kind;
  answers.story = trimmed(form.story);
  answers.addresses = split_lines(form.pages);
  answers.commune = commune_of(form.commune);
  answers.contact = trimmed(form.contact);
  answers.contact_time = trimmed(form.contact_time);
  answers.lang = lang;
  return answers;
}

Wording wording_of_form(const AskForm& form) {
  const auto teller = teller_of(form.who);
  return wording_of(teller.speaker, teller.band);
}

}  // namespace anlanh::cases
