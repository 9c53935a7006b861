#include "cases/call_text.h"

#include "web/form.h"
#include "web/url.h"

namespace anlanh::cases {

namespace {

void add_field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  if (!out.empty()) out += '&';
  out += name;
  out += '=';
  web::append_percent_encoded(out, value);
}

}  // namespace

std::string call_text(const CallForm& form) {
  std::string out;
  for (const auto& field : call_fields()) add_field(out, field.name, field.in(form));
  add_field(out, "token", form.token);
  return out;
}

base::Result<CallForm> parse_call_text(std::string_view text) {
  AL_TRY(const auto fields, web::parse_urlencoded(text));
  CallForm form;
  for (const auto& field : call_fields()) field.in(form) = fields.get(field.name);
  form.token = fields.get("token");
  return form;
}

std::string record_text(const IntakeRecord& record) {
  CallForm form;
  form.record = record;
  std::string out;
  for (const auto& field : call_fields())
    if (field.record) add_field(out, field.name, field.in(form));
  return out;
}

base::Result<IntakeRecord> parse_record_text(std::string_view text) {
  AL_TRY(auto form, parse_call_text(text));
  return std::move(form.record);
}

}  // namespace anlanh::cases
