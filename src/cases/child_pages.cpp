#include "cases/child_pages.h"

#include "cases/case_page_parts.h"
#include "cases/child_actions.h"
#include "cases/family_form_parts.h"
#include "cases/identity_parts.h"
#include "people/right_model.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"
#include "web/components/table/table.h"

namespace anlanh::cases {

namespace {

using base::Words;
using people::Officer;
using web::el;
using web::Html;
namespace rights = people::rights;

struct Page {
  const Desk& desk;
  const web::Visit& visit;
  const ChildFile& opened;
  const PlaceChoices& places;
  const Returned& returned;

  const base::Translator& t() const { return visit.view.t; }
  const web::View& view() const { return visit.view; }
  base::Id id() const { return opened.file.id; }
  bool may(std::string_view right) const {
    return people::officer_of(visit).may_on(right, opened.file.unit, opened.file.assignee);
  }
  bool may_work() const { return may(rights::kCasesWork) && opened.file.state == CaseState::Open; }
  bool names_open() const { return opened.names == Names::Open; }
  // A name, or the way to open it, or that none is on record.
  Html name_part(const std::string& name) const {
    return identity_or_closed(view(),
                              {.url = web::path({"/vu-viec", id(), "danh-tinh"}),
                               .given = true,
                               .open_until = opened.open_until},
                              name);
  }
};

// Rows of what was written; empty ones are left out.
void add_words(std::vector<web::SummaryRow>& rows, Words key, const std::string& value) {
  if (!value.empty()) rows.push_back({.key = std::move(key), .value = web::lines(value)});
}

Words age_words(const Page& page, const Child& child) {
  const auto& t = page.t();
  const auto band = t(age_group_name(child.age_group));
  if (!child.birth_year) return band;
  const auto year = std::to_string(*child.birth_year);
  return child.age_known == AgeKnown::Estimated ? t("{1}, born about {2}", band.text, year)
                                                : t("{1}, born {2}", band.text, year);
}

Html elsewhere_part(const Page& page, const OpenedChild& opened) {
  const auto& t = page.t();
  Html out;
  for (const auto& other : opened.elsewhere) {
    const auto link = web::link(Words{other.row.case_number},
                                web::path({"/vu-viec", other.row.child.case_id, "tre"}));
    if (other.joined) {
      out += el("p", {web::cls("govuk-body")},
                web::with_places(t("The same child as in {1}: it counts once."), {link}));
      continue;
    }
    out +=
        el("p", {web::cls("govuk-body")},
           web::with_places(t("Perhaps the same child as in {1}: the name is the same."), {link}));
    if (page.may_work())
      out += web::form(page.view(), web::path({"/vu-viec", page.id(), "tre/ghep"}),
                       web::hidden_field("child", base::id_text(opened.child.id)),
                       web::hidden_field("other", base::id_text(other.row.child.id)),
                       web::submit(t("It is the same child")));
  }
  if (opened.child.person != opened.child.id && page.may_work())
    out += web::form(page.view(), web::path({"/vu-viec", page.id(), "tre/tach"}),
                     web::hidden_field("child", base::id_text(opened.child.id)),
                     web::submit(t("It is not the same child")));
  return out;
}

Html child_card(const Page& page, const OpenedChild& opened, std::size_t number) {
  const auto& t = page.t();
  const auto& identity = opened.identity;
  const auto& details = opened.details;
  std::vector<web::SummaryRow> rows{
      {.key = t("Full name"), .value = page.name_part(field_of(identity, child_field::kName))},
      {.key = t("Sex"), .value = t(sex_name(opened.child.sex))},
      {.key = t("Age"), .value = age_words(page, opened.child)},
      {.key = t("Lives in"),
       .value = opened.residence.empty() ? t("Not known").text : opened.residence}};
  if (page.names_open()) {
    add_words(rows, t("Other names"), field_of(identity, child_field::kOtherNames));
    const auto birth = base::parse_iso_date(field_of(identity, child_field::kBirth));
    if (birth) add_words(rows, t("Date of birth"), base::vietnam_date_text(*birth));
    add_words(rows, t("Address where the child lives"), field_of(identity, child_field::kAddress));
  }
  add_words(rows, t("School"), opened.school);
  add_words(rows, t("Present condition"), field_of(details, child_field::kCondition));
  add_words(rows, t("Special needs"), field_of(details, child_field::kNeeds));
  add_words(rows, t("Expected consequences without support"),
            field_of(details, child_field::kConsequences));
  add_words(rows, t("Family circumstances"), field_of(details, child_field::kCircumstances));
  add_words(rows, t("Support already given"), field_of(details, child_field::kSupportBefore));
  const auto title = t("Child {1}", std::to_string(number));
  web::SummaryCard card{.title = title, .heading_level = 3};
  if (page.may_work())
    card.actions = {{.label = t("Change"),
                     .href = web::path({"/vu-viec", page.id(), "tre", opened.child.id}),
                     .spoken_rest = title}};
  return web::summary_list({.rows = std::move(rows), .card = std::move(card)}) +
         elsewhere_part(page, opened);
}

Html carer_card(const Page& page, const OpenedCarer& opened) {
  const auto& t = page.t();
  const auto& carer = opened.carer;
  std::vector<web::SummaryRow> rows{
      {.key = t("Full name"), .value = page.name_part(field_of(opened.identity, carer_field::kName))}};
  if (carer.age) rows.push_back({.key = t("Age"), .value = page.t().number(*carer.age)});
  if (page.names_open()) {
    add_words(rows, t("Job"), field_of(opened.identity, carer_field::kJob));
    add_words(rows, t("Telephone"), field_of(opened.identity, carer_field::kPhone));
    add_words(rows, t("Note"), field_of(opened.identity, carer_field::kNote));
  }
  rows.push_back({.key = t("Lives with the child"),
                  .value = carer.lives_with == LivesWithChild::Yes ? t("Yes") : t("No")});
  Html contact = may_contact(carer) ? web::text(t("Yes")) : web::text(t("No"));
  if (carer.suspected == Suspected::Yes)
    contact += web::text(web::punct(" ")) + state_tag(t("Suspected"), "govuk-tag--red");
  rows.push_back({.key = t("May be contacted"), .value = contact});
  const auto title = t(relation_name(carer.relation));
  web::SummaryCard card{.title = title, .heading_level = 3};
  if (page.may_work())
    card.actions = {{.label = t("Change"),
                     .href = web::path({"/vu-viec", page.id(), "tre/nguoi-cham-soc", carer.id}),
                     .spoken_rest = title}};
  return web::summary_list({.rows = std::move(rows), .card = std::move(card)});
}

std::size_t number_of_child(const Page& page, base::Id child) {
  for (std::size_t i = 0; i < page.opened.children.size(); ++i)
    if (page.opened.children[i].child.id == child) return i + 1;
  return 0;
}

Html harms_list(const Page& page, const OpenedIncident& opened) {
  const auto& t = page.t();
  std::vector<Html> items;
  for (const auto& harm : opened.harms) {
    const auto* kind = find_word(page.desk.law->case_forms.harms, harm.kind);
    items.push_back(el("li", {}, t("Child {1}", std::to_string(number_of_child(page, harm.child))),
                       web::punct(": "), kind ? t(kind->label) : Words{harm.kind},
                       web::punct(" – "), t(level_name(harm.severity))));
  }
  return el("ul", {web::cls("govuk-list")}, items);
}

Html incident_card(const Page& page, const OpenedIncident& opened) {
  const auto& t = page.t();
  const auto& incident = opened.incident;
  std::vector<web::SummaryRow> rows{
      {.key = t("Day"),
       .value = incident.happened_on ? base::vietnam_date_text(*incident.happened_on)
                                     : t("Not known").text},
      {.key = t("Where it happened"),
       .value = opened.commune.empty() ? t("Online only, or not known").text : opened.commune}};
  add_words(rows, t("Place"), field_of(opened.details, incident_field::kPlace));
  add_words(rows, t("Online service"), field_of(opened.details, incident_field::kService));
  add_words(rows, t("Account used"), field_of(opened.details, incident_field::kAccount));
  add_words(rows, t("What happened"), field_of(opened.details, incident_field::kDescription));
  if (!opened.harms.empty()) rows.push_back({.key = t("Harm"), .value = harms_list(page, opened)});
  return web::summary_list(
      {.rows = std::move(rows),
       .card = web::SummaryCard{
           .title = Words{group_label(page.view(), *page.desk.law, incident.group)},
           .heading_level = 3}});
}

Html harm_form(const Page& page) {
  const auto& t = page.t();
  const auto& back = page.returned;
  std::vector<web::Choice> incidents{{.value = "", .label = t("Choose …")}};
  for (const auto& opened : page.opened.incidents) {
    std::string label = group_label(page.view(), *page.desk.law, opened.incident.group);
    if (opened.incident.happened_on)
      label += ", " + base::vietnam_date_text(*opened.incident.happened_on);
    incidents.push_back({.value = base::id_text(opened.incident.id), .label = label});
  }
  std::vector<web::Choice> children{{.value = "", .label = t("Choose …")}};
  for (std::size_t i = 0; i < page.opened.children.size(); ++i)
    children.push_back({.value = base::id_text(page.opened.children[i].child.id),
                        .label = t("Child {1}", std::to_string(i + 1))});
  std::vector<web::Choice> kinds{{.value = "", .label = t("Choose …")}};
  for (const auto& kind : page.desk.law->case_forms.harms)
    kinds.push_back({.value = kind.code, .label = t(kind.label)});
  std::vector<web::Choice> levels;
  for (const auto level : {Level::High, Level::Medium, Level::Low})
    levels.push_back({.value = std::string(level_code(level)), .label = t(level_name(level))});
  const auto select = [&](const char* name, Words label, std::vector<web::Choice> choices,
                          web::FieldError error = {}) {
    return web::select_field(page.view(), {.name = name,
                                           .label = std::move(label),
                                           .choices = std::move(choices),
                                           .value = back.value("ton-hai", name),
                                           .error = std::move(error)});
  };
  return web::form(
      page.view(), web::path({"/vu-viec", page.id(), "tre/ton-hai"}),
      select("harm_incident", t("Incident"), std::move(incidents), back.error_of("ton-hai")),
      select("harm_child", t("Child"), std::move(children)),
      select("harm_kind", t("Kind of harm"), std::move(kinds)),
      web::radio_field(page.view(), {.name = "harm_severity",
                                     .label = t("How serious"),
                                     .choices = std::move(levels),
                                     .value = back.value("ton-hai", "harm_severity"),
                                     .size = web::Size::Small}),
      web::submit(t("Write down the harm")));
}

Html add_forms(const Page& page) {
  if (!page.may_work()) return {};
  const auto& t = page.t();
  const auto& back = page.returned;
  const FormParts parts{page.desk, page.view(), page.places, back};
  Html out = folded(
      t("Write down a child"),
      web::form(page.view(), web::path({"/vu-viec", page.id(), "tre"}), fresh_token(page.desk),
                child_fields(parts, "tre", nullptr), web::submit(t("Write down the child"))),
      back.is("tre"));
  out += folded(t("Write down a carer"),
                web::form(page.view(), web::path({"/vu-viec", page.id(), "tre/nguoi-cham-soc"}),
                          fresh_token(page.desk), carer_fields(parts, "nguoi-cham-soc", nullptr),
                          web::submit(t("Write down the carer"))),
                back.is("nguoi-cham-soc"));
  out +=
      folded(t("Write down an incident"),
             web::form(page.view(), web::path({"/vu-viec", page.id(), "tre/su-viec"}),
                       fresh_token(page.desk), incident_fields(parts, "su-viec", page.opened.file),
                       web::submit(t("Write down the incident"))),
             back.is("su-viec"));
  if (!page.opened.children.empty() && !page.opened.incidents.empty())
    out += folded(t("Write down what an incident did to a child"), harm_form(page),
                  back.is("ton-hai"));
  return web::heading_2(t("What to do")) + out;
}

Html list_part(const Page& page) {
  const auto& t = page.t();
  Html out = web::heading_2(t("Children"));
  if (page.opened.children.empty())
    out +=
        web::paragraph(t("No child is written down yet. Until then the case counts as one child."));
  for (std::size_t i = 0; i < page.opened.children.size(); ++i)
    out += child_card(page, page.opened.children[i], i + 1);
  out += web::heading_2(t("Family and carers"));
  if (page.opened.carers.empty()) out += web::paragraph(t("None on record."));
  for (const auto& carer : page.opened.carers) out += carer_card(page, carer);
  out += web::heading_2(t("Incidents"));
  if (page.opened.incidents.empty()) out += web::paragraph(t("None on record."));
  for (const auto& incident : page.opened.incidents) out += incident_card(page, incident);
  return out;
}

std::string_view first_field(std::string_view form) {
  if (form == "nguoi-cham-soc") return "relation";
  if (form == "su-viec") return "group";
  if (form == "ton-hai") return "harm_incident";
  return "name";
}

base::Result<web::Response> show(const Desk& desk, web::Visit& visit, const ChildFile& opened,
                                 const Returned& returned) {
  visit.view.here = web::path({"/vu-viec", opened.file.id, "tre"});
  AL_TRY(const auto places, load_place_choices(desk, visit.now));
  const Page page{desk, visit, opened, places, returned};
  const auto& t = page.t();
  Html content = add_forms(page) + list_part(page);
  return case_frame(
      visit, {opened.file.id, opened.file.number, "tre", t("Child and family"), opened.suspected},
      std::move(content), returned, first_field(returned.form));
}

base::Result<web::Response> show_case_page(const Desk& desk, web::Visit& visit, base::Id id,
                                           const Returned& returned) {
  AL_TRY(const auto opened, read_children(desk, people::officer_of(visit), id, visit.now));
  return show(desk, visit, opened, returned);
}

base::Result<web::Response> show_page(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  return show_case_page(desk, visit, id, {});
}

base::Result<web::Response> after(const Desk& desk, web::Visit& visit, base::Id id,
                                  std::string form, const base::Status& done) {
  return after_act(visit, web::path({"/vu-viec", id, "tre"}), std::move(form), done,
                   [&](const Returned& back) { return show_case_page(desk, visit, id, back); });
}

base::Result<web::Response> do_child(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  return after(desk, visit, id, "tre",
               record_child(desk, people::officer_of(visit), id, child_input(form),
                            form.get("token"), visit.now));
}

base::Result<web::Response> do_carer(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  return after(desk, visit, id, "nguoi-cham-soc",
               record_carer(desk, people::officer_of(visit), id, carer_input(form),
                            form.get("token"), visit.now));
}

base::Result<web::Response> do_incident(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  return after(desk, visit, id, "su-viec",
               record_incident(desk, people::officer_of(visit), id, incident_input(form),
                               form.get("token"), visit.now));
}

base::Id sent_id(const web::Visit& visit, std::string_view field) {
  return base::parse_id(visit.request.form.get(field)).value_or(base::Id{});
}

base::Result<web::Response> do_harm(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const HarmInput input{sent_id(visit, "harm_incident"), sent_id(visit, "harm_child"),
                        form.get("harm_kind"), parse_level(form.get("harm_severity"))};
  return after(desk, visit, id, "ton-hai",
               record_harm(desk, people::officer_of(visit), id, input, visit.now));
}

base::Result<web::Response> do_join(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  return after(desk, visit, id, "ghep",
               join_children(desk, people::officer_of(visit), sent_id(visit, "child"),
                             sent_id(visit, "other"), visit.now));
}

base::Result<web::Response> do_separate(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  return after(desk, visit, id, "tach",
               separate_child(desk, people::officer_of(visit), sent_id(visit, "child"), visit.now));
}

// ---- One child, one carer to change -------------------------------------------------------------

base::Result<web::Response> show_child(const Desk& desk, web::Visit& visit,
                                       const Returned& returned) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto child_id, second_id_of(visit, "child"));
  AL_TRY(const auto opened, read_children(desk, people::officer_of(visit), id, visit.now));
  AL_TRY(const auto places, load_place_choices(desk, visit.now));
  const auto& t = visit.view.t;
  const auto url = web::path({"/vu-viec", id, "tre", child_id});
  for (const auto& each : opened.children) {
    if (each.child.id != child_id) continue;
    const FormParts parts{desk, visit.view, places, returned};
    return case_frame(
        visit, {id, opened.file.number, "tre", t("Change facts about the child"), opened.suspected},
        web::form(visit.view, url, version_field(each.child.version),
                  child_fields(parts, "sua", &each), web::submit(t("Save"))),
        returned, "name");
  }
  return base::make_error(base::Code::NotFound, "no such child in this case");
}

