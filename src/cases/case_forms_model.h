#pragma once
// Forms 02, 03 and 06 of Decree 56/2017 and the short lists around them, as data with a version
// (data/law/case-forms.json, loaded by `app`). What was not checked against the decree's annex says so.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"

namespace anlanh::cases {

// A word of a short list: a kind of harm, an area of need, an emergency measure.
struct FormWord {
  std::string code;
  base::Bilingual label;
  base::Bilingual hint = {};
  bool separates =
      false;  // an emergency measure that takes the child out of the family (article 32)
};

enum class AnswerKind { Level, Choice, Text };
// What a level says: harm is bad when high; ability to protect oneself and recover is good when high.
enum class Measures { Nothing, Harm, Ability };

struct FormOption {
  std::string code;  // of a level: "high", "medium", "low"
  base::Bilingual label;
  base::Bilingual meaning;  // the short definition beside the answer
};

struct FormItem {
  std::string code;
  base::Bilingual label;
  base::Bilingual hint = {};
  AnswerKind kind = AnswerKind::Text;
  Measures measures = Measures::Nothing;
  bool needed = false;
  bool stable =
      false;  // "yes" is asked of the child's state before a case may be closed (article 30)
  std::vector<FormOption> options = {};
};

struct FormSection {
  std::string code;
  base::Bilingual title;
  base::Bilingual hint = {};
  bool to_confirm = false;
  std::vector<FormItem> items = {};
};

struct FormDefinition {
  std::string code;    // "initial", "specific", "review"
  std::string number;  // "02"
  int version = 1;
  base::Bilingual title;
  std::string law;
  std::string article;
  bool to_confirm = false;
  std::vector<FormSection> sections = {};

  const FormItem* item(std::string_view code) const;
};

// The scale of recovery: each number has words.
struct RecoveryScale {
  std::string code;  // "safety", "health", "feelings", "school", "family"
  base::Bilingual label;
  std::vector<base::Bilingual> words;  // five, from 1 to 5
};

struct CaseForms {
  std::vector<FormDefinition> forms;  // every version
  std::vector<FormWord> harms;
  std::vector<FormWord> needs;  // areas of a goal
  std::vector<FormWord> emergency_measures;
  std::vector<int> follow_up_months;
  std::vector<RecoveryScale> recovery;
  int separation_days = 15;  // article 32, in total

  const FormDefinition* newest(std::string_view code) const;
  const FormDefinition* form(std::string_view code, int version) const;
};

const FormWord* find_word(const std::vector<FormWord>& words, std::string_view code);

}  // namespace anlanh::cases
