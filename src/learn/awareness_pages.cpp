#include "learn/awareness_pages.h"

#include <algorithm>

#include "learn/awareness_form_pages.h"
#include "learn/awareness_rules.h"
#include "learn/lesson_rules.h"
#include "web/components/pagination/pagination.h"
#include "web/components/panel/panel.h"
#include "web/components/summary-list/summary_list.h"
#include "web/components/table/table.h"
#include "web/components/tag/tag.h"
#include "web/fields.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::learn {

using base::Id;
using base::Result;
using base::Words;
using web::cls;
using web::el;
using web::Html;
using web::Response;
using web::Url;
using web::View;
using web::Visit;
namespace rights = people::rights;

Words classes_words(const base::Translator& t, const ClassList& classes) {
  if (classes.whole_school == ClassList::Whole::Yes) return t("The whole school");
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  for (const int grade : classes.grades) add(t("Grade {1}", std::to_string(grade)).text);
  for (const auto& name : classes.names) add(name);
  return Words{out};
}

namespace {

constexpr std::int64_t kRowsOnPage = 50;
constexpr std::size_t kSchoolsAtOnce = 12;
const Url kRegister = Url::local("/truyen-thong");
const Url kNew = Url::local("/truyen-thong/moi");

Url session_url(Id id) { return web::path({"/truyen-thong", id}); }

// An Id out of a query or form; none where it is absent or unsound.
Id asked_id(const web::Params& params, std::string_view name) {
  return base::parse_id(params.get(name)).value_or(Id{});
}

Response shown(const View& view, const Words& title, Html content,
               std::optional<Url> back = kRegister, web::Status status = web::Status::Ok) {
  return web::page(web::render_page(view, {.title = title,
                                           .kind = web::PageKind::Office,
                                           .back = std::move(back),
                                           .content = std::move(content)}),
                   status);
}

// Whose register it is need not be said in every row of a school's own.
enum class WithSchool : bool { No, Yes };

class Pages {
 public:
  Pages(const AwarenessActions& actions, const std::vector<Lesson>& lessons)
      : actions_(actions), lessons_(lessons) {}

  Result<Response> list(Visit& visit) const;
  Result<Response> ask_new(Visit& visit) const;
  Result<Response> record(Visit& visit) const;
  Result<Response> show(Visit& visit) const;
  Result<Response> withdraw(Visit& visit) const;

 private:
  Words lesson_words(const View& view, const AwarenessSession& session) const;
  std::vector<web::Cell> row(const View& view, const ListedSession& listed, WithSchool with) const;
  Html sessions_table(const View& view, const SessionPage& page, WithSchool with) const;
  Result<Response> choose_school(Visit& visit, const std::vector<people::School>& schools) const;
  Result<Response> show_form(Visit& visit, people::School school) const;
  Result<Response> show_view(Visit& visit, const SessionView& shown_view,
                             const web::FieldErrors& errors) const;
  Result<Response> show_same(Visit& visit, Id id) const;
  Html facts(const View& view, const SessionView& session_view) const;

  const AwarenessActions& actions_;
  const std::vector<Lesson>& lessons_;
};

// What the school owes this term, said as news and not as a reproach.
Html standing_line(const View& view, const std::optional<Standing>& standing) {
  if (!standing || standing->term.needed == 0) return {};
  const auto& term = standing->term;
  const std::string name = view.t(term.name).text;
  const std::int64_t owed = still_owed(term, standing->held);
  const Words held = view.t("{1}: sessions held {2}.", name, view.t.number(standing->held));
  const Words rest = owed == 0 ? view.t("Nothing more is owed this term.")
                               : view.t("Still owed: {1}, by {2}.", view.t.number(owed),
                                        base::vietnam_date_text(term.to));
  return web::paragraph(web::join(held, web::punct(" "), rest));
}

Words Pages::lesson_words(const View& view, const AwarenessSession& session) const {
  if (session.lesson.empty()) return Words{session.title};
  const Lesson* lesson = find_lesson(lessons_, session.lesson);
  if (!lesson) return Words{session.lesson};
  return view.t("{1}. {2}", lesson->id, view.t(lesson->title).text);
}

// ---------------------------------------------------------------- register

std::vector<web::Cell> Pages::row(const View& view, const ListedSession& listed,
                                  WithSchool with) const {
  const auto& session = listed.session;
  Html day = web::link(Words{base::vietnam_date_text(session.held_on)}, session_url(session.id));
  if (session.withdrawal) {
    day += web::join(web::punct(" "),
                     web::tag({.label = view.t("Withdrawn"), .classes = "govuk-tag--grey"}));
  }
  std::vector<web::Cell> cells{{.content = day}};
  if (with == WithSchool::Yes) cells.push_back({.content = listed.unit_name});
  cells.push_back({.content = classes_words(view.t, session.classes)});
  cells.push_back({.content = view.t.number(session.pupils), .format = "numeric"});
  cells.push_back({.content = lesson_words(view, session)});
  return cells;
}

Html Pages::sessions_table(const View& view, const SessionPage& page, WithSchool with) const {
  web::Table table{.caption = view.t("Awareness sessions"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = view.t("Day")}}};
  if (with == WithSchool::Yes) table.head.push_back({.content = view.t("School")});
  table.head.push_back({.content = view.t("Classes")});
  table.head.push_back({.content = view.t("Pupils"), .format = "numeric"});
  table.head.push_back({.content = view.t("Lesson")});
  for (const auto& listed : page.sessions) table.rows.push_back(row(view, listed, with));
  return web::scroll_frame(view.t("Awareness sessions"), web::table(table));
}

