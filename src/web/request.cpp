#include "web/request.h"

#include "base/utf8.h"
#include "web/clean_text.h"
#include "web/form.h"

namespace anlanh::web {

namespace {

base::Error bad_address(std::string why) {
  return base::make_error(
      base::Code::Invalid, "request target: " + std::move(why),
      base::msg(
          "This address is not written correctly. Please check it, or start from the first page."));
}

// "http://host/x" and "//host/x" to "/x": proxies and old clients send the absolute form.
base::Result<std::string_view> without_authority(std::string_view target) {
  if (target.starts_with('/')) return target;
  const auto scheme = target.find("://");
  if (scheme == target.npos ||
      (target.substr(0, scheme) != "http" && target.substr(0, scheme) != "https"))
    return bad_address("neither origin nor absolute form");
  const auto path = target.find_first_of("/?", scheme + 3);
  return path == target.npos ? std::string_view("/") : target.substr(path);
}

bool has_control(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  return false;
}

// Drops empty segments, so that "//x/" is "/x".
base::Result<std::string> normal_path(std::string_view raw) {
  std::string out;
  while (!raw.empty()) {
    const auto slash = raw.find('/');
    const auto segment = raw.substr(0, slash);
    raw = slash == raw.npos ? std::string_view() : raw.substr(slash + 1);
    if (segment.empty()) continue;
    AL_TRY(const std::string decoded, percent_decode(segment, Plus::IsPlus));
    if (decoded == "." || decoded == "..") return bad_address("dot segment");
    if (!base::valid_utf8(decoded) || has_control(decoded))
      return bad_address("not UTF-8, or control characters");
    if (decoded.find('/') != decoded.npos) return bad_address("encoded slash");
    AL_TRY(const std::string clean, clean_text(decoded));
    if (clean == "." || clean == "..") return bad_address("dot segment");
    if (!clean.empty()) out += "/" + clean;
  }
  return out.empty() ? std::string("/") : out;
}

}  // namespace

base::Status parse_target(std::string_view target, Request& out) {
  AL_TRY(std::string_view rest, without_authority(target));
  rest = rest.substr(0, rest.find('#'));
  out.target = rest;
  const auto mark = rest.find('?');
  AL_TRY(out.path, normal_path(rest.substr(0, mark)));
  if (mark != rest.npos) {
    AL_TRY(out.query, parse_urlencoded(rest.substr(mark + 1)));
  }
  return base::ok();
}

}  // namespace anlanh::web
