#pragma once
// One HTTP request as the rooms see it: decoded, cleaned and free of the transport's types.
//
// By the time a handler has it, path, query and form are sound UTF-8 in NFC without control or invisible
// characters (web/clean_text.h), and the form holds only fields the route has named.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "web/params.h"
#include "web/upload_model.h"

namespace anlanh::web {

// HEAD arrives as Get: the transport leaves the body out. Other methods never reach a router.
enum class Method { Get, Post };

enum class Scheme { Http, Https };
enum class Gzip { Refused, Accepted };

struct Request {
  Method method = Method::Get;
  Scheme scheme = Scheme::Http;  // Https also when a trusted proxy says so
  std::string host;    // of the Host header: lower case, without port; foreign on the block page
  std::string target;  // path and query as they came, in origin form: "/vu-viec?trang=2"
  std::string path;    // decoded, "/vu-viec/06AB3K9QX2M7T": no "//", no "..", no slash at the end
  Params query;
  Params form;       // decoded urlencoded body of a POST
  std::string body;  // the bytes as they came; empty once they were decoded into `form`
  std::vector<UploadedFile> files = {};  // of a multipart form, in order
  std::shared_ptr<FileSink> sink = {};   // what the route opened for them; null: no file came
  Params path_params;                    // ":id" of the pattern under "id", "*" under "*"
  Params cookies;
  std::string content_type;  // lower case, without parameters: "application/x-www-form-urlencoded"
  std::string boundary;      // of multipart/form-data; empty for others
  std::string csrf_header;   // X-CSRF-Token, for bodies that are not forms
  std::string if_none_match;
  std::string range;  // of a GET: "bytes=0-1023"
  Gzip gzip = Gzip::Refused;
  std::string client;      // address, for throttling only: never logged, never stored
  std::string request_id;  // 13 characters, shown to the reader and written in the log
};

// Splits a request target (RFC 9112 section 3.2: origin form, or absolute form from a proxy) into path and query.
// Invalid: bad percent escapes, bytes that are not UTF-8, control characters, "." and ".." segments.
base::Status parse_target(std::string_view target, Request& out);

}  // namespace anlanh::web
