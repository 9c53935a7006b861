#pragma once
// Urlencoded forms (WHATWG URL section 5.1): bytes to fields with a budget, and the fields a route allows.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "web/params.h"

namespace anlanh::web {

enum class Repeat { Once, Many };

// A field a route takes. A name that ends in "*" stands for all that begin so ("pupils_*").
struct Field {
  std::string name;
  // Bytes, as a wall against abuse. Lengths that a person should hear of kindly are checked by the handler.
  std::size_t most_bytes = 20000;
  Repeat repeat = Repeat::Once;

  Field(const char* field_name, std::size_t most = 20000,
        Repeat again = Repeat::Once)  // NOLINT: implicit on purpose
      : name(field_name), most_bytes(most), repeat(again) {}
};

// A field that may come more than once: check boxes.
inline Field many(const char* name, std::size_t most_bytes = 20000) {
  return Field(name, most_bytes, Repeat::Many);
}

struct FormBudget {
  std::size_t fields = 300;
  std::size_t name_bytes = 64;
};

// Percent decoding. Invalid: "%" without two hexadecimal digits.
enum class Plus { IsPlus, IsSpace };
base::Result<std::string> percent_decode(std::string_view text, Plus plus);

// "a=1&b=x%20y" to fields, cleaned (web/clean_text.h). Invalid: bad escapes, bytes that are not UTF-8, NUL, names
// that no page of ours has. TooLarge: over the budget.
base::Result<Params> parse_urlencoded(std::string_view text, const FormBudget& budget = {});

// Invalid: a field that is not allowed, or one sent twice that may come once. TooLarge: a value over its limit.
base::Status check_fields(const Params& form, const std::vector<Field>& allowed);

}  // namespace anlanh::web
