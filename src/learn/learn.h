#pragma once
// The door of the room: lessons for everybody, and the register of awareness sessions.

#include <memory>
#include <string>
#include <vector>

#include "base/random.h"
#include "learn/awareness_actions.h"
#include "learn/learn_ports.h"
#include "learn/lesson_pages.h"
#include "people/scope.h"
#include "store/migrate.h"
#include "store/store.h"
#include "web/router.h"

namespace anlanh::learn {

// A lesson file as `app` read it.
struct LessonSource {
  std::string name;  // "lessons/a3.json"
  std::string json;
};

// An institution and the days on which it held sessions: what target II.2.a counts from.
struct SessionRow {
  people::School school;
  std::string place;  // its commune
  std::vector<base::Date> sessions;
};

// Schools and care facilities of the scope that were there for 30 days of the
// window, or on its last day, with their live sessions in it, in Vietnamese order of names.
// REQUIRES: from <= to.
base::Result<std::vector<SessionRow>> load_session_rows(store::Sql& sql, const people::Scope& scope,
                                                        base::Date from, base::Date to);

// Read-only after open; thread-safe. `store` outlives it, and it outlives the router.
class Learn {
 public:
  // Invalid: a lesson that does not parse, named by file, step and field. Lessons are shown in the
  // order given.
  static base::Result<std::unique_ptr<Learn>> open(store::Store& store, base::Random random,
                                                   const std::vector<LessonSource>& sources,
                                                   LearnPorts ports);

  void add_routes(web::Router& router) const;
  static std::vector<store::Migration> migrations();

  const std::vector<Lesson>& lessons() const { return *lessons_; }
  // Acts for other ways in than pages: the demo province, the command line.
  const AwarenessActions& sessions() const { return actions_; }

 private:
  Learn(store::Store& store, base::Random random, Lessons lessons, LearnPorts ports);

  Lessons lessons_;
  AwarenessActions actions_;
};

}  // namespace anlanh::learn