base::Result<web::Response> do_change_child(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto child, second_id_of(visit, "child"));
  const auto& form = visit.request.form;
  const auto done = change_child(desk, people::officer_of(visit), child, child_input(form),
                                 number_of(form, "version"), visit.now);
  return after_act(visit, web::path({"/vu-viec", id, "tre"}), "sua", done,
                   [&](const Returned& back) { return show_child(desk, visit, back); });
}

base::Result<web::Response> show_carer(const Desk& desk, web::Visit& visit,
                                       const Returned& returned) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto carer_id, second_id_of(visit, "carer"));
  AL_TRY(const auto opened, read_children(desk, people::officer_of(visit), id, visit.now));
  const auto& t = visit.view.t;
  const auto url = web::path({"/vu-viec", id, "tre/nguoi-cham-soc", carer_id});
  for (const auto& each : opened.carers) {
    if (each.carer.id != carer_id) continue;
    const PlaceChoices none;
    const FormParts parts{desk, visit.view, none, returned};
    return case_frame(
        visit, {id, opened.file.number, "tre", t("Change facts about the carer"), opened.suspected},
        web::form(visit.view, url, version_field(each.carer.version),
                  carer_fields(parts, "sua", &each), web::submit(t("Save"))),
        returned, "relation");
  }
  return base::make_error(base::Code::NotFound, "no such carer in this case");
}

