#pragma once
// Reads data files of ours: JSON with errors that name file and place. json_view.cpp alone knows
// the JSON library.
//
//   AL_TRY(auto file, JsonView::parse("law/acts.json", text));
//   for (const auto& act : file.items("acts")) { act.text("code"); act.bilingual("name"); }
//   AL_TRY_DO(file.status());   // the first thing that was missing or of another type
//
// "lessons/a3.json: steps[a3-say].prompt.vi must be a text": an element of a list is named by its
// own id or code where it has one, else by its number from 0.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"
#include "base/result.h"
#include "base/time.h"

namespace anlanh::base {

// A cheap view into a parsed file, which lives as long as any view of it. What is missing or of
// another type gives an empty value and marks the file as wrong; the `_or` forms may be missing.
// Used by one thread.
class JsonView {
 public:
  // At most 4 MiB and 32 levels.
  static Result<JsonView> parse(std::string name, std::string_view text);

  bool has(std::string_view key) const;  // there and not null
  std::vector<JsonView> items(std::string_view key) const;
  std::vector<JsonView> items_or_none(std::string_view key) const;
  JsonView object(std::string_view key) const;

  std::string text(std::string_view key) const;
  std::string text_or(std::string_view key, std::string fallback) const;
  std::int64_t number(std::string_view key) const;
  bool flag(std::string_view key) const;  // missing is an error
  bool flag_or_false(std::string_view key) const;
  Date day(std::string_view key) const;  // "2026-08-01"; missing gives 1 January 1970
  Bilingual bilingual(std::string_view key) const;
  std::vector<std::string> texts(std::string_view key) const;
  std::vector<std::int64_t> numbers(std::string_view key) const;
  std::vector<Bilingual> bilinguals(std::string_view key) const;
  // This element itself as {"vi", "en"}.
  Bilingual as_bilingual() const;

  // Says that the value breaks a rule that only the caller knows.
  void wrong(std::string_view key, std::string_view expected) const;
  Status status() const;

 private:
  struct File;
  JsonView(std::shared_ptr<File> file, const void* value, std::string place);
  const void* member(std::string_view key) const;
  std::vector<JsonView> elements(std::string_view key, const void* array) const;
  std::string place_of(std::string_view key) const;

  std::shared_ptr<File> file_;
  const void* value_;  // boost::json::value, inside file_
  std::string place_;
};

}  // namespace anlanh::base
