#pragma once
// Interface text: from a Message or a literal to words in the reader's language.
//
// Texts stand in the code in English, as gettext wants it, and in each room's po/vi.po in
// Vietnamese (tools/check_text fails on a missing one). The build joins them into one vi.mo inside
// the binary.
//
//   const base::Translator& t = view.t;
//   t("Send the report")                       found by xgettext as keyword `t`
//   t("{1} of {2} schools", done, all)
//   t.plural("{1} report", "{1} reports", n)   n is also argument 1
//   t.in_context("child", "Send")              same English, other Vietnamese
//
// Every call gives a Words: text that went through translation. Markup takes Words where it refuses
// a literal.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/message.h"
#include "base/result.h"

namespace anlanh::base {

enum class Lang { Vi, En };

// "vi" and "en", as in <html lang>; anything else is absent.
std::string_view lang_code(Lang lang);
std::optional<Lang> parse_lang(std::string_view code);

struct Words {
  std::string text;
};

// One text of data (law, lesson, unit) in both languages.
struct Bilingual {
  std::string vi;
  std::string en;
};

// Read-only after open; shared by all threads.
class Catalogue {
 public:
  // Reads compiled gettext bytes (.mo). An empty view gives a catalogue that knows no word.
  static Result<std::shared_ptr<const Catalogue>> open(std::string_view mo_bytes);
  virtual ~Catalogue() = default;
  // Absent where the catalogue lacks the text.
  virtual const char* find(const char* context, const char* id) const = 0;
  virtual const char* find_plural(const char* id, std::int64_t count) const = 0;
};

// A language and its catalogue. Cheap to copy.
class Translator {
 public:
  Translator(Lang lang, std::shared_ptr<const Catalogue> vietnamese)
      : lang_(lang), vietnamese_(std::move(vietnamese)) {}

  Lang lang() const { return lang_; }
  // The same catalogue in another language.
  Translator in(Lang lang) const { return Translator(lang, vietnamese_); }

  template <class... Args>
  Words operator()(const char* id, Args&&... args) const {
    return filled(nullptr, id, {std::string(std::forward<Args>(args))...});
  }
  Words operator()(const Message& message) const {
    return filled(nullptr, message.id, message.args);
  }
  Words operator()(const Bilingual& text) const {
    return Words{lang_ == Lang::Vi ? text.vi : text.en};
  }

  template <class... Args>
  Words in_context(const char* context, const char* id, Args&&... args) const {
    return filled(context, id, {std::string(std::forward<Args>(args))...});
  }
  // {1} is the number itself, written as the language writes it.
  Words plural(const char* one, const char* many, std::int64_t count) const;
  // 1.234.567 in Vietnamese, 1,234,567 in English.
  std::string number(std::int64_t value) const;

 private:
  Words filled(const char* context, const char* id, const std::vector<std::string>& args) const;

  Lang lang_;
  std::shared_ptr<const Catalogue> vietnamese_;
};

}  // namespace anlanh::base