base::Result<web::Response> do_change_carer(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto carer, second_id_of(visit, "carer"));
  const auto& form = visit.request.form;
  const auto done = change_carer(desk, people::officer_of(visit), carer, carer_input(form),
                                 number_of(form, "version"), visit.now);
  return after_act(visit, web::path({"/vu-viec", id, "tre"}), "sua", done,
                   [&](const Returned& back) { return show_carer(desk, visit, back); });
}

std::vector<web::Field> with(std::vector<web::Field> fields, const char* more) {
  fields.emplace_back(more);
  return fields;
}

}  // namespace

void add_child_routes(web::Router& router, const Desk& desk) {
  using namespace rights;
  add_case_get(router, desk, "/vu-viec/:id/tre", kCasesRead,
               "Child, family and incident of a case; names while they are open", show_page);
  add_case_post(router, desk, "/vu-viec/:id/tre", kCasesWork, "Write down a child",
                with(child_field_names(), "token"), do_child);
  add_case_post(router, desk, "/vu-viec/:id/tre/nguoi-cham-soc", kCasesWork, "Write down a carer",
                with(carer_field_names(), "token"), do_carer);
  add_case_post(router, desk, "/vu-viec/:id/tre/su-viec", kCasesWork, "Write down an incident",
                with(incident_field_names(), "token"), do_incident);
  add_case_post(router, desk, "/vu-viec/:id/tre/ton-hai", kCasesWork,
                "Write down what an incident did to a child",
                {"harm_incident", "harm_child", "harm_kind", "harm_severity"}, do_harm);
  add_case_post(router, desk, "/vu-viec/:id/tre/ghep", kCasesWork,
                "Decide that two records are one child", {"child", "other"}, do_join);
  add_case_post(router, desk, "/vu-viec/:id/tre/tach", kCasesWork,
                "Decide that a record is another child", {"child"}, do_separate);
  add_case_get(router, desk, "/vu-viec/:id/tre/:child", kCasesWork, "One child, to change",
               [](const Desk& d, web::Visit& visit) { return show_child(d, visit, {}); });
  add_case_post(router, desk, "/vu-viec/:id/tre/:child", kCasesWork, "Change facts about a child",
                with(child_field_names(), "version"), do_change_child);
  add_case_get(router, desk, "/vu-viec/:id/tre/nguoi-cham-soc/:carer", kCasesWork,
               "One carer, to change",
               [](const Desk& d, web::Visit& visit) { return show_carer(d, visit, {}); });
  add_case_post(router, desk, "/vu-viec/:id/tre/nguoi-cham-soc/:carer", kCasesWork,
                "Change facts about a carer", with(carer_field_names(), "version"),
                do_change_carer);
}

}  // namespace anlanh::cases
