#include "app/demo_sessions.h"

namespace anlanh::app {

namespace {

// A school without an account of its own in the demo was entered by the province's desk.
constexpr const char* kDesk = "truc.tinh";

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

base::Result<learn::SessionDraft> draft_of(Cast& cast, const learn::Learn& learn,
                                           const base::JsonView& item, base::Date day,
                                           base::Instant now) {
  const std::string code = item.text("school");
  auto school = cast.unit(people::UnitKind::School, code);
  if (!school) school = cast.unit(people::UnitKind::CareFacility, code);
  if (!school) return school.error();
  learn::SessionDraft draft;
  draft.unit = school->id;
  draft.submission = learn.sessions().new_submission(now);
  draft.day = base::vietnam_date_text(day);
  const auto classes = item.object("classes");
  if (classes.flag("whole_school")) draft.grades.push_back("all");
  for (const auto& grade : classes.numbers("grades")) draft.grades.push_back(std::to_string(grade));
  draft.class_names = joined(classes.texts("names"));
  draft.pupils = std::to_string(item.number("pupils"));
  draft.lesson = item.text_or("lesson", learn::kOtherLesson);
  draft.title = item.text_or("title", "");
  return draft;
}

base::Status to_status(const learn::RecordAnswer& answer) {
  if (answer.faults.empty()) return base::ok();
  return base::invalid(answer.faults.front().what);
}

}  // namespace

void tell_sessions(Story& story, Cast& cast, const learn::Learn& learn,
                   const base::JsonView& file) {
  for (const auto& item : file.items("sessions")) {
    const auto days_ago = item.number("days_ago");
    const auto day = story.day(days_ago);
    story.add(days_ago, 16, "session of " + item.text("school"),
              [&cast, &learn, item, day](base::Instant now) -> base::Status {
                AL_TRY(const auto officer, cast.officer(item.text_or("recorded_by", kDesk)));
                AL_TRY(const auto draft, draft_of(cast, learn, item, day, now));
                AL_TRY(const auto answer, learn.sessions().record(*officer, draft, now));
                return to_status(answer);
              });
  }
}

}  // namespace anlanh::app
