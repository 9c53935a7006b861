#include "app/law_forms.h"

#include <algorithm>

#include "base/json_view.h"

namespace anlanh::app {

namespace {

using base::Bilingual;
using base::JsonView;
using namespace cases;

Bilingual bilingual_or_none(const JsonView& item, std::string_view key) {
  return item.has(key) ? item.bilingual(key) : Bilingual{};
}

std::vector<FormWord> words_of(const JsonView& file, std::string_view key) {
  std::vector<FormWord> out;
  for (const auto& item : file.items(key))
    out.push_back({item.text("code"), item.bilingual("label"), bilingual_or_none(item, "hint"),
                   item.flag_or_false("separates")});
  return out;
}

AnswerKind kind_of(const JsonView& item) {
  const auto kind = item.text("kind");
  if (kind == "level") return AnswerKind::Level;
  if (kind == "choice") return AnswerKind::Choice;
  if (kind != "text") item.wrong("kind", "level, choice or text");
  return AnswerKind::Text;
}

Measures measures_of(const JsonView& item) {
  const auto measures = item.text_or("measures", "");
  if (measures == "harm") return Measures::Harm;
  if (measures == "ability") return Measures::Ability;
  if (!measures.empty()) item.wrong("measures", "harm or ability");
  return Measures::Nothing;
}

FormItem item_of(const JsonView& item) {
  FormItem out{item.text("code"),
               item.bilingual("label"),
               bilingual_or_none(item, "hint"),
               kind_of(item),
               measures_of(item),
               item.flag_or_false("needed"),
               item.flag_or_false("stable"),
               {}};
  for (const auto& option : item.items_or_none("options"))
    out.options.push_back(
        {option.text("code"), option.bilingual("label"), bilingual_or_none(option, "meaning")});
  if (out.kind != AnswerKind::Text && out.options.size() < 2)
    item.wrong("options", "at least two answers");
  return out;
}

FormDefinition form_of(const JsonView& item) {
  FormDefinition out{item.text("code"),
                     item.text("number"),
                     static_cast<int>(item.number("version")),
                     item.bilingual("title"),
                     item.text("law"),
                     item.text("article"),
                     item.flag_or_false("confirm"),
                     {}};
  for (const auto& section : item.items("sections")) {
    FormSection made{section.text("code"),
                     section.bilingual("title"),
                     bilingual_or_none(section, "hint"),
                     section.flag_or_false("confirm"),
                     {}};
    for (const auto& each : section.items("items")) made.items.push_back(item_of(each));
    out.sections.push_back(std::move(made));
  }
  return out;
}

void load_recovery(const JsonView& file, CaseForms& out) {
  const auto recovery = file.object("recovery");
  for (const auto month : recovery.numbers("months"))
    out.follow_up_months.push_back(static_cast<int>(month));
  for (const auto& scale : recovery.items("scale")) {
    out.recovery.push_back(
        {scale.text("code"), scale.bilingual("label"), scale.bilinguals("words")});
    if (out.recovery.back().words.size() != 5) scale.wrong("words", "five texts, from 1 to 5");
  }
}

}  // namespace

base::Result<CaseForms> load_case_forms(const DataFiles& files) {
  constexpr const char* kFile = "law/case-forms.json";
  AL_TRY(const auto text, files.read(kFile));
  AL_TRY(const auto file, JsonView::parse(kFile, text));
  CaseForms out;
  out.harms = words_of(file, "harms");
  out.needs = words_of(file, "needs");
  out.emergency_measures = words_of(file, "emergency_measures");
  for (const auto& item : file.items("forms")) out.forms.push_back(form_of(item));
  load_recovery(file, out);
  // Article 32: shorter is allowed, longer is not.
  const auto days = file.number("separation_days");
  if (days < 1 || days > out.separation_days) file.wrong("separation_days", "1 to 15");
  out.separation_days = static_cast<int>(std::clamp<std::int64_t>(days, 1, 15));
  AL_TRY_DO(file.status());
  for (const auto* code : {"initial", "specific", "review"})
    if (!out.newest(code))
      return base::make_error(base::Code::Invalid,
                              std::string(kFile) + ": no form \"" + code + "\"");
  return out;
}

}  // namespace anlanh::app
