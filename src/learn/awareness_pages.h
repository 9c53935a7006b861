#pragma once
// Pages of the register of awareness sessions: record one in a minute on a phone, see what was
// recorded, withdraw a mistake.

#include "learn/awareness_actions.h"
#include "learn/lesson_model.h"
#include "web/router.h"

namespace anlanh::learn {

// Both outlive the router.
void add_awareness_routes(web::Router& router, const AwarenessActions& actions,
                          const std::vector<Lesson>& lessons);

// "Whole school", "Grade 4, grade 5, 4A": what took part, in words.
base::Words classes_words(const base::Translator& t, const ClassList& classes);

}  // namespace anlanh::learn
