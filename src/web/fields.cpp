#include "web/fields.h"

#include <algorithm>

#include "web/components/date-input/date_input.h"
#include "web/components/select/select.h"
#include "web/components/textarea/textarea.h"

namespace anlanh::web {

namespace {

std::optional<Hint> hint_of(const Content& content) {
  if (content.empty()) return std::nullopt;
  return Hint{.content = content};
}

std::optional<ErrorMessage> error_of(const View& view, const FieldError& error) {
  if (error.empty()) return std::nullopt;
  return ErrorMessage{.content = view.t(error.message()), .spoken_prefix = view.t("Error")};
}

Label label_of(const Content& content, PageHeading heading) {
  const bool big = heading == PageHeading::Yes;
  return {
      .content = content, .classes = big ? "govuk-label--l" : "govuk-label--s", .heading = heading};
}

std::optional<Fieldset> fieldset_of(const Content& content, PageHeading heading) {
  if (content.empty()) return std::nullopt;
  const bool big = heading == PageHeading::Yes;
  return Fieldset{
      .legend = Legend{.content = content,
                       .classes = big ? "govuk-fieldset__legend--l" : "govuk-fieldset__legend--s",
                       .heading = heading}};
}

Html posted_form(const View& view, const Url& url, const Attr& autocomplete, const Html& content) {
  return el("form", {attr("method", "post"), action(url), flag("novalidate"), autocomplete},
            hidden_field("csrf", view.csrf), content);
}

RadioItem radio_item(const RadioField& field, const Choice& choice) {
  return {.label = choice.label,
          .value = choice.value,
          .hint = hint_of(choice.hint),
          .checked = Checked(choice.value == field.value && !field.value.empty()),
          .conditional = choice.conditional,
          .divider = choice.divider};
}

CheckboxItem checkbox_item(const CheckboxField& field, const Choice& choice) {
  const auto& values = field.values;
  const bool chosen = std::find(values.begin(), values.end(), choice.value) != values.end();
  return {.label = choice.label,
          .value = choice.value,
          .hint = hint_of(choice.hint),
          .checked = Checked(chosen),
          .conditional = choice.conditional,
          .divider = choice.divider};
}

// The first box has the field's own id, so that the error summary leads straight into it.
DateInputItem date_item(const DateField& field, const char* part, const base::Words& label,
                        const std::string& value) {
  const bool year = std::string_view(part) == "year";
  return {.name = field.name + "_" + part,
          .label = label,
          .id = std::string_view(part) == "day" ? field.name : field.name + "_" + part,
          .value = value,
          .classes = joined(field.error.empty() ? "" : "govuk-input--error",
                            year ? "govuk-input--width-4" : "govuk-input--width-2")};
}

}  // namespace

Html text_field(const View& view, const TextField& field) {
  const bool narrow = !field.width.empty();
  return input({.name = field.name,
                .label = label_of(field.label, field.heading),
                .hint = hint_of(field.hint),
                .error = error_of(view, field.error),
                .type = field.type,
                .value = field.value,
                .classes = narrow ? "govuk-input--width-" + field.width : std::string(),
                .autocomplete = field.autocomplete,
                .inputmode = field.inputmode,
                .spellcheck = field.spellcheck,
                .suffix = field.suffix,
                .attributes = field.attributes});
}

Html textarea_field(const View& view, const TextareaField& field) {
  return textarea({.name = field.name,
                   .label = label_of(field.label, field.heading),
                   .hint = hint_of(field.hint),
                   .error = error_of(view, field.error),
                   .value = field.value,
                   .rows = field.rows,
                   .attributes = field.attributes});
}

Html radio_field(const View& view, const RadioField& field) {
  Radios options = {.name = field.name,
                    .items = {},
                    .fieldset = fieldset_of(field.label, field.heading),
                    .hint = hint_of(field.hint),
                    .error = error_of(view, field.error)};
  if (field.arrange == Arrange::InOneLine) options.classes = "govuk-radios--inline";
  if (field.size == Size::Small) options.classes = joined(options.classes, "govuk-radios--small");
  for (const Choice& choice : field.choices) options.items.push_back(radio_item(field, choice));
  return radios(options);
}

Html checkbox_field(const View& view, const CheckboxField& field) {
  Checkboxes options = {.name = field.name,
                        .items = {},
                        .fieldset = fieldset_of(field.label, field.heading),
                        .hint = hint_of(field.hint),
                        .error = error_of(view, field.error)};
  if (field.size == Size::Small) options.classes = "govuk-checkboxes--small";
  for (const Choice& choice : field.choices) {
    options.items.push_back(checkbox_item(field, choice));
  }
  return checkboxes(options);
}

Html select_field(const View& view, const SelectField& field) {
  Select options = {.name = field.name,
                    .label = label_of(field.label, field.heading),
                    .items = {},
                    .hint = hint_of(field.hint),
                    .error = error_of(view, field.error)};
  for (const Choice& choice : field.choices) {
    options.items.push_back({.label = choice.label,
                             .value = choice.value,
                             .selected = Selected(choice.value == field.value)});
  }
  return select(options);
}

Html date_field(const View& view, const DateField& field) {
  return date_input({.id = field.name + "_date",
                     .items = {date_item(field, "day", view.t("Day"), field.value.day),
                               date_item(field, "month", view.t("Month"), field.value.month),
                               date_item(field, "year", view.t("Year"), field.value.year)},
                     .fieldset = fieldset_of(field.label, field.heading),
                     .hint = hint_of(field.hint),
                     .error = error_of(view, field.error)});
}

Html hidden_field(const std::string& name, const std::string& value) {
  return el("input", {attr("type", "hidden"), attr("name", name), attr("value", value)});
}

Html form_with(const View& view, const Url& url, const Html& content) {
  return posted_form(view, url, {}, content);
}

Html help_form_with(const View& view, const Url& url, const Html& content) {
  return posted_form(view, url, attr("autocomplete", "off"), content);
}

Html get_form_with(const Url& url, const Html& content) {
  return el("form", {attr("method", "get"), action(url), flag("novalidate")}, content);
}

Html submit(const base::Words& label) {
  return button({.label = label, .prevent_double_click = "true"});
}

Html submit_to(const base::Words& label, const Url& url) {
  return button(
      {.label = label, .classes = "govuk-button--secondary", .attributes = {formaction(url)}});
}

Html submit_value(const base::Words& label, const std::string& name, const std::string& value) {
  return button({.label = label,
                 .name = name,
                 .value = value,
                 .classes = "govuk-button--secondary",
                 .prevent_double_click = "true"});
}

Html button_link(const base::Words& label, const Url& url) {
  return button({.label = label, .href = url});
}

Html start_button(const base::Words& label, const Url& url) {
  return button({.label = label, .href = url, .start = StartButton::Yes});
}

}  // namespace anlanh::web
