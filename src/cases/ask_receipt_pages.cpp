// After sending: the four words, what happens next, and a calm last page for those who have copied them.
#include "cases/ask_parts.h"
#include "cases/intake_rules.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/panel/panel.h"
#include "web/page.h"

namespace anlanh::cases {

using base::Words;
using web::el;
using web::Html;
using web::Url;

namespace {

Html key_words_list(const std::vector<std::string>& key) {
  std::vector<Html> items;
  for (const auto& word : key) items.push_back(el("li", {}, el("strong", {}, word)));
  return el("ol", {web::cls("govuk-list govuk-list--number al-return-key")}, items);
}

Html saved_form(const Ask& ask) {
  const auto& t = ask.t();
  using web::hidden_field;
  return web::heading_2(ask.say(AskText::SavedTitle)) +
         web::help_form(ask.view, Url::local("/goc-cua-em/da-chep"),
                        hidden_field("token", ask.form.token), hidden_field("who", ask.form.who),
                        text_field(ask.view, {.name = "key",
                                              .label = t("The four words"),
                                              .hint = ask.say(AskText::SavedHint),
                                              .error = ask.errors.of("key"),
                                              .autocomplete = "off",
                                              .spellcheck = web::Spellcheck::No,
                                              .attributes = {web::attr("autocapitalize", "none")}}),
                        web::submit(ask.say(AskText::SavedButton)));
}

Html key_part(const Ask& ask, const Receipt& receipt) {
  if (receipt.key.empty()) return web::paragraph(ask.say(AskText::KeyGone));
  return web::heading_2(ask.say(AskText::KeyTitle)) + key_words_list(receipt.key) +
         web::paragraph(ask.say(AskText::KeyLead)) + saved_form(ask);
}

Html next_part(const Ask& ask) {
  std::vector<Html> steps;
  for (const auto text : {AskText::NextRead, AskText::NextAnswer, AskText::NextHelp})
    steps.push_back(el("li", {}, ask.say(text)));
  return web::heading_2(ask.say(AskText::NextTitle)) +
         el("ol", {web::cls("govuk-list govuk-list--number")}, steps);
}

Html waiting_part(const Ask& ask) {
  const auto& t = ask.t();
  return web::paragraph(ask.say(AskText::Waiting)) + web::paragraph(web::helpline_link(ask.view)) +
         web::paragraph(web::link(t("See the answer"), Url::local("/goc-cua-em/tro-lai")));
}

web::Response secret_page(const Ask& ask, Html content) {
  const auto& t = ask.t();
  const auto bad = ask.errors.empty() ? web::HasErrors::No : web::HasErrors::Yes;
  auto response = web::page(web::render_page(ask.view, {.title = t("A corner for you"),
                                                        .kind = web::PageKind::Help,
                                                        .has_errors = bad,
                                                        .content = std::move(content)}),
                            ask.errors.empty() ? web::Status::Ok : web::Status::Unprocessable);
  response.compression = web::Compression::Never;  // it shows a secret
  return response;
}

}  // namespace

web::Response show_receipt(const Ask& ask, const Receipt& receipt) {
  const auto& t = ask.t();
  Html content = web::error_summary_for(ask.view, ask.errors);
  content += web::panel(
      {.title = ask.say(AskText::ReceiptTitle), .content = t("Number {1}", receipt.number)});
  if (is_red(answers_of(ask.form, ask.t().lang()).safety)) content += calls_part(ask);
  content += key_part(ask, receipt) + next_part(ask) + waiting_part(ask);
  return secret_page(ask, std::move(content));
}

web::Response show_saved(const Ask& ask, KeyTyped typed) {
  Html content = web::heading(ask.say(AskText::SavedDone));
  if (typed == KeyTyped::Right)
    content += web::inset_text({.content = ask.say(AskText::SavedRight)});
  content += web::paragraph(ask.say(AskText::SavedNext)) + next_part(ask) + waiting_part(ask);
  return secret_page(ask, std::move(content));
}

}  // namespace anlanh::cases
