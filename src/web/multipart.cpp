#include "web/multipart.h"

#include <algorithm>

namespace anlanh::web {

namespace {

using base::Code;
using base::make_error;

constexpr std::size_t kMostBoundary = 70;  // RFC 2046 section 5.1.1
constexpr std::size_t kMostName = 64;

base::Error malformed(std::string why) {
  return make_error(
      Code::Invalid, "multipart: " + std::move(why),
      base::msg("The form did not arrive whole, so nothing was saved. Please send it again."));
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 2046: bcharsnospace, and a space that is not the last.
bool boundary_byte(char c) {
  return is_letter_or_digit(c) ||
         std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

bool token_byte(char c) {
  return is_letter_or_digit(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

struct Parameter {
  std::string name;  // lower case
  std::string value;
};

// `"…"`: browsers write %22, %0D and %0A (WHATWG), others a backslash before quote and backslash.
base::Result<std::string> take_quoted(std::string_view& text) {
  text.remove_prefix(1);
  std::string out;
  while (!text.empty() && text.front() != '"') {
    const bool escaped =
        text.front() == '\\' && text.size() > 1 && (text[1] == '"' || text[1] == '\\');
    if (escaped) text.remove_prefix(1);
    out += text.front();
    text.remove_prefix(1);
  }
  if (text.empty()) return malformed("open quotes");
  text.remove_prefix(1);
  return out;
}

std::string take_token(std::string_view& text) {
  std::string out;
  while (!text.empty() && token_byte(text.front())) {
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

// `; name="x"`, from its semicolon on.
base::Result<Parameter> take_parameter(std::string_view& text) {
  if (text.empty() || text.front() != ';') return malformed("parameters");
  text = trimmed(text.substr(1));
  Parameter out{lowered(take_token(text)), {}};
  if (out.name.empty() || text.empty() || text.front() != '=') return malformed("parameter");
  text.remove_prefix(1);
  if (!text.empty() && text.front() == '"') {
    AL_TRY(out.value, take_quoted(text));
  } else {
    out.value = take_token(text);
    if (out.value.empty()) return malformed("parameter without a value");
  }
  text = trimmed(text);
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
}

std::string undo_browser_escapes(std::string value) {
  replace_all(value, "%22", "\"");
  replace_all(value, "%0D", "\r");
  replace_all(value, "%0A", "\n");
  return value;
}

bool sound_name(std::string_view name) {
  return !name.empty() && name.size() <= kMostName &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_letter_or_digit(c) || c == '_' || c == '-'; });
}

base::Status read_disposition(std::string_view value, PartHead& out) {
  if (lowered(take_token(value)) != "form-data") return malformed("disposition");
  value = trimmed(value);
  while (!value.empty()) {
    AL_TRY(auto parameter, take_parameter(value));
    if (parameter.name == "name") {
      if (!out.name.empty()) return malformed("two names");
      out.name = std::move(parameter.value);
    } else if (parameter.name == "filename") {
      if (out.file_name) return malformed("two file names");
      out.file_name = undo_browser_escapes(std::move(parameter.value));
    }
  }
  if (!sound_name(out.name)) return malformed("name of a field");
  return base::ok();
}

bool is_plain_encoding(std::string_view value) {
  const auto name = lowered(value);
  return name == "7bit" || name == "8bit" || name == "binary";
}

struct Seen {
  bool disposition = false;
  bool type = false;
};

base::Status read_line(std::string_view line, PartHead& out, Seen& seen) {
  const auto colon = line.find(':');
  if (colon == line.npos || colon == 0) return malformed("head line");
  if (!std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), token_byte))
    return malformed("name of a head line");
  const auto name = lowered(line.substr(0, colon));
  const auto value = trimmed(line.substr(colon + 1));
  if (name == "content-disposition") {
    if (std::exchange(seen.disposition, true)) return malformed("two dispositions");
    return read_disposition(value, out);
  }
  if (name == "content-type") {
    if (std::exchange(seen.type, true)) return malformed("two types");
    out.type = lowered(trimmed(value.substr(0, value.find(';'))));
  }
  if (name == "content-transfer-encoding" && !is_plain_encoding(value))
    return malformed("transfer encoding");
  return base::ok();
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
  });
}

}  // namespace

std::optional<std::string> parse_boundary(std::string_view content_type) {
  const auto semicolon = content_type.find(';');
  if (semicolon == content_type.npos) return std::nullopt;
  std::string_view rest = content_type.substr(semicolon);
  std::optional<std::string> found;
  while (!rest.empty()) {
    auto parameter = take_parameter(rest);
    if (!parameter) return std::nullopt;
    if (parameter->name != "boundary") continue;
    if (found) return std::nullopt;
    found = std::move(parameter->value);
  }
  if (!found || found->empty() || found->size() > kMostBoundary || found->ends_with(' ') ||
      !std::all_of(found->begin(), found->end(), boundary_byte))
    return std::nullopt;
  return found;
}

base::Result<PartHead> parse_part_head(std::string_view head) {
  PartHead out;
  Seen seen;
  while (!head.empty()) {
    const auto end = head.find("\r\n");
    const auto line = head.substr(0, end);
    head = end == head.npos ? std::string_view() : head.substr(end + 2);
    if (has_control(line)) return malformed("control character in a head");
    AL_TRY_DO(read_line(line, out, seen));
  }
  if (!seen.disposition) return malformed("part without a disposition");
  return out;
}

MultipartReader::MultipartReader(std::string boundary, PartTaker& taker,
                                 const MultipartBudget& budget)
    : delimiter_("\r\n--" + std::move(boundary)), taker_(taker), budget_(budget) {}

base::Status MultipartReader::take(std::string_view bytes) {
  if (state_ == State::Epilogue) return base::ok();
  buffer_.append(bytes);
  while (true) {
    AL_TRY(const auto done, step());
    if (done == Step::NeedsMore) break;
  }
  buffer_.erase(0, at_);
  at_ = 0;
  return base::ok();
}

base::Status MultipartReader::finish() const {
  if (state_ == State::Epilogue) return base::ok();
  return malformed("cut off");
}

base::Result<MultipartReader::Step> MultipartReader::step() {
  switch (state_) {
    case State::Start: return read_start();
    case State::AfterBoundary: return read_after_boundary();
    case State::Head: return read_head();
    case State::Data: return read_data();
    case State::Epilogue: break;
  }
  at_ = buffer_.size();
  return Step::NeedsMore;
}

base::Result<MultipartReader::Step> MultipartReader::read_start() {
  const auto first = std::string_view(delimiter_).substr(2);
  const auto here = rest();
  if (here.substr(0, first.size()) != first.substr(0, here.size()))
    return malformed("does not begin with its boundary");
  if (here.size() < first.size()) return Step::NeedsMore;
  at_ += first.size();
  state_ = State::AfterBoundary;
  return Step::Progress;
}

base::Result<MultipartReader::Step> MultipartReader::read_after_boundary() {
  const auto here = rest();
  if (here.size() < 2) return Step::NeedsMore;
  at_ += 2;
  if (here.starts_with("--")) {
    state_ = State::Epilogue;
    return Step::Progress;
  }
  if (!here.starts_with("\r\n")) return malformed("after a boundary");
  if (++parts_ > budget_.parts) return make_error(Code::TooLarge, "multipart: too many parts");
  state_ = State::Head;
  return Step::Progress;
}

base::Result<MultipartReader::Step> MultipartReader::read_head() {
  const auto here = rest();
  const auto end = here.find("\r\n\r\n");
  if (std::min(end, here.size()) > budget_.head_bytes)
    return make_error(Code::TooLarge, "multipart: head of a part too long");
  if (end == here.npos) return Step::NeedsMore;
  AL_TRY(const auto head, parse_part_head(here.substr(0, end)));
  at_ += end + 4;
  state_ = State::Data;
  AL_TRY_DO(taker_.begin(head));
  return Step::Progress;
}

base::Result<MultipartReader::Step> MultipartReader::read_data() {
  const auto here = rest();
  const auto end = here.find(delimiter_);
  // What may be the beginning of a boundary waits for the next piece.
  const std::size_t safe = here.size() - std::min(here.size(), delimiter_.size() - 1);
  const std::size_t sure = end == here.npos ? safe : end;
  if (sure > 0) AL_TRY_DO(taker_.data(here.substr(0, sure)));
  at_ += sure;
  if (end == here.npos) return Step::NeedsMore;
  at_ += delimiter_.size();
  state_ = State::AfterBoundary;
  AL_TRY_DO(taker_.end());
  return Step::Progress;
}

}  // namespace anlanh::web
