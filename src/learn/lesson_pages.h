#pragma once
// Public pages of the lessons: the list, a lesson's cover, its screens, its plan for the teacher
// and its slip for parents. No account, no script, nothing kept about the child.

#include <memory>
#include <vector>

#include "learn/lesson_model.h"
#include "web/markup.h"
#include "web/router.h"
#include "web/view.h"

namespace anlanh::learn {

using Lessons = std::shared_ptr<const std::vector<Lesson>>;

void add_lesson_routes(web::Router& router, const Lessons& lessons);
// Teacher plan and parent slip (lesson_print_pages.cpp).
void add_lesson_print_routes(web::Router& router, const Lessons& lessons);

// A door to the help pages, on every screen of a lesson.
web::Html help_line(const web::View& view);
base::Error no_such_lesson();

}  // namespace anlanh::learn
