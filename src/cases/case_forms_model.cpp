#include "cases/case_forms_model.h"

namespace anlanh::cases {

const FormItem* FormDefinition::item(std::string_view wanted) const {
  for (const auto& section : sections)
    for (const auto& each : section.items)
      if (each.code == wanted) return &each;
  return nullptr;
}

const FormDefinition* CaseForms::newest(std::string_view code) const {
  const FormDefinition* best = nullptr;
  for (const auto& each : forms)
    if (each.code == code && (!best || each.version > best->version)) best = &each;
  return best;
}

const FormDefinition* CaseForms::form(std::string_view code, int version) const {
  for (const auto& each : forms)
    if (each.code == code && each.version == version) return &each;
  return nullptr;
}

const FormWord* find_word(const std::vector<FormWord>& words, std::string_view code) {
  for (const auto& word : words)
    if (word.code == code) return &word;
  return nullptr;
}

}  // namespace anlanh::cases
