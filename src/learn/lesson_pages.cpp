#include "learn/lesson_pages.h"

#include "learn/embedded.h"
#include "learn/lesson_item_pages.h"
#include "learn/lesson_rules.h"
#include "web/components/button/button.h"
#include "web/components/details/details.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::learn {

using base::Result;
using base::Words;
using web::attr;
using web::cls;
using web::el;
using web::Html;
using web::Response;
using web::Url;
using web::View;
using web::Visit;

namespace {

const Url kList = Url::local("/bai-hoc");

Url cover_url(const Lesson& lesson) { return web::path({"/bai-hoc", lesson.slug}); }
Url screen_url(const Lesson& lesson, const std::string& id) {
  return web::path({"/bai-hoc", lesson.slug, id});
}

Result<const Lesson*> asked_lesson(const Visit& visit, const Lessons& lessons) {
  const Lesson* lesson = find_lesson(*lessons, visit.request.path_params.get("id"));
  if (!lesson) return no_such_lesson();
  return lesson;
}

// ---------------------------------------------------------------- list and cover

Html lesson_card(const View& view, const Lesson& lesson) {
  return el(
      "li", {},
      el("h3", {cls("govuk-heading-s govuk-!-margin-bottom-1")},
         web::link(view.t(lesson.title), cover_url(lesson))),
      web::paragraph(web::join(view.t(lesson.summary), web::punct(" "),
                               view.t("About {1} minutes.", std::to_string(lesson.minutes)))));
}

Html band_section(const View& view, const std::vector<const Lesson*>& lessons) {
  const Band& band = lessons.front()->band;
  const Words title = view.t("{1}: {2}, {3}", view.t(band.name).text, view.t(band.ages).text,
                             view.t(band.grades).text);
  Html items;
  for (const Lesson* lesson : lessons) items += lesson_card(view, *lesson);
  return web::heading_2(title) + el("ul", {cls("govuk-list")}, items);
}

Result<Response> show_list(Visit& visit, const Lessons& lessons) {
  const View& view = visit.view;
  Html content = web::heading(view.t("Lessons"));
  content += web::paragraph(
      view.t("Short lessons about keeping safe and well online. You need no account, and nothing "
             "about you is kept."));
  // Files stand in the order of age bands; lessons of one band follow each other.
  std::vector<const Lesson*> of_band;
  for (const auto& lesson : *lessons) {
    if (!of_band.empty() && of_band.front()->band.code != lesson.band.code) {
      content += band_section(view, of_band);
      of_band.clear();
    }
    of_band.push_back(&lesson);
  }
  if (!of_band.empty()) content += band_section(view, of_band);
  content += help_line(view);
  return web::page(web::render_page(view, {.title = view.t("Lessons"), .content = content}));
}

Html bullet_list(const View& view, const std::vector<Bilingual>& texts) {
  Html items;
  for (const auto& text : texts) items += el("li", {}, view.t(text));
  return el("ul", {cls("govuk-list govuk-list--bullet")}, items);
}

Html booster_links(const View& view, const Lesson& lesson) {
  Html items;
  for (const auto& booster : lesson.boosters) {
    items += el("li", {}, web::link(view.t(booster.title), screen_url(lesson, booster.id)));
  }
  return web::heading_2(view.t("A little again, later")) +
         el("ul", {cls("govuk-list govuk-list--spaced")}, items);
}

Html adult_links(const View& view, const Lesson& lesson) {
  const Html plan = web::link(view.t("Lesson plan for teachers"),
                              web::path({"/bai-hoc", lesson.slug, "giao-vien"}));
  const Html slip =
      web::link(view.t("Slip for parents"), web::path({"/bai-hoc", lesson.slug, "phu-huynh"}));
  return web::heading_2(view.t("For teachers and parents")) +
         el("ul", {cls("govuk-list govuk-list--spaced")}, el("li", {}, plan), el("li", {}, slip));
}

Result<Response> show_cover(Visit& visit, const Lessons& lessons) {
  AL_TRY(const Lesson* lesson, asked_lesson(visit, lessons));
  const View& view = visit.view;
  const auto& band = lesson->band;
  Html content =
      el("span", {cls("govuk-caption-l")},
         view.t("{1}, about {2} minutes", view.t(band.ages).text, std::to_string(lesson->minutes)));
  content += web::heading(view.t(lesson->title));
  content += el("p", {cls("govuk-body-l")}, view.t(lesson->summary));
  content += bullet_list(view, lesson->objectives);
  content += web::button({.label = view.t("Start the lesson"),
                          .href = screen_url(*lesson, first_screen(*lesson)),
                          .start = web::StartButton::Yes});
  content += booster_links(view, *lesson) + adult_links(view, *lesson) + help_line(view);
  return web::page(
      web::render_page(view, {.title = view.t(lesson->title), .back = kList, .content = content}));
}

// ---------------------------------------------------------------- screens

// Sent back by the form itself, so that "nothing chosen" is an answer too.
constexpr const char* kAsked = "xem";

bool is_answer(const Visit& visit) { return visit.request.query.has(kAsked); }

Html item_form(const Url& here, const Html& items, const Words& send) {
  return el("form", {attr("method", "get"), web::action(here)},
            el("input", {attr("type", "hidden"), attr("name", kAsked), attr("value", "1")}), items,
            web::button({.label = send}));
}

Html link_button(const Words& label, const Url& to, std::string classes = {}) {
  return web::button({.label = label, .href = to, .classes = std::move(classes)});
}

Html step_caption(const View& view, const Lesson& lesson, const Screen& screen) {
  Words words = view.t(lesson.title);
  if (screen.number > 0) {
    words = view.t("{1}. Step {2} of {3}", words.text, std::to_string(screen.number),
                   std::to_string(screen.of));
  }
  return el("p", {cls("govuk-caption-m")}, words);
}

// A talk that has not come to an end keeps its "Next" quiet.
bool talk_goes_on(const Step& step, const web::Params& query) {
  const auto* branch = std::get_if<BranchStep>(&step.body);
  if (!branch) return false;
  const BranchNode* node = find_node(*branch, query.get("nut"));
  return !node || node->ends == BranchNode::Ends::No;
}

Html step_screen(const Visit& visit, const Lesson& lesson, const Screen& screen) {
  const View& view = visit.view;
  const Step& step = *screen.step;
  const auto& query = visit.request.query;
  const Url here = screen_url(lesson, step.id);
  const Url next = screen_url(lesson, screen.next);
  const ItemPlace place{Among::Alone, "", here};
  if (asks_something(step) && is_answer(visit)) {
    return render_answer(view, step, place, query) +
           web::button_group(link_button(view.t("Continue"), next) +
                             link_button(view.t("Try again"), here, "govuk-button--secondary"));
  }
  const Html question = render_question(view, step, place, query);
  if (asks_something(step)) {
    return item_form(here, question, view.t("Show the reason")) +
           web::paragraph(web::link(view.t("Skip this one"), next));
  }
  if (talk_goes_on(step, query)) {
    return question + web::paragraph(web::link(view.t("Skip this one"), next));
  }
  return question + link_button(view.t("Continue"), next);
}

// Several items on one page, asked or answered together.
Html many_items(const Visit& visit, const std::vector<Step>& steps, const Url& here) {
  const View& view = visit.view;
  Html out;
  bool asks = false;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const ItemPlace place{Among::Others, "c" + std::to_string(i + 1) + "-", here};
    if (i > 0)
      out += el("hr", {cls("govuk-section-break govuk-section-break--m "
                           "govuk-section-break--visible")});
    out += is_answer(visit) ? render_answer(view, steps[i], place, visit.request.query)
                            : render_question(view, steps[i], place, visit.request.query);
    asks = asks || asks_something(steps[i]);
  }
  if (!asks || is_answer(visit)) return out;
  return item_form(here, out, view.t("Show the reasons"));
}

