#include "web/markup.h"

#include <array>

namespace anlanh::web {

struct AttrMaker {
  static Attr value(std::string_view name, std::string text) {
    return Attr(name, std::move(text), Attr::Kind::Value);
  }
  static Attr flag(std::string_view name) { return Attr(name, {}, Attr::Kind::Flag); }
};

namespace {

// What a byte becomes in text and in a quoted value; an empty entry means itself. Control bytes have
// no meaning in HTML and confuse readers of it, so they show as U+FFFD.
constexpr std::array<std::string_view, 256> make_escapes() {
  std::array<std::string_view, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = "\xEF\xBF\xBD";
  table['\t'] = table['\n'] = table['\r'] = {};
  table[0x7F] = "\xEF\xBF\xBD";
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['"'] = "&quot;";
  table['\''] = "&#39;";
  return table;
}
constexpr auto kEscapes = make_escapes();

// Text and quoted values share one table: quotes written as &quot; in text cost a few bytes and
// spare us a bug should a text ever be moved into a value.
void append_escaped(std::string& out, std::string_view data) {
  std::size_t clean = 0;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const std::string_view escape = kEscapes[static_cast<unsigned char>(data[i])];
    if (escape.empty()) continue;
    out.append(data, clean, i - clean);
    out += escape;
    clean = i + 1;
  }
  out.append(data, clean);
}

bool eats_first_newline(std::string_view tag) { return tag == "textarea" || tag == "pre"; }

}  // namespace

void Attr::append_to(std::string& out) const {
  if (kind_ == Kind::None) return;
  out += ' ';
  out += name_;
  if (kind_ == Kind::Flag) return;
  out += "=\"";
  append_escaped(out, value_);
  out += '"';
}

Attr attr(SilentAttrName name, const char* literal) { return AttrMaker::value(name.name, literal); }
Attr attr(AttrName name, const base::Words& words) {
  return AttrMaker::value(name.name, words.text);
}
Attr attr(AttrName name, std::string_view data) {
  return AttrMaker::value(name.name, std::string(data));
}
Attr attr(AttrName name, const std::string& data) { return AttrMaker::value(name.name, data); }
Attr flag(AttrName name) { return AttrMaker::flag(name.name); }

Attr classes(std::initializer_list<std::string_view> names) {
  std::string joined;
  for (std::string_view name : names) {
    if (name.empty()) continue;
    if (!joined.empty()) joined += ' ';
    joined += name;
  }
  return joined.empty() ? Attr{} : AttrMaker::value("class", std::move(joined));
}

Attr href(const Url& url) { return AttrMaker::value("href", url.text()); }
Attr href(const std::optional<Url>& url) { return url ? href(*url) : Attr{}; }
Attr src(const Url& url) { return AttrMaker::value("src", url.text()); }
Attr action(const Url& url) { return AttrMaker::value("action", url.text()); }
Attr formaction(const Url& url) { return AttrMaker::value("formaction", url.text()); }

void HtmlWriter::add(std::string_view data) { append_escaped(html_.bytes_, data); }

void HtmlWriter::close(Tag tag) {
  std::string& out = html_.bytes_;
  if (tag.is_void) return;
  // A browser drops one newline after these start tags; the reader's own must survive.
  if (eats_first_newline(tag.name) && body_ < out.size() && out[body_] == '\n') {
    out.insert(body_, 1, '\n');
  }
  out += "</";
  out += tag.name;
  out += '>';
}

Html text(std::string_view data) { return join(data); }
Html text(const base::Words& words) { return join(words); }
Html text(Punct punct) { return join(punct); }

Html lines(std::string_view data) {
  Html out;
  for (;;) {
    const std::size_t end = data.find('\n');
    std::string_view line = data.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += text(line);
    if (end == data.npos) return out;
    out += el("br", {});
    data.remove_prefix(end + 1);
  }
}

Html with_places(const base::Words& sentence, std::initializer_list<Html> places) {
  Html out;
  std::string_view rest = sentence.text;
  for (std::size_t at = rest.find('{'); at != rest.npos; at = rest.find('{', at)) {
    const bool is_place = at + 2 < rest.size() && rest[at + 2] == '}' && rest[at + 1] > '0' &&
                          rest[at + 1] <= '9' &&
                          static_cast<std::size_t>(rest[at + 1] - '0') <= places.size();
    if (!is_place) {
      ++at;
      continue;
    }
    out += text(rest.substr(0, at)) + *(places.begin() + (rest[at + 1] - '1'));
    rest.remove_prefix(at + 3);
    at = 0;
  }
  return out + text(rest);
}

void HtmlWriter::add_script(const Attr& address, std::string_view kind) {
  html_.bytes_ += "<script";
  address.append_to(html_.bytes_);
  html_.bytes_ += kind;
  html_.bytes_ += "></script>";
}

Html script_file(const Url& url, ScriptKind kind) {
  HtmlWriter writer;
  writer.add_script(src(url), kind == ScriptKind::Module ? " type=\"module\"" : " defer");
  return std::move(writer).finish();
}

std::string document(const Html& root) {
  std::string out = "<!DOCTYPE html>\n";
  out += root.bytes();
  return out;
}

}  // namespace anlanh::web
