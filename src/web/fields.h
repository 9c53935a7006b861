#pragma once
// Fields and forms in one line each: label, hint, error and the value typed before, joined as the components want.
//
//   form(view, path({"/tin-bao"}),
//        text_field(view, {.name = "where", .label = t("Where did it happen?"), .value = typed,
//                          .error = errors.of("where")}),
//        submit(t("Continue")))
//
// Every field's id is its name, so that an error summary can link to it. A date is sent as name_day, name_month
// and name_year; its first box has the field's name as id.

#include <optional>
#include <string>
#include <vector>

#include "web/components/button/button.h"
#include "web/components/checkboxes/checkboxes.h"
#include "web/components/input/input.h"
#include "web/components/radios/radios.h"
#include "web/field_errors.h"
#include "web/view.h"

namespace anlanh::web {

struct TextField {
  std::string name;
  Content label;
  Content hint = {};
  std::string value = {};
  FieldError error = {};
  PageHeading heading = PageHeading::No;  // the label is the page's <h1>
  std::string type = "text";              // "email", "tel", "password", "search"
  std::string width = {};  // characters: "2" "3" "4" "5" "10" "20" "30"; empty: all there is
  std::string autocomplete = {};
  std::string inputmode = {};  // "numeric"
  std::optional<Spellcheck> spellcheck = {};
  std::optional<Affix> suffix = {};  // a unit
  std::vector<Attr> attributes = {};
};
Html text_field(const View& view, const TextField& field);

struct TextareaField {
  std::string name;
  Content label;
  Content hint = {};
  std::string value = {};
  FieldError error = {};
  PageHeading heading = PageHeading::No;
  int rows = 5;
  std::vector<Attr> attributes = {};
};
Html textarea_field(const View& view, const TextareaField& field);

// One choice of radios, check boxes or a list.
struct Choice {
  std::string value = {};
  Content label = {};
  Content hint = {};
  Html conditional = {};  // radios and check boxes: fields that belong to this choice
  Content divider = {};   // t("or"): stands alone, instead of value and label
};

enum class Arrange { BelowEachOther, InOneLine };
enum class Size { Usual, Small };  // Small: office pages only, 24 px and more

struct RadioField {
  std::string name;
  Content label;  // the question
  std::vector<Choice> choices;
  Content hint = {};
  std::string value = {};
  FieldError error = {};
  PageHeading heading = PageHeading::No;
  Arrange arrange = Arrange::BelowEachOther;
  Size size = Size::Usual;
};
Html radio_field(const View& view, const RadioField& field);

struct CheckboxField {
  std::string name;
  Content label;  // the question; empty for a single box
  std::vector<Choice> choices;
  Content hint = {};
  std::vector<std::string> values = {};
  FieldError error = {};
  PageHeading heading = PageHeading::No;
  Size size = Size::Usual;
};
Html checkbox_field(const View& view, const CheckboxField& field);

struct SelectField {
  std::string name;
  Content label;
  std::vector<Choice> choices;  // a first one with an empty value: "Choose …"
  Content hint = {};
  std::string value = {};
  FieldError error = {};
  PageHeading heading = PageHeading::No;
};
Html select_field(const View& view, const SelectField& field);

struct DateValue {
  std::string day = {};
  std::string month = {};
  std::string year = {};
};
struct DateField {
  std::string name;
  Content label;
  Content hint = {};
  DateValue value = {};  // as typed, right or wrong
  FieldError error = {};
  PageHeading heading = PageHeading::No;
};
Html date_field(const View& view, const DateField& field);

Html hidden_field(const std::string& name, const std::string& value);

// A POST form with its CSRF token. The browser's own checks are off: our messages say how to mend an answer.
Html form_with(const View& view, const Url& url, const Html& content);
// The same on a help page: the browser is asked to remember nothing of what is typed.
Html help_form_with(const View& view, const Url& url, const Html& content);
// A GET form, for searching and filtering: no token.
Html get_form_with(const Url& url, const Html& content);

template <Child... C>
Html form(const View& view, const Url& url, const C&... children) {
  return form_with(view, url, join(children...));
}
template <Child... C>
Html help_form(const View& view, const Url& url, const C&... children) {
  return help_form_with(view, url, join(children...));
}
template <Child... C>
Html get_form(const Url& url, const C&... children) {
  return get_form_with(url, join(children...));
}

Html submit(const base::Words& label);
// A second way to send the same form: another address, a calmer look.
Html submit_to(const base::Words& label, const Url& url);
// A button that sends name=value with the form.
Html submit_value(const base::Words& label, const std::string& name, const std::string& value);
// A link that looks like a button.
Html button_link(const base::Words& label, const Url& url);
Html start_button(const base::Words& label, const Url& url);

}  // namespace anlanh::web
