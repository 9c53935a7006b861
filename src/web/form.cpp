#include "web/form.h"

#include <algorithm>

#include "web/clean_text.h"

namespace anlanh::web {

namespace {

using base::Code;
using base::make_error;
using base::msg;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

base::Error unknown_field() {
  return make_error(
      Code::Invalid, "form: a field this page does not have",
      msg("This form holds a field we do not know. Please open the page again and fill it in there."));
}

base::Status add_field(std::string_view piece, const FormBudget& budget, Params& out) {
  const auto sign = piece.find('=');
  AL_TRY(std::string name, percent_decode(piece.substr(0, sign), Plus::IsSpace));
  if (name.empty() || name.size() > budget.name_bytes ||
      !std::all_of(name.begin(), name.end(), name_byte))
    return unknown_field();
  const auto raw = sign == piece.npos ? std::string_view() : piece.substr(sign + 1);
  AL_TRY(const std::string value, percent_decode(raw, Plus::IsSpace));
  AL_TRY(std::string clean, clean_text(value));
  out.add(std::move(name), std::move(clean));
  return base::ok();
}

const Field* find_field(const std::vector<Field>& allowed, std::string_view name) {
  for (const auto& field : allowed) {
    const std::string_view known = field.name;
    const bool fits =
        known.ends_with('*') ? name.starts_with(known.substr(0, known.size() - 1)) : name == known;
    if (fits) return &field;
  }
  return nullptr;
}

bool came_before(const Params& form, std::size_t index, std::string_view name) {
  return std::any_of(form.begin(), form.begin() + static_cast<std::ptrdiff_t>(index),
                     [name](const auto& field) { return field.first == name; });
}

}  // namespace

base::Result<std::string> percent_decode(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::IsSpace) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0)
        return make_error(Code::Invalid, "percent sign without two hexadecimal digits");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

base::Result<Params> parse_urlencoded(std::string_view text, const FormBudget& budget) {
  Params out;
  std::size_t pieces = 0;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto piece = text.substr(0, end);
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
    if (++pieces > budget.fields) return make_error(Code::TooLarge, "form: too many fields");
    if (!piece.empty()) AL_TRY_DO(add_field(piece, budget, out));
  }
  return out;
}

base::Status check_fields(const Params& form, const std::vector<Field>& allowed) {
  std::size_t index = 0;
  for (const auto& [name, value] : form) {
    const Field* field = find_field(allowed, name);
    if (!field) return unknown_field();
    if (field->repeat == Repeat::Once && came_before(form, index, name))
      return make_error(
          Code::Invalid, "form: field " + field->name + " sent twice",
          msg("One field of the form was sent twice. Please open the page again and fill it in there."));
    if (value.size() > field->most_bytes)
      return make_error(
          Code::TooLarge,
          "form: field " + field->name + " over " + std::to_string(field->most_bytes) + " bytes",
          msg("One of your answers is too long. Please shorten it and send the rest afterwards."));
    ++index;
  }
  return base::ok();
}

}  // namespace anlanh::web
