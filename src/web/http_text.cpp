#include "web/http_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace anlanh::web {

namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 206: return "Partial Content";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Status";
  }
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool host_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
         c == ':' || c == '[' || c == ']' || static_cast<unsigned char>(c) >= 0x80;
}

// RFC 9110 section 8.6: neither of these has content.
bool has_no_content(int status) { return status == 204 || status == 304; }

}  // namespace

std::string http_text(const Response& response, Connection connection, Body body,
                      base::Instant now) {
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " ";
  out += reason_of(response.status);
  out += "\r\nDate: " + http_date(now) + "\r\n";
  for (const auto& [name, value] : response.headers)
    if (!name.empty() && !has_control(name) && !has_control(value))
      out += name + ": " + value + "\r\n";
  if (!has_no_content(response.status))
    out += "Content-Length: " + std::to_string(response.stream ? response.stream->size() : response.body.size()) + "\r\n";
  out += connection == Connection::KeepAlive ? "Connection: keep-alive\r\n\r\n"
                                             : "Connection: close\r\n\r\n";
  if (body == Body::Sent && !has_no_content(response.status)) out += response.body;
  return out;
}

std::string http_date(base::Instant at) {
  using namespace std::chrono;
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const auto second = duration_cast<seconds>(at - day).count();
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%s, %02u %s %04d %02d:%02d:%02d GMT",
                kDays[weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60),
                static_cast<int>(second % 60));
  return buffer;
}

std::optional<std::string> parse_host(std::string_view header) {
  std::string host = lower(trimmed(header));
  if (host.size() > 255 || !std::all_of(host.begin(), host.end(), host_byte)) return std::nullopt;
  const auto bracket = host.rfind(']');
  const auto colon = host.rfind(':');
  if (colon != host.npos && (bracket == host.npos || colon > bracket)) host.resize(colon);
  return host;
}

std::string parse_content_type(std::string_view header) {
  return lower(trimmed(header.substr(0, header.find(';'))));
}

std::string parse_forwarded_for(std::string_view header) {
  const auto comma = header.rfind(',');
  return std::string(trimmed(comma == header.npos ? header : header.substr(comma + 1)));
}

}  // namespace anlanh::web
