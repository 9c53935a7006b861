#include "web/markup.h"

#include <gtest/gtest.h>

namespace anlanh::web {
namespace {

using base::Words;

std::string bytes(const Html& html) { return std::string(html.bytes()); }

// What must not compile.
template <class T>
concept CanBeChild = requires(T&& value) { el("p", {}, std::forward<T>(value)); };
static_assert(CanBeChild<Html>);
static_assert(CanBeChild<const Words&>);
static_assert(CanBeChild<std::string>);
static_assert(CanBeChild<std::string_view>);
static_assert(CanBeChild<Punct>);
static_assert(CanBeChild<std::optional<Html>>);
static_assert(CanBeChild<std::vector<Html>>);
static_assert(!CanBeChild<const char (&)[6]>, "a literal must pass t()");
static_assert(!CanBeChild<const char*>);
static_assert(!CanBeChild<int>, "numbers are written by t.number()");
static_assert(!CanBeChild<char>);
static_assert(!CanBeChild<bool>);
static_assert(!CanBeChild<base::Message>);
static_assert(!CanBeChild<Url>);

template <class T>
concept CanBeAddress = requires(T&& value) { href(std::forward<T>(value)); };
static_assert(CanBeAddress<Url>);
static_assert(!CanBeAddress<std::string>);
static_assert(!CanBeAddress<const char*>);
static_assert(!CanBeAddress<Words>);
static_assert(!std::is_constructible_v<Html, std::string>, "only the writer makes markup");
static_assert(!std::is_constructible_v<Html, const char*>);

static_assert(is_tag("section") && is_tag("br") && is_void_tag("input") && !is_void_tag("p"));
static_assert(!is_tag("script") && !is_tag("style") && !is_tag("iframe") && !is_tag("object"));
static_assert(!is_tag("base") && !is_tag("embed") && !is_tag("SCRIPT") && !is_tag("p onclick"));
static_assert(is_attribute("aria-describedby") && is_attribute("data-module"));
static_assert(!is_attribute("onclick") && !is_attribute("style") && !is_attribute("srcdoc"));
static_assert(!is_attribute("href") && !is_attribute("src") && !is_attribute("action"));
static_assert(!is_attribute("formaction") && !is_attribute("srcset") && !is_attribute("poster"));
static_assert(!is_attribute("data-") && !is_attribute("data-x y") && !is_attribute("aria-A"));
static_assert(is_spoken_attribute("title") && is_spoken_attribute("aria-label"));
static_assert(is_punctuation("111 – …:·×→") && !is_punctuation("a") && !is_punctuation("é"));

TEST(Markup, EscapesByPosition) {
  struct Case {
    std::string_view data;
    std::string_view in_text;
    std::string_view in_value;
  };
  const Case cases[] = {
      {"a & b", "a &amp; b", "a &amp; b"},
      {"</p><script>alert(1)</script>", "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
       "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"},
      {"\" onmouseover=\"x", "&quot; onmouseover=&quot;x", "&quot; onmouseover=&quot;x"},
      {"' x", "&#39; x", "&#39; x"},
      {"&amp;", "&amp;amp;", "&amp;amp;"},
      {std::string_view("a\0b", 3),
       "a\xEF\xBF\xBD"
       "b",
       "a\xEF\xBF\xBD"
       "b"},
      {"a\x01\x7F", "a\xEF\xBF\xBD\xEF\xBF\xBD", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"dòng 1\ndòng 2\t", "dòng 1\ndòng 2\t", "dòng 1\ndòng 2\t"},
      {"Đồng Tháp – 111", "Đồng Tháp – 111", "Đồng Tháp – 111"},
      {"<!--", "&lt;!--", "&lt;!--"},
      {"{{x}} {1}", "{{x}} {1}", "{{x}} {1}"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(bytes(el("p", {}, c.data)), "<p>" + std::string(c.in_text) + "</p>");
    EXPECT_EQ(bytes(el("input", {attr("value", c.data)})),
              "<input value=\"" + std::string(c.in_value) + "\">");
    EXPECT_EQ(bytes(el("p", {}, Words{std::string(c.data)})), bytes(el("p", {}, c.data)));
  }
}

TEST(Markup, WritesElements) {
  const Html inner = el("b", {}, std::string("x"));
  EXPECT_EQ(bytes(el("p", {cls("a", "", "b"), flag("hidden")}, inner, punct(": "), Words{"y"})),
            "<p class=\"a b\" hidden><b>x</b>: y</p>");
  EXPECT_EQ(bytes(el("br", {})), "<br>");
  EXPECT_EQ(bytes(el("p", {cls(""), Attr{}})), "<p></p>");
  EXPECT_EQ(bytes(el("ul", {}, std::vector<Html>{inner, inner}, std::optional<Html>())),
            "<ul><b>x</b><b>x</b></ul>");
  EXPECT_EQ(bytes(el("td", {attr("colspan", 3)})), "<td colspan=\"3\"></td>");
  EXPECT_EQ(
      bytes(el("input", {flag_if("checked", Checked::Yes), flag_if("required", Required::No)})),
      "<input checked>");
  EXPECT_EQ(
      bytes(el("a", {href(path({"/a", std::string("b c&\"")}).with("q", "x&y"))}, Words{"z"})),
      "<a href=\"/a/b%20c%26%22?q=x%26y\">z</a>");
  EXPECT_EQ(bytes(el("p", {attr("title", Words{"a\"b"})})), "<p title=\"a&quot;b\"></p>");
}

TEST(Markup, KeepsTheFirstNewlineOfATextArea) {
  EXPECT_EQ(bytes(el("textarea", {}, std::string("\nx"))), "<textarea>\n\nx</textarea>");
  EXPECT_EQ(bytes(el("textarea", {}, std::string("x\n"))), "<textarea>x\n</textarea>");
  EXPECT_EQ(bytes(el("textarea", {}, std::string("</textarea><b>"))),
            "<textarea>&lt;/textarea&gt;&lt;b&gt;</textarea>");
}

TEST(Markup, PutsMarkupInPlaces) {
  const Html link = el("a", {href(tel("111"))}, punct("111"));
  EXPECT_EQ(bytes(with_places(Words{"Gọi {1} & {2} {1}"}, {link})),
            "Gọi <a href=\"tel:111\">111</a> &amp; {2} <a href=\"tel:111\">111</a>");
  EXPECT_EQ(bytes(with_places(Words{"{0} {x} {"}, {link})), "{0} {x} {");
}

TEST(Markup, KeepsLines) {
  EXPECT_EQ(bytes(lines("a<\r\nb\n\nc")), "a&lt;<br>b<br><br>c");
  EXPECT_EQ(bytes(lines("")), "");
}

TEST(Markup, NamesOwnScriptsOnly) {
  EXPECT_EQ(bytes(script_file(Url::local("/x.js"), ScriptKind::Deferred)),
            "<script src=\"/x.js\" defer></script>");
  EXPECT_EQ(document(el("html", {})), "<!DOCTYPE html>\n<html></html>");
}

}  // namespace
}  // namespace anlanh::web