Html check_screen(const Visit& visit, const Lesson& lesson) {
  const View& view = visit.view;
  const Check& check = lesson.check;
  const Url here = screen_url(lesson, check.id);
  Html out = web::heading(view.t("Look back at what you learned"));
  if (!is_answer(visit)) out += web::paragraph(view.t(check.intro));
  out += many_items(visit, check.items, here);
  if (!is_answer(visit)) return out;
  out += el("p", {cls("govuk-body-l")}, view.t(check.closing));
  return out + booster_links(view, lesson) +
         web::button_group(link_button(view.t("Back to all lessons"), kList) +
                           link_button(view.t("Try again"), here, "govuk-button--secondary"));
}

Html booster_screen(const Visit& visit, const Lesson& lesson, const Booster& booster) {
  const View& view = visit.view;
  const Url here = screen_url(lesson, booster.id);
  Html out = web::heading(view.t(booster.title));
  out += many_items(visit, booster.steps, here);
  if (!is_answer(visit)) return out;
  return out + web::button_group(link_button(view.t("Back to the lesson"), cover_url(lesson)) +
                                 link_button(view.t("Try again"), here, "govuk-button--secondary"));
}

Words screen_title(const View& view, const Lesson& lesson, const Screen& screen) {
  if (screen.step) return step_title(view, *screen.step);
  if (screen.booster) return view.t(screen.booster->title);
  return view.t("{1}: look back", view.t(lesson.title).text);
}

