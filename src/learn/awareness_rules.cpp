#include "learn/awareness_rules.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace anlanh::learn {

using base::msg;

namespace {

constexpr int kDaysBack = 366;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = text.find_first_of(separators);
    const auto part = trimmed(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

// "4A 4B" is two classes, "Lá 1" is one: blanks separate only where each piece begins with a digit.
std::vector<std::string_view> split_classes(std::string_view text) {
  std::vector<std::string_view> out;
  for (const auto part : split(text, ",;\n")) {
    const auto words = split(part, " ");
    const bool numbered = std::all_of(words.begin(), words.end(),
                                      [](std::string_view word) { return is_digit(word[0]); });
    if (numbered) {
      out.insert(out.end(), words.begin(), words.end());
    } else {
      out.push_back(part);
    }
  }
  return out;
}

bool may_stand_in_class(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  return letter || is_digit(c) || std::string_view(" ./-_()").find(c) != std::string_view::npos;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

template <class T>
void sort_once(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return {};
  return value;
}

bool too_long(std::string_view text, std::size_t most) {
  return !base::valid_utf8(text) || base::count_code_points(text) > most;
}

// Collects faults while it fills the session, field by field.
class DraftJudge {
 public:
  DraftJudge(const SessionDraft& draft, const people::School& school, base::Date today)
      : draft_(draft), school_(school), today_(today) {
    verdict_.session.unit = draft.unit;
    verdict_.session.submission = draft.submission;
  }

  void judge_day() {
    const auto day = parse_day(draft_.day);
    if (!day) return fault("day", msg("Write the day as day/month/year, such as 24/11/2026."));
    if (auto refused = refuse_day(*day, today_, school_.unit)) return fault("day", *refused);
    verdict_.session.held_on = *day;
  }

  void judge_classes() {
    ClassList& classes = verdict_.session.classes;
    const auto taught = grades_of(school_.levels);
    for (const auto& value : draft_.grades) {
      if (value == "all") {
        classes.whole_school = ClassList::Whole::Yes;
        continue;
      }
      const auto grade = whole_number(value);
      const bool known = grade && std::find(taught.begin(), taught.end(), *grade) != taught.end();
      if (!known) return fault("grades", msg("This school does not teach that grade."));
      classes.grades.push_back(static_cast<int>(*grade));
    }
    sort_once(classes.grades);
    auto names = parse_class_names(draft_.class_names);
    if (!names) return fault("classes", names.error().reader);
    classes.names = std::move(*names);
    if (classes.empty()) fault("grades", msg("Choose the grades or classes that took part."));
    // "The whole school" says everything: what else was ticked is part of it.
    if (classes.whole_school == ClassList::Whole::Yes) {
      classes.grades.clear();
      classes.names.clear();
    }
  }

  void judge_pupils() {
    const auto pupils = parse_pupils(draft_.pupils);
    if (!pupils) return fault("pupils", msg("Write the number of pupils in digits, such as 45."));
    verdict_.session.pupils = *pupils;
    const std::string reason(trimmed(draft_.pupils_reason));
    if (too_long(reason, kMostReason)) {
      return fault("pupils_reason",
                   msg("Please write at most {1} characters.", std::to_string(kMostReason)));
    }
    switch (decide_pupils(*pupils, school_)) {
      case PupilsVerdict::Sound: return;
      case PupilsVerdict::None:
        return fault("pupils", msg("At least 1 pupil must have taken part."));
      case PupilsVerdict::TooMany:
        return fault("pupils", msg("This number is larger than any school. Please check it."));
      case PupilsVerdict::OverEnrolment: break;
    }
    verdict_.session.pupils_reason = reason;
    if (reason.empty()) {
      fault(
          "pupils_reason",
          msg("The school has {1} pupils enrolled. Correct the number, or say why more took part.",
              std::to_string(school_.pupils)));
    }
  }

  void judge_lesson(const std::vector<std::string>& lessons) {
    if (draft_.lesson == kOtherLesson) return judge_title();
    if (std::find(lessons.begin(), lessons.end(), draft_.lesson) == lessons.end()) {
      return fault("lesson", msg("Choose the lesson that was taught."));
    }
    verdict_.session.lesson = draft_.lesson;
  }

  DraftVerdict finish() && { return std::move(verdict_); }

 private:
  void judge_title() {
    const std::string title(trimmed(draft_.title));
    if (title.empty()) return fault("title", msg("Write what the session was about."));
    if (too_long(title, kMostTitle)) {
      return fault("title",
                   msg("Please write at most {1} characters.", std::to_string(kMostTitle)));
    }
    verdict_.session.title = title;
  }

  void fault(std::string field, base::Message what) {
    verdict_.faults.push_back({std::move(field), std::move(what)});
  }

  const SessionDraft& draft_;
  const people::School& school_;
  base::Date today_;
  DraftVerdict verdict_;
};

}  // namespace

DraftVerdict decide_draft(const SessionDraft& draft, const people::School& school, base::Date today,
                          const std::vector<std::string>& lessons) {
  DraftJudge judge(draft, school, today);
  judge.judge_day();
  judge.judge_classes();
  judge.judge_pupils();
  judge.judge_lesson(lessons);
  return std::move(judge).finish();
}

std::optional<base::Message> refuse_withdrawal(const AwarenessSession& session,
                                               std::string_view reason) {
  if (session.withdrawal) return msg("This session has been withdrawn already.");
  if (trimmed(reason).empty()) return msg("Say why the session is withdrawn.");
  if (too_long(reason, kMostReason)) {
    return msg("Please write at most {1} characters.", std::to_string(kMostReason));
  }
  return {};
}

std::int64_t still_owed(const Term& term, std::int64_t held) {
  return std::max<std::int64_t>(0, term.needed - held);
}

base::Result<std::vector<std::string>> parse_class_names(std::string_view text) {
  if (!base::valid_utf8(text)) return base::invalid(msg("These classes cannot be read."));
  std::vector<std::string> names;
  for (const auto part : split_classes(text)) {
    const bool fits = base::count_code_points(part) <= kMostClassName &&
                      std::all_of(part.begin(), part.end(), may_stand_in_class);
    if (!fits) {
      return base::invalid(
          msg("“{1}” does not look like a class. Write classes with commas, such as 4A, 4B.",
              base::first_code_points(part, 40)));
    }
    names.push_back(upper(part));
  }
  sort_once(names);
  if (names.size() > kMostClasses) {
    return base::invalid(msg("That is too many classes for one session. Choose whole grades."));
  }
  return names;
}

std::vector<int> grades_of(const std::vector<people::SchoolLevel>& levels) {
  std::vector<int> grades;
  const auto add = [&](int first, int last) {
    for (int grade = first; grade <= last; ++grade) grades.push_back(grade);
  };
  for (const auto level : levels) {
    switch (level) {
      case people::SchoolLevel::Primary: add(1, 5); break;
      case people::SchoolLevel::LowerSecondary: add(6, 9); break;
      case people::SchoolLevel::UpperSecondary: add(10, 12); break;
      case people::SchoolLevel::Continuing: add(10, 12); break;
      case people::SchoolLevel::Preschool: break;
    }
  }
  sort_once(grades);
  return grades;
}

std::string class_key(const ClassList& classes) {
  if (classes.whole_school == ClassList::Whole::Yes) return "*";
  std::string key;
  const auto add = [&](std::string_view part) {
    if (!key.empty()) key += ',';
    key += part;
  };
  for (const int grade : classes.grades) add("g" + std::to_string(grade));
  for (const auto& name : classes.names) add(name);
  return key;
}

base::Result<ClassList> parse_class_key(std::string_view key) {
  ClassList classes;
  if (key == "*") {
    classes.whole_school = ClassList::Whole::Yes;
    return classes;
  }
  for (const auto part : split(key, ",")) {
    // Names are upper case, so a small g can only mean a grade.
    if (part[0] != 'g') {
      classes.names.emplace_back(part);
      continue;
    }
    const auto grade = whole_number(part.substr(1));
    if (!grade || *grade < 1 || *grade > 12) {
      return base::make_error(base::Code::Corrupt, "not a class list: " + std::string(key));
    }
    classes.grades.push_back(static_cast<int>(*grade));
  }
  return classes;
}

std::optional<base::Message> refuse_day(base::Date held_on, base::Date today,
                                        const people::Unit& unit) {
  using base::vietnam_date_text;
  if (held_on > today) return msg("The day cannot be in the future.");
  if (base::days_between(today, held_on) > kDaysBack) {
    return msg("The day cannot be more than a year ago.");
  }
  if (held_on < unit.valid_from) {
    return msg("The school has been there only since {1}.", vietnam_date_text(unit.valid_from));
  }
  if (unit.valid_to && held_on > *unit.valid_to) {
    return msg("The school was there only until {1}.", vietnam_date_text(*unit.valid_to));
  }
  return {};
}

PupilsVerdict decide_pupils(std::int64_t pupils, const people::School& school) {
  if (pupils < 1) return PupilsVerdict::None;
  if (pupils > kMostPupils) return PupilsVerdict::TooMany;
  // An enrolment of 0 means that nobody has told it yet.
  if (school.pupils > 0 && pupils > school.pupils) return PupilsVerdict::OverEnrolment;
  return PupilsVerdict::Sound;
}

std::optional<std::int64_t> parse_pupils(std::string_view text) {
  std::string digits;
  const std::string_view bare = trimmed(text);
  for (std::size_t i = 0; i < bare.size(); ++i) {
    // A dot or comma groups thousands: three digits must follow it.
    const bool mark = bare[i] == '.' || bare[i] == ',';
    if (mark && i > 0 && i + 4 == bare.size()) continue;
    digits += bare[i];
  }
  if (digits.size() > 9 || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  return whole_number(digits);
}

std::optional<base::Date> parse_day(std::string_view text) {
  const auto bare = trimmed(text);
  if (auto day = base::parse_iso_date(bare)) return day;
  return base::parse_vietnam_date(bare);
}

bool same_session(const AwarenessSession& a, const AwarenessSession& b) {
  return a.unit == b.unit && a.held_on == b.held_on && a.lesson == b.lesson && a.title == b.title &&
         a.classes == b.classes;
}

}  // namespace anlanh::learn
