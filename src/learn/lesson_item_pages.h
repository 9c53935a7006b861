#pragma once
// One item of a lesson as plain HTML: as a question, and as the answer with its reason. Works
// without a script; what a child chooses comes in the query, is answered and forgotten.

#include <string>

#include "learn/lesson_model.h"
#include "web/markup.h"
#include "web/params.h"
#include "web/url.h"
#include "web/view.h"

namespace anlanh::learn {

// Alone on its screen, or one of several on a page.
enum class Among { Alone, Others };

struct ItemPlace {
  Among among = Among::Alone;
  std::string prefix;                           // of its fields: "c3-"; empty where it stands alone
  web::Url here = web::Url::local("/bai-hoc");  // its own page: branches link back to it
};

// Is there something to answer? Stories, pictures, sentences and tasks only lead on.
bool asks_something(const Step& step);

web::Html render_question(const web::View& view, const Step& step, const ItemPlace& place,
                          const web::Params& query);
web::Html render_answer(const web::View& view, const Step& step, const ItemPlace& place,
                        const web::Params& query);

// Title or prompt: what the page is called.
base::Words step_title(const web::View& view, const Step& step);

}  // namespace anlanh::learn
