#include "web/fields.h"

#include <gtest/gtest.h>

namespace anlanh::web {
namespace {

const View& english() {
  static const View view = {
      .t = base::Translator(base::Lang::En, base::Catalogue::open("").value()), .csrf = "to\"ken"};
  return view;
}

bool has(const Html& html, std::string_view part) {
  return html.bytes().find(part) != std::string::npos;
}

TEST(Fields, FormsCarryTheirToken) {
  const Url url = path({"/tin-bao"});
  const Html usual = form(english(), url, submit(base::Words{"Send"}));
  EXPECT_TRUE(has(usual, "<form method=\"post\" action=\"/tin-bao\" novalidate>"));
  EXPECT_TRUE(has(usual, "<input type=\"hidden\" name=\"csrf\" value=\"to&quot;ken\">"));
  EXPECT_TRUE(has(help_form(english(), url), "autocomplete=\"off\""));
  EXPECT_TRUE(has(help_form(english(), url), "name=\"csrf\""));
  EXPECT_FALSE(has(get_form(url), "csrf")) << "a token in an address would end in histories";
}

TEST(Fields, JoinLabelHintErrorAndValue) {
  FieldErrors errors;
  errors.add("where", base::msg("Say {1} where", "roughly"));
  errors.add("where", base::msg("never shown at the field"));
  const Html field = text_field(english(), {.name = "where",
                                            .label = base::Words{"Where?"},
                                            .hint = base::Words{"A name"},
                                            .value = "\"><b>",
                                            .error = errors.of("where")});
  EXPECT_TRUE(has(field, "for=\"where\""));
  EXPECT_TRUE(has(field, "aria-describedby=\"where-hint where-error\""));
  EXPECT_TRUE(has(field, "Say roughly where"));
  EXPECT_TRUE(has(field, "value=\"&quot;&gt;&lt;b&gt;\""));
  EXPECT_FALSE(has(field, "never shown"));
  EXPECT_TRUE(has(error_summary_for(english(), errors), "href=\"#where\""));
  EXPECT_TRUE(error_summary_for(english(), FieldErrors()).empty());
  EXPECT_TRUE(errors.of("other").empty());
}

TEST(Fields, RememberWhatWasChosen) {
  const std::vector<Choice> choices = {{.value = "a", .label = base::Words{"A"}},
                                       {.value = "b", .label = base::Words{"B"}}};
  const Html radio = radio_field(
      english(), {.name = "who", .label = base::Words{"Who?"}, .choices = choices, .value = "b"});
  EXPECT_TRUE(has(radio, "id=\"who-2\" name=\"who\" type=\"radio\" value=\"b\" checked"));
  EXPECT_FALSE(has(radio, "value=\"a\" checked"));
  const Html boxes = checkbox_field(
      english(),
      {.name = "what", .label = base::Words{"What?"}, .choices = choices, .values = {"a", "x"}});
  EXPECT_TRUE(has(boxes, "value=\"a\" checked"));
  EXPECT_FALSE(has(boxes, "value=\"b\" checked"));
  const Html list = select_field(
      english(), {.name = "unit", .label = base::Words{"Unit"}, .choices = choices, .value = "b"});
  EXPECT_TRUE(has(list, "<option value=\"b\" selected>"));
}

TEST(Fields, ADateKeepsWhatWasTyped) {
  const Html date = date_field(english(), {.name = "held",
                                           .label = base::Words{"When?"},
                                           .value = {"31", "2", "x"},
                                           .error = base::msg("No such day")});
  EXPECT_TRUE(has(date, "id=\"held\" name=\"held_day\""));
  EXPECT_TRUE(has(date, "name=\"held_month\""));
  EXPECT_TRUE(has(date, "value=\"x\""));
  EXPECT_TRUE(has(date, "aria-describedby=\"held_date-error\""));
}

}  // namespace
}  // namespace anlanh::web
