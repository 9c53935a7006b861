#pragma once
// What a handler answers, and the makers of the usual answers.
//
// Security headers, cookies of session and language, Cache-Control, Content-Length and gzip are put on later,
// in one place (web/dispatch.h): a handler says only what is special.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/body_source.h"
#include "web/url.h"

namespace anlanh::web {

struct Header {
  std::string name;
  std::string value;
};

// Never: for a page that shows a secret beside text an attacker may choose (BREACH). CSRF tokens are masked
// for each answer and need no such care.
enum class Compression { Allowed, Never };

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
  Compression compression = Compression::Allowed;
  // Instead of `body`: bytes from outside, sent as they are read and shut off from everything (web/byte_range.h).
  std::shared_ptr<BodySource> stream = {};

  // The value of a header, "" where there is none. Names are compared without regard to case.
  std::string_view header(std::string_view name) const;
  // Replaces a header of this name or adds it.
  void set(std::string_view name, std::string value);
  // Adds beside what is there: Set-Cookie.
  void add(std::string_view name, std::string value) {
    headers.push_back({std::string(name), std::move(value)});
  }
};

enum class Status : int {
  Ok = 200,
  BadRequest = 400,
  Refused = 403,
  NotFound = 404,
  Conflict = 409,
  TooLarge = 413,
  Unprocessable = 422,
  TooMany = 429,
  Internal = 500,
  Unavailable = 503,
};

// A whole HTML document. `html` comes from web/page.h, which alone makes one.
Response page(std::string html, Status status = Status::Ok);
// 303: after a POST, so that reloading does not send the form again.
Response see_other(const Url& url);
// 308: an address that moved for good.
Response moved(const Url& url);
Response plain_text(std::string text, Status status = Status::Ok);
Response json(std::string document, Status status = Status::Ok);
// A file to keep: its name is ASCII letters, digits, dot, dash and underscore; others become "_".
Response download(std::string bytes, std::string_view content_type, std::string_view file_name);

}  // namespace anlanh::web
