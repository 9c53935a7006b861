#pragma once
// The tags and attributes that our pages may hold, and the marks that text may hold untranslated.
//
// One closed list instead of a filter: what is not here cannot be written. So there is no <script>
// body, no <style>, no on* handler and no style attribute anywhere, which is also what the
// Content-Security-Policy of every page demands.

#include <algorithm>
#include <array>
#include <string_view>

namespace anlanh::web {

inline constexpr auto kTags = std::to_array<std::string_view>(
    {"a",        "abbr",       "address", "article", "aside",  "b",        "bdi",      "blockquote",
     "body",     "button",     "caption", "cite",    "code",   "col",      "colgroup", "data",
     "dd",       "del",        "details", "dfn",     "div",    "dl",       "dt",       "em",
     "fieldset", "figcaption", "figure",  "footer",  "form",   "h1",       "h2",       "h3",
     "h4",       "h5",         "h6",      "head",    "header", "hgroup",   "hr",       "html",
     "i",        "img",        "input",   "ins",     "kbd",    "label",    "legend",   "li",
     "link",     "main",       "mark",    "meta",    "meter",  "nav",      "ol",       "optgroup",
     "option",   "output",     "p",       "picture", "pre",    "progress", "q",        "s",
     "samp",     "search",     "section", "select",  "small",  "source",   "span",     "strong",
     "sub",      "summary",    "sup",     "table",   "tbody",  "td",       "textarea", "tfoot",
     "th",       "thead",      "time",    "title",   "tr",     "u",        "ul",       "var",
     "wbr",      "svg",        "path",    "g",       "circle", "rect",     "line",     "polyline",
     "polygon",  "text",       "tspan",   "desc"});

inline constexpr auto kVoidTags = std::to_array<std::string_view>(
    {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"});

// Attributes that hold no address. href, src, action and formaction take a Url and have functions of
// their own; srcset, data, poster, ping, background, style and on* do not exist for us.
inline constexpr auto kAttributes = std::to_array<std::string_view>({"abbr",
                                                                     "accept",
                                                                     "accept-charset",
                                                                     "alt",
                                                                     "async",
                                                                     "autocapitalize",
                                                                     "autocomplete",
                                                                     "autocorrect",
                                                                     "charset",
                                                                     "checked",
                                                                     "class",
                                                                     "cols",
                                                                     "colspan",
                                                                     "content",
                                                                     "controls",
                                                                     "datetime",
                                                                     "defer",
                                                                     "dir",
                                                                     "disabled",
                                                                     "download",
                                                                     "draggable",
                                                                     "enctype",
                                                                     "enterkeyhint",
                                                                     "for",
                                                                     "form",
                                                                     "formmethod",
                                                                     "formnovalidate",
                                                                     "headers",
                                                                     "height",
                                                                     "hidden",
                                                                     "high",
                                                                     "hreflang",
                                                                     "http-equiv",
                                                                     "id",
                                                                     "inputmode",
                                                                     "integrity",
                                                                     "itemprop",
                                                                     "kind",
                                                                     "label",
                                                                     "lang",
                                                                     "list",
                                                                     "loading",
                                                                     "low",
                                                                     "max",
                                                                     "maxlength",
                                                                     "media",
                                                                     "method",
                                                                     "min",
                                                                     "minlength",
                                                                     "multiple",
                                                                     "name",
                                                                     "novalidate",
                                                                     "open",
                                                                     "optimum",
                                                                     "pattern",
                                                                     "placeholder",
                                                                     "property",
                                                                     "readonly",
                                                                     "referrerpolicy",
                                                                     "rel",
                                                                     "required",
                                                                     "reversed",
                                                                     "role",
                                                                     "rows",
                                                                     "rowspan",
                                                                     "scope",
                                                                     "selected",
                                                                     "size",
                                                                     "sizes",
                                                                     "span",
                                                                     "spellcheck",
                                                                     "start",
                                                                     "step",
                                                                     "tabindex",
                                                                     "target",
                                                                     "title",
                                                                     "translate",
                                                                     "type",
                                                                     "value",
                                                                     "width",
                                                                     "wrap",
                                                                     "viewBox",
                                                                     "d",
                                                                     "fill",
                                                                     "stroke",
                                                                     "stroke-width",
                                                                     "stroke-linecap",
                                                                     "stroke-linejoin",
                                                                     "cx",
                                                                     "cy",
                                                                     "r",
                                                                     "x",
                                                                     "y",
                                                                     "x1",
                                                                     "x2",
                                                                     "y1",
                                                                     "y2",
                                                                     "points",
                                                                     "transform",
                                                                     "focusable",
                                                                     "text-anchor",
                                                                     "fill-rule"});

// What a person reads or hears: only words may stand there, never a literal.
inline constexpr auto kSpokenAttributes = std::to_array<std::string_view>(
    {"abbr", "alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext",
     "label", "placeholder", "title"});

template <std::size_t N>
constexpr bool is_listed(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

constexpr bool is_void_tag(std::string_view name) { return is_listed(kVoidTags, name); }
constexpr bool is_tag(std::string_view name) {
  return is_listed(kTags, name) || is_listed(kVoidTags, name);
}

constexpr bool is_name_tail(std::string_view tail) {
  return !tail.empty() && std::all_of(tail.begin(), tail.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

constexpr bool is_attribute(std::string_view name) {
  if (name.starts_with("data-")) return is_name_tail(name.substr(5));
  if (name.starts_with("aria-")) return is_name_tail(name.substr(5));
  return is_listed(kAttributes, name);
}
constexpr bool is_spoken_attribute(std::string_view name) {
  return is_listed(kSpokenAttributes, name);
}

// Marks, digits and spaces: ASCII without letters, U+2000..U+2FFF (dashes, quotes, arrows), · and ×.
constexpr bool is_punctuation(std::string_view s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto c = static_cast<unsigned char>(s[i]);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < 0x80 && !letter) continue;
    const auto next = static_cast<unsigned char>(i + 1 < s.size() ? s[i + 1] : 0);
    if (c == 0xE2 && i + 2 < s.size())
      i += 2;
    else if ((c == 0xC2 && next == 0xB7) || (c == 0xC3 && next == 0x97))
      i += 1;
    else
      return false;
  }
  return true;
}

}  // namespace anlanh::web
