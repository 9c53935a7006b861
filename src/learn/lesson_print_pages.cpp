// A lesson's plan for the teacher and its slip for parents: pages that print well on one sheet.

#include "learn/lesson_pages.h"
#include "learn/lesson_rules.h"
#include "web/components/table/table.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::learn {

using base::Result;
using web::cls;
using web::el;
using web::Html;
using web::Response;
using web::View;
using web::Visit;

namespace {

Html bullets(const View& view, const std::vector<Bilingual>& texts) {
  Html items;
  for (const auto& text : texts) items += el("li", {}, view.t(text));
  return el("ul", {cls("govuk-list govuk-list--bullet")}, items);
}

Html paragraphs(const View& view, const std::vector<Bilingual>& texts) {
  Html out;
  for (const auto& text : texts) out += web::paragraph(view.t(text));
  return out;
}

Html parts_table(const View& view, const TeacherPlan& plan) {
  web::Table table{.caption = view.t("How the lesson runs"),
                   .caption_classes = "govuk-table__caption--m",
                   .head = {{.content = view.t("Part")},
                            {.content = view.t("Minutes"), .format = "numeric"},
                            {.content = view.t("What to do")}}};
  for (const auto& part : plan.parts) {
    Html steps;
    for (const auto& text : part.to_do)
      steps += el("p", {cls("govuk-!-margin-top-0")}, view.t(text));
    table.rows.push_back({{.content = view.t(part.name)},
                          {.content = view.t.number(part.minutes), .format = "numeric"},
                          {.content = steps}});
  }
  return web::scroll_frame(view.t("How the lesson runs"), web::table(table));
}

Result<const Lesson*> asked_lesson(const Visit& visit, const Lessons& lessons) {
  const Lesson* lesson = find_lesson(*lessons, visit.request.path_params.get("id"));
  if (!lesson) return no_such_lesson();
  return lesson;
}

Response shown(const View& view, const Lesson& lesson, const base::Words& title, Html content) {
  return web::page(web::render_page(view, {.title = title,
                                           .back = web::path({"/bai-hoc", lesson.slug}),
                                           .content = std::move(content)}));
}

Result<Response> show_plan(Visit& visit, const Lessons& lessons) {
  AL_TRY(const Lesson* lesson, asked_lesson(visit, lessons));
  const View& view = visit.view;
  const TeacherPlan& plan = lesson->teacher;
  Html out = el("span", {cls("govuk-caption-l")}, view.t(lesson->title));
  out += web::heading(view.t(plan.title));
  out += web::heading_2(view.t("Aims")) + bullets(view, lesson->objectives);
  out += web::heading_2(view.t("Prepare")) + bullets(view, plan.prepare);
  out += web::heading_2(view.t("Ground rules")) + bullets(view, plan.ground_rules);
  out += parts_table(view, plan);
  out += web::heading_2(view.t("At the end")) + web::paragraph(view.t(plan.check));
  out += web::heading_2(view.t("If a pupil tells you something")) +
         paragraphs(view, plan.if_a_child_tells);
  out += web::paragraph(web::helpline_link(view));
  out += web::paragraph(web::link(view.t("Record the session once it is held"),
                                  web::Url::local("/truyen-thong/moi")));
  return shown(view, *lesson, view.t(plan.title), std::move(out));
}

Result<Response> show_slip(Visit& visit, const Lessons& lessons) {
  AL_TRY(const Lesson* lesson, asked_lesson(visit, lessons));
  const View& view = visit.view;
  const ParentSlip& slip = lesson->parent;
  Html out = el("span", {cls("govuk-caption-l")}, view.t(lesson->title));
  out += web::heading(view.t(slip.title)) + paragraphs(view, slip.paragraphs);
  out += web::heading_2(view.t("Try it tonight")) + web::paragraph(view.t(slip.try_tonight));
  out += web::paragraph(web::helpline_link(view));
  return shown(view, *lesson, view.t(slip.title), std::move(out));
}

}  // namespace

void add_lesson_print_routes(web::Router& router, const Lessons& lessons) {
  router.add({.method = web::Method::Get,
              .pattern = "/bai-hoc/:id/giao-vien",
              .access = web::Access::public_(),
              .help = "A lesson's plan for the teacher",
              .handler = [lessons](Visit& visit) { return show_plan(visit, lessons); }});
  router.add({.method = web::Method::Get,
              .pattern = "/bai-hoc/:id/phu-huynh",
              .access = web::Access::public_(),
              .help = "A lesson's slip for parents",
              .handler = [lessons](Visit& visit) { return show_slip(visit, lessons); }});
}

}  // namespace anlanh::learn