int asked_page(const Visit& visit) {
  const auto number = parse_pupils(visit.request.query.get("trang"));
  return static_cast<int>(std::clamp<std::int64_t>(number.value_or(1), 1, 100'000));
}

Result<Response> Pages::list(Visit& visit) const {
  const View& view = visit.view;
  const auto& officer = people::officer_of(visit);
  Id unit = asked_id(visit.request.query, "truong");
  const bool of_school = officer.unit.kind == people::UnitKind::School ||
                         officer.unit.kind == people::UnitKind::CareFacility;
  const int page = asked_page(visit);
  AL_TRY(const auto sessions, actions_.load(officer, unit, (page - 1) * kRowsOnPage, kRowsOnPage));
  Html content = web::heading(view.t("Awareness sessions"));
  if (of_school) {
    AL_TRY(const auto standing,
           actions_.load_standing(officer, officer.unit.id, base::vietnam_date(visit.now)));
    content += standing_line(view, standing);
  }
  if (officer.may(rights::kSessionsRecord)) {
    content += web::button_link(view.t("Record an awareness session"),
                                unit ? kNew.with("truong", base::id_text(unit)) : kNew);
  }
  if (sessions.total == 0) {
    content += web::paragraph(view.t("No session has been recorded yet."));
    return shown(view, view.t("Awareness sessions"), content, std::nullopt);
  }
  content += sessions_table(view, sessions, of_school ? WithSchool::No : WithSchool::Yes);
  const auto pages = static_cast<int>((sessions.total + kRowsOnPage - 1) / kRowsOnPage);
  const Url here = unit ? kRegister.with("truong", base::id_text(unit)) : kRegister;
  content += web::page_links(view, here, page, pages);
  return web::page(web::render_page(view, {.title = view.t("Awareness sessions"),
                                           .kind = web::PageKind::Office,
                                           .width = web::PageWidth::Wide,
                                           .content = content}));
}

// ---------------------------------------------------------------- recording

Result<Response> Pages::ask_new(Visit& visit) const {
  const auto& officer = people::officer_of(visit);
  const base::Date today = base::vietnam_date(visit.now);
  if (const Id unit = asked_id(visit.request.query, "truong")) {
    AL_TRY(auto school, actions_.open_school(officer, unit));
    return show_form(visit, std::move(school));
  }
  const Id commune = asked_id(visit.request.query, "xa");
  AL_TRY(auto schools, actions_.load_recordable(officer, today, commune));
  if (schools.size() == 1) return show_form(visit, std::move(schools.front()));
  return choose_school(visit, schools);
}

Html commune_choice(const View& view, const std::vector<people::Unit>& communes) {
  std::vector<web::Choice> choices{{.value = "", .label = view.t("Choose a commune")}};
  for (const auto& commune : communes) {
    choices.push_back({.value = base::id_text(commune.id), .label = commune.name});
  }
  return web::get_form(
      kNew, web::select_field(view, {.name = "xa", .label = view.t("Commune"), .choices = choices}),
      web::submit(view.t("Show its schools")));
}

Result<Response> Pages::choose_school(Visit& visit,
                                      const std::vector<people::School>& schools) const {
  const View& view = visit.view;
  const Words title = view.t("Which school held the session?");
  Html content = web::heading(title);
  const bool narrowed = visit.request.query.has("xa");
  if (schools.empty()) {
    content += web::paragraph(view.t("There is no school here for which you may record."));
  } else if (schools.size() > kSchoolsAtOnce && !narrowed) {
    AL_TRY(const auto communes,
           actions_.load_communes(people::officer_of(visit), base::vietnam_date(visit.now)));
    content += commune_choice(view, communes);
  } else {
    Html items;
    for (const auto& school : schools) {
      const Url url = kNew.with("truong", base::id_text(school.unit.id));
      items += el("li", {}, web::link(Words{school.unit.name}, url));
    }
    content += el("ul", {cls("govuk-list govuk-list--spaced")}, items);
  }
  return shown(view, title, content);
}

Result<Response> Pages::show_form(Visit& visit, people::School school) const {
  const base::Date today = base::vietnam_date(visit.now);
  SessionDraft draft{.unit = school.unit.id,
                     .submission = actions_.new_submission(visit.now),
                     .day = base::iso_date(today)};
  const RecordForm form{std::move(school), std::move(draft), today, {}};
  return shown(visit.view, visit.view.t("Record an awareness session"),
               render_record_form(visit.view, form, lessons_));
}

SessionDraft draft_of(const web::Params& form) {
  return {.unit = asked_id(form, "unit"),
          .submission = asked_id(form, "submission"),
          .day = form.get("day"),
          .grades = form.all("grades"),
          .class_names = form.get("classes"),
          .pupils = form.get("pupils"),
          .pupils_reason = form.get("pupils_reason"),
          .lesson = form.get("lesson"),
          .title = form.get("title")};
}

Result<Response> Pages::show_same(Visit& visit, Id id) const {
  const View& view = visit.view;
  const Words title = view.t("This session is recorded already");
  Html content = web::heading(title);
  content += web::paragraph(
      view.t("The same day, classes and lesson are in the register, so nothing was added and "
             "nothing is counted twice."));
  content += web::paragraph(web::link(view.t("See the session"), session_url(id)));
  content += web::paragraph(web::link(view.t("Record another one"), kNew));
  return shown(view, title, content, kRegister, web::Status::Conflict);
}

Result<Response> Pages::record(Visit& visit) const {
  const auto& officer = people::officer_of(visit);
  const SessionDraft draft = draft_of(visit.request.form);
  if (!draft.unit || !draft.submission) {
    return base::make_error(base::Code::Invalid, "form without unit or submission");
  }
  AL_TRY(const auto answer, actions_.record(officer, draft, visit.now));
  using Outcome = RecordAnswer::Outcome;
  switch (answer.outcome) {
    case Outcome::Recorded:
    case Outcome::SentTwice: return web::see_other(session_url(answer.id).with("vua", "ghi"));
    case Outcome::SameExists: return show_same(visit, answer.id);
    case Outcome::Faults: break;
  }
  AL_TRY(auto school, actions_.open_school(officer, draft.unit));
  RecordForm form{std::move(school), draft, base::vietnam_date(visit.now), {}};
  for (const auto& fault : answer.faults) form.errors.add(fault.field, fault.what);
  return web::page(
      web::render_page(visit.view, {.title = visit.view.t("Record an awareness session"),
                                    .kind = web::PageKind::Office,
                                    .back = kRegister,
                                    .has_errors = web::HasErrors::Yes,
                                    .content = render_record_form(visit.view, form, lessons_)}),
      web::Status::Unprocessable);
}

// ---------------------------------------------------------------- one session

Html Pages::facts(const View& view, const SessionView& session_view) const {
  const auto& session = session_view.listed.session;
  std::vector<web::SummaryRow> rows{
      {.key = view.t("School"), .value = session_view.listed.unit_name},
      {.key = view.t("Day"), .value = base::vietnam_date_text(session.held_on)},
      {.key = view.t("Classes"), .value = classes_words(view.t, session.classes)},
      {.key = view.t("Pupils"), .value = view.t.number(session.pupils)},
      {.key = view.t("Lesson"), .value = lesson_words(view, session)},
      {.key = view.t("Recorded"),
       .value =
           view.t("{1}, by {2}", base::vietnam_time_text(session.recorded_at), session.recorder)}};
  if (!session.pupils_reason.empty()) {
    rows.push_back({.key = view.t("Why more than enrolled"), .value = session.pupils_reason});
  }
  if (session.withdrawal) {
    rows.push_back({.key = view.t("Withdrawn"),
                    .value = view.t("{1}, by {2}", base::vietnam_time_text(session.withdrawal->at),
                                    session.withdrawal->by)});
    rows.push_back({.key = view.t("Reason"), .value = session.withdrawal->reason});
  }
  return web::summary_list({.rows = std::move(rows)});
}

Html withdraw_form(const View& view, Id id, const web::FieldErrors& errors,
                   const std::string& typed) {
  return web::heading_2(view.t("Recorded by mistake?")) +
         web::paragraph(view.t("A withdrawn session stays in the register with its reason and is "
                               "no longer counted.")) +
         web::form(view, web::path({"/truyen-thong", id, "rut"}),
                   web::text_field(view, {.name = "reason",
                                          .label = view.t("Reason"),
                                          .value = typed,
                                          .error = errors.of("reason")}),
                   web::button({.label = view.t("Withdraw the session"),
                                .classes = "govuk-button--secondary"}));
}

Result<Response> Pages::show_view(Visit& visit, const SessionView& session_view,
                                  const web::FieldErrors& errors) const {
  const View& view = visit.view;
  const Id id = session_view.listed.session.id;
  const bool fresh =
      visit.request.query.get("vua") == "ghi" && !session_view.listed.session.withdrawal;
  const Words title =
      fresh ? view.t("The session is recorded. Thank you.") : view.t("Awareness session");
  Html content = web::error_summary_for(view, errors);
  content += fresh ? web::panel({.title = title}) : web::heading(title);
  content += standing_line(view, session_view.standing);
  content += facts(view, session_view);
  if (fresh) {
    const Url again = kNew.with("truong", base::id_text(session_view.listed.session.unit));
    content += web::button_link(view.t("Record another one"), again);
  }
  if (session_view.withdrawable == SessionView::Withdrawable::Yes) {
    content += withdraw_form(view, id, errors, visit.request.form.get("reason"));
  }
  return shown(view, title, content, kRegister,
               errors.empty() ? web::Status::Ok : web::Status::Unprocessable);
}

Result<Response> Pages::show(Visit& visit) const {
  AL_TRY(const auto session_view,
         actions_.open(people::officer_of(visit), asked_id(visit.request.path_params, "id")));
  return show_view(visit, session_view, {});
}

Result<Response> Pages::withdraw(Visit& visit) const {
  const auto& officer = people::officer_of(visit);
  const Id id = asked_id(visit.request.path_params, "id");
  AL_TRY(const auto refused,
         actions_.withdraw(officer, id, visit.request.form.get("reason"), visit.now));
  if (!refused) return web::see_other(session_url(id));
  AL_TRY(const auto session_view, actions_.open(officer, id));
  web::FieldErrors errors;
  errors.add("reason", *refused);
  return show_view(visit, session_view, errors);
}

}  // namespace

void add_awareness_routes(web::Router& router, const AwarenessActions& actions,
                          const std::vector<Lesson>& lessons) {
  const Pages pages(actions, lessons);
  const auto add = [&](web::Method method, std::string pattern, std::string_view right,
                       const char* help, std::vector<web::Field> fields,
                       Result<Response> (Pages::*page)(Visit&) const) {
    router.add({.method = method,
                .pattern = std::move(pattern),
                .access = web::Access::right(right),
                .help = help,
                .fields = std::move(fields),
                .handler = [pages, page](Visit& visit) { return (pages.*page)(visit); }});
  };
  using web::Method;
  add(Method::Get, "/truyen-thong", rights::kSessionsRead, "Awareness sessions", {}, &Pages::list);
  add(Method::Get, "/truyen-thong/moi", rights::kSessionsRecord, "Record an awareness session", {},
      &Pages::ask_new);
  add(Method::Post, "/truyen-thong/moi", rights::kSessionsRecord, "Record an awareness session",
      {"unit", "submission", "day", web::many("grades", 10), "classes", "pupils", "pupils_reason",
       "lesson", "title"},
      &Pages::record);
  add(Method::Get, "/truyen-thong/:id", rights::kSessionsRead, "An awareness session", {},
      &Pages::show);
  add(Method::Post, "/truyen-thong/:id/rut", rights::kSessionsRecord,
      "Withdraw an awareness session", {"reason"}, &Pages::withdraw);
}

}  // namespace anlanh::learn
