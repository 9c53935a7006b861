#pragma once
// HTML that is escaped by type and by position. Nothing else in the program writes HTML.
//
//   el("p", {cls("govuk-body")}, t("You wrote:"), punct(" "), report.text)
//   el("a", {href(path({"/vu-viec", id})), attr("rel", "next")}, t("Open the case"))
//   el("input", {attr("name", "where"), attr("value", typed), flag_if("required", Required::Yes)})
//   with_places(t("Call {1} now."), {el("a", {href(tel("111"))}, punct("111"))})
//
// Children: Html (already written), base::Words (went through t), std::string and std::string_view
// (data), punct("…"), std::optional and std::vector of these. A string literal is no child: text for people must
// pass t(). A number is none either: t.number() writes it as the language does.
// Tags and attributes come from the closed lists of markup_names.h, checked by the compiler.
// Addresses have functions of their own, which take a Url. Not thread-safe per object; no failure.

#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/catalogue.h"
#include "base/result.h"
#include "web/markup_names.h"
#include "web/url.h"

namespace anlanh::web {

// A name from kTags.
struct Tag {
  std::string_view name;
  bool is_void;
  consteval Tag(const char* literal) : name(literal), is_void(is_void_tag(literal)) {
    if (!is_tag(name)) throw "not a tag that our pages may hold";
  }
};

// A name from kAttributes, data-… or aria-….
struct AttrName {
  std::string_view name;
  consteval AttrName(const char* literal) : name(literal) {
    if (!is_attribute(name)) throw "not an attribute that our pages may hold";
  }
};

// An attribute that no person reads: its value may be a literal.
struct SilentAttrName {
  std::string_view name;
  consteval SilentAttrName(const char* literal) : name(literal) {
    if (!is_attribute(name)) throw "not an attribute that our pages may hold";
    if (is_spoken_attribute(name)) throw "this attribute is read by people: give it words from t()";
  }
};

// One attribute, or none: an Attr{} writes nothing.
class Attr {
 public:
  Attr() = default;
  std::string_view name() const { return name_; }
  void append_to(std::string& out) const;

 private:
  friend struct AttrMaker;
  friend struct TestMarkup;
  enum class Kind { None, Flag, Value };
  Attr(std::string_view name, std::string value, Kind kind)
      : name_(name), value_(std::move(value)), kind_(kind) {}

  std::string_view name_;
  std::string value_;
  Kind kind_ = Kind::None;
};

Attr attr(SilentAttrName name, const char* literal);
Attr attr(AttrName name, const base::Words& words);
Attr attr(AttrName name, std::string_view data);
Attr attr(AttrName name, const std::string& data);
Attr attr(AttrName name, std::integral auto number) {
  return attr(name, std::string_view(std::to_string(number)));
}
// Absent value: no attribute.
template <class T>
Attr attr(AttrName name, const std::optional<T>& value) {
  return value ? attr(name, *value) : Attr{};
}

Attr flag(AttrName name);
// Written where the two-value enum says Yes: flag_if("checked", Checked::Yes).
template <class E>
  requires std::is_enum_v<E>
Attr flag_if(AttrName name, E value) {
  return value == E::Yes ? flag(name) : Attr{};
}

Attr classes(std::initializer_list<std::string_view> names);
// Joins its arguments with blanks and leaves out empty ones; with none left no attribute is written.
template <class... C>
Attr cls(const C&... names) {
  return classes({std::string_view(names)...});
}

Attr href(const Url& url);
Attr href(const std::optional<Url>& url);
Attr src(const Url& url);
Attr action(const Url& url);
Attr formaction(const Url& url);

// Two-value answers that markup asks for again and again.
enum class Checked : bool { No, Yes };
enum class Selected : bool { No, Yes };
enum class Required : bool { No, Yes };
enum class Disabled : bool { No, Yes };

// Marks, digits and spaces between words: punct(": "), punct("111").
struct Punct {
  std::string_view text;
};
consteval Punct punct(const char* literal) {
  if (!is_punctuation(literal)) throw "letters are interface text: they must pass t()";
  return Punct{literal};
}

// Finished markup.
class Html {
 public:
  Html() = default;
  std::string_view bytes() const { return bytes_; }
  bool empty() const { return bytes_.empty(); }
  std::string take() && { return std::move(bytes_); }

