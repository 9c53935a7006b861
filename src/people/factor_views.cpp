#include "people/factor_views.h"

#include "web/assets.h"
#include "web/components/warning-text/warning_text.h"
#include "web/page.h"

namespace anlanh::people {

namespace {

using web::attr;
using web::Html;

std::string credential_list(const std::vector<Passkey>& known) {
  std::string out;
  for (const auto& passkey : known)
    out += (out.empty() ? "" : " ") + base::base64url(passkey.credential);
  return out;
}

}  // namespace

Html passkey_form(const web::View& view, const PasskeySite& site, const PasskeyForm& form) {
  const auto& t = view.t;
  Html content = form.fields;
  for (const char* name : {"credential", "client_data", "data", "signature"})
    content += web::hidden_field(name, "");
  if (!form.next.empty()) content += web::hidden_field("next", form.next);
  content += web::submit(form.label) +
             web::el("p",
                     {web::cls("govuk-body"), attr("role", "status"),
                      attr("data-failed", t("It did not work. Try again, or use a code."))},
                     Html());
  return web::el(
             "div",
             {attr("data-passkey", form.what),
              attr("data-challenge", base::base64url(form.challenge)), attr("data-site", site.name),
              attr("data-user", base::id_text(form.account)), attr("data-name", form.account_name),
              attr("data-known", credential_list(form.known)), web::flag("hidden")},
             web::form(view, form.action, content)) +
         web::script_file(web::asset_url("passkey.js"), web::ScriptKind::Deferred);
}

Html code_field(const web::View& view, const web::FieldErrors& errors, const base::Words& hint) {
  return web::text_field(view, {.name = "code",
                                .label = view.t("Confirmation code"),
                                .hint = hint,
                                .error = errors.of("code"),
                                .width = "10",
                                .autocomplete = "one-time-code",
                                .spellcheck = web::Spellcheck::No,
                                .attributes = {attr("autocapitalize", "none")}});
}

web::Response show_recovery_codes(const web::View& view, const std::vector<std::string>& codes,
                                  const web::Url& on) {
  const auto& t = view.t;
  std::vector<Html> items;
  for (const auto& code : codes) items.push_back(web::el("li", {}, web::el("code", {}, code)));
  Html content =
      web::heading(t("Your ten recovery codes")) +
      web::paragraph(t("Each works once in place of the app or the key: when the telephone is lost "
                       "or broken. Print this page or write them down, and keep the paper apart "
                       "from the machine.")) +
      web::el("ol", {web::cls("govuk-list govuk-list--number")}, items) +
      web::warning_text(
          {.content = t("The codes are shown only now."), .spoken_prefix = t("Warning")}) +
      web::paragraph(web::button_link(t("Continue"), on));
  auto answer = web::page(web::render_page(
      view, {.title = t("Your ten recovery codes"), .content = std::move(content)}));
  answer.compression = web::Compression::Never;
  return answer;
}

base::Bytes bytes_of(const web::Visit& visit, std::string_view field) {
  return base::parse_base64url(visit.request.form.get(field)).value_or(base::Bytes());
}

}  // namespace anlanh::people
