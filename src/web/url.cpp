#include "web/url.h"

#include <algorithm>

namespace anlanh::web {

struct UrlMaker {
  static Url make(std::string text) { return Url(std::move(text)); }
};

namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void append_encoded_byte(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// Keeps what may stand in an address, encodes bytes over 0x7F, refuses the rest.
std::optional<std::string> ascii_form(std::string_view address) {
  std::string out;
  out.reserve(address.size());
  for (char c : address) {
    if (is_url_byte(c))
      out += c;
    else if (static_cast<unsigned char>(c) >= 0x80)
      append_encoded_byte(out, c);
    else
      return std::nullopt;
  }
  return out;
}

bool is_port(std::string_view s) {
  return s.size() <= 5 &&
         std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A host name in ASCII with an optional port. Names without a letter or digit, user names before an
// '@' and bracketed addresses are refused: no link of ours needs them and people misread them.
bool is_authority(std::string_view s) {
  const std::size_t colon = s.find(':');
  const std::string_view host = s.substr(0, colon);
  if (colon != s.npos && !is_port(s.substr(colon + 1))) return false;
  if (host.empty() || host.size() > 253 || host[0] == '.' || host[0] == '-') return false;
  return std::all_of(host.begin(), host.end(),
                     [](char c) { return is_unreserved(c) && c != '~' && c != '_'; });
}

std::string lower_scheme(std::string_view address) {
  std::string scheme(address.substr(0, std::min<std::size_t>(address.size(), 8)));
  for (char& c : scheme) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return scheme;
}

// The start and end of the pair `name=` in a query, or npos.
std::pair<std::size_t, std::size_t> find_pair(const std::string& url, const std::string& name,
                                              std::size_t query) {
  for (std::size_t at = query; at < url.size();) {
    const std::size_t end = std::min(url.find('&', at), url.size());
    if (url.compare(at, name.size() + 1, name + "=") == 0 || url.substr(at, end - at) == name) {
      return {at, end};
    }
    at = end + 1;
  }
  return {std::string::npos, std::string::npos};
}

std::string split_fragment(std::string& url) {
  const std::size_t hash = url.find('#');
  if (hash == std::string::npos) return {};
  std::string fragment = url.substr(hash);
  url.resize(hash);
  return fragment;
}

}  // namespace

void append_percent_encoded(std::string& out, std::string_view data) {
  for (char c : data) {
    if (is_unreserved(c))
      out += c;
    else
      append_encoded_byte(out, c);
  }
}

Url Url::anchor(std::string_view id) {
  std::string text = "#";
  append_percent_encoded(text, id);
  return Url(std::move(text));
}

std::optional<Url> Url::parse_local(std::string_view target) {
  auto text = ascii_form(target);
  if (!text || text->empty() || (*text)[0] != '/' || !is_local(*text)) return std::nullopt;
  return Url(std::move(*text));
}

std::optional<Url> Url::external(std::string_view address) {
  const std::string scheme = lower_scheme(address);
  const std::size_t skip = scheme == "https://" ? 8 : scheme.starts_with("http://") ? 7 : 0;
  if (skip == 0) return std::nullopt;
  const std::size_t end = std::min(address.find_first_of("/?#", skip), address.size());
  if (!is_authority(address.substr(skip, end - skip))) return std::nullopt;
  auto text = ascii_form(address.substr(skip));
  if (!text) return std::nullopt;
  return Url(scheme.substr(0, skip) + *text);
}

std::optional<Url> Url::parse_tel(std::string_view number) {
  std::string text = "tel:";
  for (char c : number) {
    if ((c >= '0' && c <= '9') || (c == '+' && text.size() == 4))
      text += c;
    else if (std::string_view(" .-()").find(c) == std::string_view::npos)
      return std::nullopt;
  }
  if (text.size() < 7 || text.size() > 20) return std::nullopt;
  return Url(std::move(text));
}

Url Url::with(std::string_view name, std::string_view value) const {
  std::string url = text_;
  const std::string fragment = split_fragment(url);
  std::string key;
  append_percent_encoded(key, name);
  std::string pair = key + "=";
  append_percent_encoded(pair, value);
  const std::size_t mark = url.find('?');
  if (mark == std::string::npos) return Url(url + "?" + pair + fragment);
  const auto [from, to] = find_pair(url, key, mark + 1);
  if (from != std::string::npos)
    url.replace(from, to - from, pair);
  else
    url += (url.back() == '?' || url.back() == '&' ? "" : "&") + pair;
  return Url(url + fragment);
}

Url Url::at(std::string_view id) const {
  std::string url = text_;
  split_fragment(url);
  return Url(url + anchor(id).text());
}

Segment::Segment(const std::string& text, Short)
    : short_size_(static_cast<std::uint8_t>(text.size())) {
  std::copy(text.begin(), text.end(), short_.begin());
}

void Segment::append_to(std::string& url) const {
  if (literal_) {
    if (text_[0] != '/' && (url.empty() || url.back() != '/')) url += '/';
    url += text_;
    return;
  }
  if (url.empty() || url.back() != '/') url += '/';
  if (short_size_ > 0) {
    url.append(short_.data(), short_size_);
  } else if (text_.empty() || text_ == "." || text_ == "..") {
    // A browser would walk out of the folder, or read an empty first segment as a host.
    url.append(text_.size() + 1, '_');
  } else {
    append_percent_encoded(url, text_);
  }
}

Url path(std::initializer_list<Segment> segments) {
  std::string url;
  for (const Segment& segment : segments) segment.append_to(url);
  if (url.empty()) url = "/";
  return UrlMaker::make(std::move(url));
}

Url tel(TelNumber number) { return UrlMaker::make("tel:" + std::string(number.text)); }

}  // namespace anlanh::web