Result<Response> show_screen(Visit& visit, const Lessons& lessons) {
  AL_TRY(const Lesson* lesson, asked_lesson(visit, lessons));
  const auto screen = find_screen(*lesson, visit.request.path_params.get("step"));
  if (!screen) return no_such_lesson();
  const View& view = visit.view;
  Html content = step_caption(view, *lesson, *screen);
  if (screen->step) content += step_screen(visit, *lesson, *screen);
  if (screen->check) content += check_screen(visit, *lesson);
  if (screen->booster) content += booster_screen(visit, *lesson, *screen->booster);
  content += help_line(view);
  const Url back =
      screen->before.empty() ? cover_url(*lesson) : screen_url(*lesson, screen->before);
  return web::page(web::render_page(
      view, {.title = screen_title(view, *lesson, *screen), .back = back, .content = content}));
}

Result<Response> show_picture(Visit& visit) {
  const std::string name = "learn/assets/lessons/" + visit.request.path_params.get("file");
  for (const auto& file : embedded_files()) {
    if (file.name != name || !name.ends_with(".svg")) continue;
    Response out;
    out.set("Content-Type", "image/svg+xml");
    out.set("Cache-Control", "public, max-age=86400");
    out.body = file.bytes;
    return out;
  }
  return no_such_lesson();
}

}  // namespace

base::Error no_such_lesson() {
  return base::make_error(base::Code::NotFound, "no such lesson or step",
                          base::msg("There is no such lesson, or it has moved."));
}

Html help_line(const View& view) {
  return el("p", {cls("govuk-body-s govuk-!-margin-top-6")},
            web::link(view.t("I need help"), Url::local("/goc-cua-em")));
}

void add_lesson_routes(web::Router& router, const Lessons& lessons) {
  const auto add = [&](std::string pattern, const char* help, web::Handler handler) {
    router.add({.method = web::Method::Get,
                .pattern = std::move(pattern),
                .access = web::Access::public_(),
                .help = help,
                .handler = std::move(handler)});
  };
  add("/bai-hoc", "The lessons, by age", [lessons](Visit& v) { return show_list(v, lessons); });
  add("/bai-hoc/:id", "A lesson's cover", [lessons](Visit& v) { return show_cover(v, lessons); });
  add("/bai-hoc/:id/:step", "A screen of a lesson",
      [lessons](Visit& v) { return show_screen(v, lessons); });
  router.add({.method = web::Method::Get,
              .pattern = "/bai-hoc/hinh/:file",
              .access = web::Access::same_for_all(),
              .help = "Pictures of lessons",
              .handler = show_picture});
}

}  // namespace anlanh::learn
