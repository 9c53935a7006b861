// Everything in this room that reads foreign text: forms, targets, cookies, header values.
// Corpus: tests/corpus/form/. Whatever comes in, what comes out is sound UTF-8 that stays the same when read again.

#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "web/clean_text.h"
#include "web/cookie.h"
#include "web/form.h"
#include "web/gzip.h"
#include "web/http_text.h"
#include "web/request.h"

using namespace anlanh;

namespace {

void check_fields_are_clean(const web::Params& fields) {
  for (const auto& [name, value] : fields) {
    AL_CHECK(base::valid_utf8(value));
    AL_CHECK(value.find('\0') == std::string::npos);
    const auto again = web::clean_text(value);
    AL_CHECK(again && *again == value);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto form = web::parse_urlencoded(text)) {
    check_fields_are_clean(*form);
    (void)web::check_fields(*form, {"a", web::many("b"), {"pupils_*", 10}}).has_value();
  }
  web::Request request;
  if (web::parse_target(text, request)) {
    AL_CHECK(request.path.starts_with('/') && base::valid_utf8(request.path));
    check_fields_are_clean(request.query);
  }
  const base::Bytes key(32, 7);
  for (const auto& [name, value] : web::parse_cookies(text))
    AL_CHECK(!web::open_value(value, "fuzz", key));
  (void)web::parse_accept_encoding(text);
  (void)web::parse_host(text);
  (void)web::parse_content_type(text);
  (void)web::parse_forwarded_for(text);
  return 0;
}
