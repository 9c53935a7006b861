#include "web/components/testing/form_options.h"

namespace anlanh::web {

Label read_label(const Options& options) {
  const auto label = options.child("label");
  if (!label) return {.content = {}};
  return {.content = label->content(),
          .classes = label->classes(),
          .heading = PageHeading(label->flag("isPageHeading")),
          .attributes = label->attributes()};
}

std::optional<Hint> read_hint(const Options& options) {
  const auto hint = options.child("hint");
  if (!hint) return std::nullopt;
  return Hint{
      .content = hint->content(), .classes = hint->classes(), .attributes = hint->attributes()};
}

std::optional<ErrorMessage> read_error(const Options& options) {
  const auto error = options.child("errorMessage");
  if (!error) return std::nullopt;
  return ErrorMessage{.content = error->content(),
                      .spoken_prefix = error->words("visuallyHiddenText", "Error"),
                      .classes = error->classes(),
                      .attributes = error->attributes()};
}

std::optional<Fieldset> read_fieldset(const Options& options) {
  const auto fieldset = options.child("fieldset");
  if (!fieldset) return std::nullopt;
  Fieldset out = {.described_by = fieldset->text("describedBy"),
                  .classes = fieldset->classes(),
                  .attributes = fieldset->attributes()};
  if (const auto legend = fieldset->child("legend")) {
    out.legend = Legend{.content = legend->content(),
                        .classes = legend->classes(),
                        .heading = PageHeading(legend->flag("isPageHeading"))};
  }
  return out;
}

std::optional<Spellcheck> read_spellcheck(const Options& options) {
  const auto value = options.maybe("spellcheck");
  if (value == "true") return Spellcheck::Yes;
  if (value == "false") return Spellcheck::No;
  return std::nullopt;
}

FormGroup read_group(const Options& options) {
  const auto group = options.child("formGroup");
  if (!group) return {};
  return {.classes = group->classes(), .attributes = group->attributes()};
}

}  // namespace anlanh::web
