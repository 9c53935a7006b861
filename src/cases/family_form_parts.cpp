#include "cases/family_form_parts.h"

#include "cases/case_page_parts.h"

namespace anlanh::cases {

namespace {

using base::Words;
using web::Html;

std::vector<web::Choice> unit_choices(const FormParts& parts, Words first) {
  std::vector<web::Choice> out{{.value = "", .label = std::move(first)}};
  for (const auto& unit : parts.places.communes)
    out.push_back({.value = base::id_text(unit.id), .label = unit.name});
  return out;
}

std::vector<web::Choice> school_choices(const FormParts& parts) {
  std::vector<web::Choice> out{{.value = "", .label = parts.view.t("Not at school, or not known")}};
  for (const auto& school : parts.places.schools)
    out.push_back({.value = base::id_text(school.unit.id), .label = school.unit.name});
  return out;
}

std::string id_or_none(base::Id id) { return id ? base::id_text(id) : std::string(); }

std::string date_sent(const web::Params& sent, const std::string& field) {
  return sent.get(field + "_day") + sent.get(field + "_month") + sent.get(field + "_year");
}

base::Id id_sent(const web::Params& sent, std::string_view field) {
  return base::parse_id(sent.get(field)).value_or(base::Id{});
}

Html sex_field(const FormParts& parts, std::string_view form, const OpenedChild* opened) {
  const auto& t = parts.view.t;
  std::vector<web::Choice> sexes;
  for (const auto sex : {Sex::Female, Sex::Male, Sex::Unknown})
    sexes.push_back({.value = std::string(sex_code(sex)), .label = t(sex_name(sex))});
  const std::string now = opened ? std::string(sex_code(opened->child.sex)) : "";
  return web::radio_field(parts.view, {.name = "sex",
                                       .label = t("Sex"),
                                       .choices = std::move(sexes),
                                       .value = parts.back.value(form, "sex", now),
                                       .size = web::Size::Small});
}

Html age_fields(const FormParts& parts, std::string_view form) {
  const auto& t = parts.view.t;
  return web::date_field(parts.view, {.name = "birth",
                                      .label = t("Date of birth"),
                                      .hint = t("Where it is known"),
                                      .value = date_typed(parts.back, form, "birth")}) +
         web::text_field(parts.view, {.name = "age",
                                      .label = t("Estimated age"),
                                      .hint = t("Where the date of birth is not known"),
                                      .value = parts.back.value(form, "age"),
                                      .width = "3",
                                      .inputmode = "numeric"});
}

Html place_fields(const FormParts& parts, std::string_view form, const OpenedChild* opened) {
  const auto& t = parts.view.t;
  return web::select_field(parts.view, {.name = "residence",
                                        .label = t("Commune where the child lives"),
                                        .choices = unit_choices(parts, t("Not known")),
                                        .value = parts.back.value(
                                            form, "residence",
                                            opened ? id_or_none(opened->child.residence) : "")}) +
         web::select_field(parts.view,
                           {.name = "school",
                            .label = t("School"),
                            .choices = school_choices(parts),
                            .value = parts.back.value(
                                form, "school", opened ? id_or_none(opened->child.school) : "")});
}

}  // namespace

Html child_fields(const FormParts& parts, std::string_view form, const OpenedChild* opened) {
  const auto& t = parts.view.t;
  const auto& back = parts.back;
  const auto kept = opened ? t("Leave empty to keep what is there. It is kept encrypted.")
                           : t("It is kept encrypted.");
  const auto now = [opened](std::string_view name) {
    return opened ? field_of(opened->details, name) : std::string();
  };
  const auto words = [&](const char* name, Words label, std::string_view field) {
    return typed_words(parts.view, back, form, name, std::move(label), now(field));
  };
  return web::text_field(parts.view, {.name = "name",
                                      .label = t("Name of the child"),
                                      .hint = kept,
                                      .value = back.value(form, "name"),
                                      .error = back.error_of(form),
                                      .autocomplete = "off",
                                      .spellcheck = web::Spellcheck::No}) +
         typed_line(parts.view, back, form, "other_names", t("Other names, nicknames"), "") +
         sex_field(parts, form, opened) + age_fields(parts, form) +
         place_fields(parts, form, opened) +
         typed_line(parts.view, back, form, "address", t("Address where the child lives"), "") +
         words("condition", t("Present condition"), child_field::kCondition) +
         words("needs", t("Special needs"), child_field::kNeeds) +
         words("consequences", t("Expected consequences without support"),
               child_field::kConsequences) +
         words("circumstances", t("Family circumstances"), child_field::kCircumstances) +
         words("support_before", t("Support already given"), child_field::kSupportBefore);
}

Html carer_fields(const FormParts& parts, std::string_view form, const OpenedCarer* opened) {
  const auto& t = parts.view.t;
  const auto& back = parts.back;
  std::vector<web::Choice> relations{{.value = "", .label = t("Choose …")}};
  for (const auto relation :
       {Relation::Mother, Relation::Father, Relation::Grandparent, Relation::Sibling,
        Relation::Relative, Relation::Guardian, Relation::Other})
    relations.push_back(
        {.value = std::string(relation_code(relation)), .label = t(relation_name(relation))});
  std::vector<std::string> marks;
  if (opened && opened->carer.lives_with == LivesWithChild::Yes) marks.push_back("lives");
  if (opened && opened->carer.contact == ContactAllowed::Yes) marks.push_back("contact");
  if (opened && opened->carer.suspected == Suspected::Yes) marks.push_back("suspected");
  if (back.is(form) && back.typed) marks = back.typed->all("marks");
  const std::string age = opened && opened->carer.age ? std::to_string(*opened->carer.age) : "";
  return web::select_field(
             parts.view,
             {.name = "relation",
              .label = t("Who is this to the child?"),
              .choices = std::move(relations),
              .value = back.value(form, "relation",
                                  opened ? std::string(relation_code(opened->carer.relation)) : ""),
              .error = back.error_of(form)}) +
         typed_line(parts.view, back, form, "carer_name", t("Name"), "",
                    opened ? t("Leave empty to keep what is there. It is kept encrypted.")
                           : t("It is kept encrypted.")) +
         web::text_field(parts.view, {.name = "carer_age",
                                      .label = t("Age"),
                                      .value = back.value(form, "carer_age", age),
                                      .width = "3",
                                      .inputmode = "numeric"}) +
         typed_line(parts.view, back, form, "job", t("Job"), "") +
         typed_line(parts.view, back, form, "phone", t("Telephone"), "") +
         web::checkbox_field(
             parts.view,
             {.name = "marks",
              .label = t("About this person"),
              .choices = {{.value = "lives", .label = t("Lives with the child")},
                          {.value = "contact", .label = t("May be contacted")},
                          {.value = "suspected",
                           .label = t("Is suspected of harming the child"),
                           .hint = t("Then nothing goes through this person, and every page of the "
                                     "case says so.")}},
              .values = std::move(marks),
              .size = web::Size::Small}) +
         typed_words(parts.view, back, form, "carer_note", t("Note"), "");
}

Html incident_fields(const FormParts& parts, std::string_view form, const Case& file) {
  const auto& t = parts.view.t;
  const auto& back = parts.back;
  std::vector<web::Choice> groups{{.value = "", .label = t("Choose …")}};
  for (const auto& group : parts.desk.law->groups)
    groups.push_back({.value = group.code, .label = t(group.label)});
  return web::select_field(parts.view, {.name = "group",
                                        .label = t("Kind of incident"),
                                        .choices = std::move(groups),
                                        .value = back.value(form, "group", file.group),
                                        .error = back.error_of(form)}) +
         web::date_field(parts.view, {.name = "happened",
                                      .label = t("Day it happened or began"),
                                      .hint = t("Where it is known"),
                                      .value = date_typed(back, form, "happened")}) +
         web::select_field(parts.view,
                           {.name = "commune",
                            .label = t("Commune where it happened"),
                            .choices = unit_choices(parts, t("Online only, or not known")),
                            .value = back.value(form, "commune", id_or_none(file.unit))}) +
         typed_line(parts.view, back, form, "place", t("Place"), "") +
         typed_line(parts.view, back, form, "service", t("Online service"), "",
                    t("App, game, site, group")) +
         typed_line(parts.view, back, form, "account", t("Account used"), "") +
         typed_words(parts.view, back, form, "description", t("What happened"), "",
                     t("Describe it in words. Put no pictures of abuse here."));
}

std::vector<web::Field> child_field_names() {
  return {"name",
          "other_names",
          "sex",
          "birth_day",
          "birth_month",
          "birth_year",
          "age",
          "residence",
          "school",
          "address",
          {"condition", kMostWordsBytes},
          {"needs", kMostWordsBytes},
          {"consequences", kMostWordsBytes},
          {"circumstances", kMostWordsBytes},
          {"support_before", kMostWordsBytes}};
}

std::vector<web::Field> carer_field_names() {
  return {"relation",
          "carer_name",
          "carer_age",
          "job",
          "phone",
          web::many("marks"),
          {"carer_note", kMostWordsBytes}};
}

std::vector<web::Field> incident_field_names() {
  return {"group",         "happened_day", "happened_month",
          "happened_year", "commune",      "place",
          "service",       "account",      {"description", kMostWordsBytes}};
}

ChildInput child_input(const web::Params& sent) {
  ChildInput input;
  input.name = sent.get("name");
  input.other_names = sent.get("other_names");
  input.birth = date_of(sent, "birth");
  input.birth_typed = date_sent(sent, "birth");
  input.age_typed = sent.get("age");
  input.sex = parse_sex(sent.get("sex"));
  input.residence = id_sent(sent, "residence");
  input.school = id_sent(sent, "school");
  input.address = sent.get("address");
  input.condition = sent.get("condition");
  input.needs = sent.get("needs");
  input.consequences = sent.get("consequences");
  input.circumstances = sent.get("circumstances");
  input.support_before = sent.get("support_before");
  return input;
}

CarerInput carer_input(const web::Params& sent) {
  CarerInput input;
  input.name = sent.get("carer_name");
  input.relation = parse_relation(sent.get("relation"));
  input.age_typed = sent.get("carer_age");
  input.job = sent.get("job");
  input.phone = sent.get("phone");
  input.note = sent.get("carer_note");
  for (const auto& mark : sent.all("marks")) {
    if (mark == "lives") input.lives_with = LivesWithChild::Yes;
    if (mark == "contact") input.contact = ContactAllowed::Yes;
    if (mark == "suspected") input.suspected = Suspected::Yes;
  }
  return input;
}

IncidentInput incident_input(const web::Params& sent) {
  return {date_of(sent, "happened"), date_sent(sent, "happened"), id_sent(sent, "commune"),
          sent.get("group"),         sent.get("service"),         sent.get("account"),
          sent.get("place"),         sent.get("description")};
}

}  // namespace anlanh::cases
