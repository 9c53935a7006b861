#include "cases/field_map.h"

#include "base/json_view.h"

namespace anlanh::cases {

namespace {

void append_quoted(std::string& out, std::string_view text) {
  constexpr const char* kHex = "0123456789abcdef";
  out += '"';
  for (const char sign : text) {
    const auto byte = static_cast<unsigned char>(sign);
    if (sign == '"' || sign == '\\') {
      out += '\\';
      out += sign;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += sign;
    }
  }
  out += '"';
}

}  // namespace

const std::string& field_of(const FieldMap& fields, std::string_view name) {
  static const std::string kNothing;
  const auto found = fields.find(name);
  return found == fields.end() ? kNothing : found->second;
}

std::string write_fields(const FieldMap& fields) {
  std::string out = "{\"fields\":[";
  bool first = true;
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    out += first ? "{\"name\":" : ",{\"name\":";
    first = false;
    append_quoted(out, name);
    out += ",\"value\":";
    append_quoted(out, value);
    out += '}';
  }
  return out + "]}";
}

base::Result<FieldMap> parse_fields(std::string_view text) {
  AL_TRY(const auto file, base::JsonView::parse("sealed fields", text));
  FieldMap fields;
  for (const auto& item : file.items("fields")) fields[item.text("name")] = item.text("value");
  AL_TRY_DO(file.status());
  return fields;
}

}  // namespace anlanh::cases
