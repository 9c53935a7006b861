#include "web/response.h"

namespace anlanh::web {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

Response made(std::string body, std::string_view content_type, Status status) {
  Response out;
  out.status = static_cast<int>(status);
  out.body = std::move(body);
  out.set("Content-Type", std::string(content_type));
  return out;
}

Response to_address(int status, const Url& url) {
  Response out;
  out.status = status;
  out.set("Location", url.text());
  return out;
}

bool plain_file_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == '_';
}

}  // namespace

std::string_view Response::header(std::string_view name) const {
  for (const auto& header : headers)
    if (same_name(header.name, name)) return header.value;
  return "";
}

void Response::set(std::string_view name, std::string value) {
  for (auto& header : headers) {
    if (!same_name(header.name, name)) continue;
    header.value = std::move(value);
    return;
  }
  add(name, std::move(value));
}

Response page(std::string html, Status status) {
  return made(std::move(html), "text/html; charset=utf-8", status);
}
Response see_other(const Url& url) { return to_address(303, url); }
Response moved(const Url& url) { return to_address(308, url); }
Response plain_text(std::string text, Status status) {
  return made(std::move(text), "text/plain; charset=utf-8", status);
}
Response json(std::string document, Status status) {
  return made(std::move(document), "application/json", status);
}

Response download(std::string bytes, std::string_view content_type, std::string_view file_name) {
  std::string name(file_name);
  for (auto& c : name)
    if (!plain_file_byte(c)) c = '_';
  auto out = made(std::move(bytes), content_type, Status::Ok);
  out.set("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return out;
}

}  // namespace anlanh::web
