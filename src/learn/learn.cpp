#include "learn/learn.h"

#include <algorithm>
#include <map>

#include "learn/awareness_pages.h"
#include "learn/awareness_store.h"
#include "learn/embedded.h"
#include "learn/lesson_file.h"
#include "people/unit_store.h"
#include "people/vi_order.h"

namespace anlanh::learn {

using base::Date;
using base::Result;

namespace {

// An institution open for fewer days of a window than this owes nothing in it (60-day rule of
// data/law/targets.json), so a look at every so many days misses none that counts.
constexpr int kDaysBetweenLooks = 30;

using Schools = std::map<base::Id, SessionRow>;

base::Status add_schools(store::Sql& sql, const people::Scope& scope, Date on, Schools& found) {
  AL_TRY(const auto schools, people::load_schools(sql, on));
  for (const auto& school : schools) {
    if (scope.covers(school.unit.id)) found.try_emplace(school.unit.id, SessionRow{school, {}, {}});
  }
  return base::ok();
}

base::Status name_places(store::Sql& sql, Schools& found) {
  std::map<base::Id, std::string> names;
  for (auto& [id, row] : found) {
    const base::Id commune = row.school.unit.parent;
    if (!names.contains(commune)) {
      AL_TRY(const auto unit, people::find_unit(sql, commune));
      names[commune] = unit ? unit->name : std::string();
    }
    row.place = names[commune];
  }
  return base::ok();
}

std::vector<std::string> codes_of(const std::vector<Lesson>& lessons) {
  std::vector<std::string> codes;
  for (const auto& lesson : lessons) codes.push_back(lesson.id);
  return codes;
}

}  // namespace

Result<std::vector<SessionRow>> load_session_rows(store::Sql& sql, const people::Scope& scope,
                                                  Date from, Date to) {
  Schools found;
  for (Date day = from; day < to; day = base::add_days(day, kDaysBetweenLooks)) {
    AL_TRY_DO(add_schools(sql, scope, day, found));
  }
  AL_TRY_DO(add_schools(sql, scope, to, found));
  AL_TRY_DO(name_places(sql, found));
  AL_TRY(const auto held, load_held(sql, scope, from, to));
  for (const auto& session : held) {
    const auto row = found.find(session.unit);
    if (row != found.end()) row->second.sessions.push_back(session.held_on);
  }
  std::vector<SessionRow> rows;
  for (auto& [id, row] : found) rows.push_back(std::move(row));
  people::sort_vietnamese(rows, [](const SessionRow& row) { return row.school.unit.name; });
  return rows;
}

Learn::Learn(store::Store& store, base::Random random, Lessons lessons, LearnPorts ports)
    : lessons_(std::move(lessons)),
      actions_(store, std::move(random), std::move(ports), codes_of(*lessons_)) {}

Result<std::unique_ptr<Learn>> Learn::open(store::Store& store, base::Random random,
                                           const std::vector<LessonSource>& sources,
                                           LearnPorts ports) {
  auto lessons = std::make_shared<std::vector<Lesson>>();
  for (const auto& source : sources) {
    AL_TRY(auto lesson, parse_lesson(source.name, source.json));
    const bool twice = std::any_of(lessons->begin(), lessons->end(),
                                   [&](const Lesson& other) { return other.slug == lesson.slug; });
    if (twice) {
      return base::make_error(base::Code::Invalid, source.name + ": another file has its id");
    }
    lessons->push_back(std::move(lesson));
  }
  return std::unique_ptr<Learn>(
      new Learn(store, std::move(random), std::move(lessons), std::move(ports)));
}

void Learn::add_routes(web::Router& router) const {
  add_lesson_routes(router, lessons_);
  add_lesson_print_routes(router, lessons_);
  add_awareness_routes(router, actions_, *lessons_);
}

std::vector<store::Migration> Learn::migrations() { return store::migrations_of(embedded_files()); }

}  // namespace anlanh::learn