  Html& operator+=(const Html& more) {
    bytes_ += more.bytes_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) { return std::move(left += right); }

 private:
  friend class HtmlWriter;
  friend struct TestMarkup;  // exists only in tests, which read published markup
  std::string bytes_;
};

template <class T>
struct ChildKind : std::false_type {};
template <>
struct ChildKind<Html> : std::true_type {};
template <>
struct ChildKind<base::Words> : std::true_type {};
template <>
struct ChildKind<std::string> : std::true_type {};
template <>
struct ChildKind<std::string_view> : std::true_type {};
template <>
struct ChildKind<Punct> : std::true_type {};
template <class T>
struct ChildKind<std::optional<T>> : ChildKind<T> {};
template <class T>
struct ChildKind<std::vector<T>> : ChildKind<T> {};

template <class T>
concept Child = ChildKind<std::remove_cvref_t<T>>::value;

// Writes start tags, children and end tags to one string.
class HtmlWriter {
 public:
  template <class Attrs>
  void open(Tag tag, const Attrs& attrs) {
    html_.bytes_ += '<';
    html_.bytes_ += tag.name;
    for (const Attr& a : attrs) a.append_to(html_.bytes_);
    html_.bytes_ += '>';
    body_ = html_.bytes_.size();
  }
  void close(Tag tag);

  void add(const Html& html) { html_ += html; }
  void add(const base::Words& words) { add(std::string_view(words.text)); }
  void add(std::string_view data);
  void add(Punct punct) { html_.bytes_ += punct.text; }
  // A type that holds markup, such as Content.
  template <class T>
    requires requires(const T& holder) {
      { holder.html() } -> std::same_as<const Html&>;
    }
  void add(const T& holder) {
    html_ += holder.html();
  }
  template <class T>
  void add(const std::optional<T>& child) {
    if (child) add(*child);
  }
  template <class T>
  void add(const std::vector<T>& children) {
    for (const T& child : children) add(child);
  }

  // A script of ours, which no Tag can name.
  void add_script(const Attr& address, std::string_view kind);

  Html finish() && { return std::move(html_); }

 private:
  Html html_;
  std::size_t body_ = 0;  // where the content of the element begins
};

template <class Attrs, class... C>
Html write_element(Tag tag, const Attrs& attrs, const C&... children) {
  AL_CHECK(!tag.is_void || sizeof...(C) == 0);
  HtmlWriter writer;
  writer.open(tag, attrs);
  (writer.add(children), ...);
  writer.close(tag);
  return std::move(writer).finish();
}

template <Child... C>
Html el(Tag tag, std::initializer_list<Attr> attrs, const C&... children) {
  return write_element(tag, attrs, children...);
}
template <Child... C>
Html el(Tag tag, const std::vector<Attr>& attrs, const C&... children) {
  return write_element(tag, attrs, children...);
}

// Several children beside each other, without an element around them.
template <Child... C>
Html join(const C&... children) {
  HtmlWriter writer;
  (writer.add(children), ...);
  return std::move(writer).finish();
}

// Escaped data, words or marks as Html of their own.
Html text(std::string_view data);
Html text(const base::Words& words);
Html text(Punct punct);
// Data whose line breaks are kept.
Html lines(std::string_view data);
// Puts markup in the places {1} … {9} of a sentence that was translated without arguments.
Html with_places(const base::Words& sentence, std::initializer_list<Html> places);
// A script of our own by its address; there is no other way to have one on a page.
enum class ScriptKind { Deferred, Module };
Html script_file(const Url& url, ScriptKind kind);
// The whole document with its doctype.
std::string document(const Html& root);

}  // namespace anlanh::web
