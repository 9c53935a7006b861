// A reader of published HTML just good enough to compare two texts of it: both are well formed.

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string collapsed(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!is_blank(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string decoded(std::string_view text) {
  static const std::map<std::string_view, std::string_view> kEntities = {
      {"amp", "&"}, {"lt", "<"},    {"gt", ">"},     {"quot", "\""},
      {"#39", "'"}, {"ctdot", "⋯"}, {"hellip", "…"}, {"nbsp", "\u00A0"}};
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    const auto found = text[0] == '&' && end != text.npos ? kEntities.find(text.substr(1, end - 1))
                                                          : kEntities.end();
    if (found != kEntities.end()) {
      out += found->second;
      text.remove_prefix(end + 1);
    } else {
      out += text[0];
      text.remove_prefix(1);
    }
  }
  return out;
}

// Class names in any order mean the same.
std::string sorted_words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words((std::istream_iterator<std::string>(in)), {});
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& word : words) out = joined(std::move(out), word);
  return out;
}

using Attributes = std::map<std::string, std::string>;

Attributes read_attributes(std::string_view tag) {
  Attributes attrs;
  std::size_t i = 0;
  while (i < tag.size()) {
    while (i < tag.size() && (is_blank(tag[i]) || tag[i] == '/')) ++i;
    const std::size_t start = i;
    while (i < tag.size() && !is_blank(tag[i]) && tag[i] != '=' && tag[i] != '/') ++i;
    const std::string name(tag.substr(start, i - start));
    std::string value;
    if (i + 1 < tag.size() && tag[i] == '=') {
      const std::size_t end = tag.find('"', i + 2);
      value = decoded(tag.substr(i + 2, end - i - 2));
      i = end + 1;
    }
    if (name.empty() || name == "xmlns") continue;
    attrs[name] = name == "class" ? sorted_words(value) : value;
  }
  return attrs;
}

// The end of a tag: the first '>' outside quotes.
std::size_t tag_end(std::string_view html, std::size_t from) {
  bool quoted = false;
  for (std::size_t i = from; i < html.size(); ++i) {
    if (html[i] == '"') quoted = !quoted;
    if (html[i] == '>' && !quoted) return i;
  }
  return html.size();
}

std::string written(std::string_view tag) {
  const std::size_t name_end = std::min(tag.find_first_of(" \n\t/", 1), tag.size());
  std::string out = "<" + std::string(tag.substr(0, name_end));
  for (const auto& [name, value] : read_attributes(tag.substr(name_end))) {
    out += " " + name + "=\"" + value + "\"";
  }
  out += ">\n";
  // In SVG "<path/>" closes itself; for void elements of HTML the slash means nothing.
  const std::string name(tag.substr(0, name_end));
  return tag.ends_with('/') && !is_void_tag(name) ? out + "</" + name + ">\n" : out;
}

}  // namespace

std::string normalised(std::string_view html) {
  std::string out;
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] != '<') {
      const std::size_t end = std::min(html.find('<', i), html.size());
      const std::string text = collapsed(decoded(html.substr(i, end - i)));
      if (!text.empty()) out += text + "\n";
      i = end;
    } else if (html.substr(i, 4) == "<!--") {
      i = std::min(html.find("-->", i), html.size() - 3) + 3;
    } else {
      const std::size_t end = tag_end(html, i);
      out += written(html.substr(i + 1, end - i - 1));
      i = end + 1;
    }
  }
  return out;
}

}  // namespace anlanh::web
