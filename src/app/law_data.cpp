#include "app/law_data.h"

#include <algorithm>

#include "app/law_clock.h"
#include "app/law_forms.h"
#include "base/json_view.h"

namespace anlanh::app {

namespace {

using base::JsonView;
using base::Result;
using cases::LawBook;

Result<JsonView> open(const DataFiles& files, const std::string& name) {
  AL_TRY(const auto text, files.read(name));
  return JsonView::parse(name, text);
}

std::optional<base::Date> date_or_none(const JsonView& item, std::string_view key) {
  return item.has(key) ? base::parse_iso_date(item.text(key)) : std::nullopt;
}

bool holds(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

base::Status load_groups(const DataFiles& files, LawBook& book) {
  AL_TRY(const auto file, open(files, "law/harm-groups.json"));
  for (const auto& item : file.items("groups"))
    book.groups.push_back({item.text("code"), item.bilingual("label"), item.bilingual("child"),
                           item.bilingual("adult"), item.bilingual("young"),
                           static_cast<int>(item.number("default_risk")), item.texts("routing"),
                           item.texts("acts")});
  return file.status();
}

base::Status load_close_reasons(const DataFiles& files, LawBook& book) {
  AL_TRY(const auto file, open(files, "law/close-reasons.json"));
  for (const auto& item : file.items("close_reasons")) {
    const auto applies = item.texts("applies_to");
    book.close_reasons.push_back(
        {item.text("code"), item.bilingual("label"), holds(applies, "report"),
         holds(applies, "case"), item.flag_or_false("counts_as_done"),
         item.flag_or_false("needs_text"), item.flag_or_false("needs_review")});
  }
  return file.status();
}

base::Status load_support_kinds(const DataFiles& files, LawBook& book) {
  AL_TRY(const auto file, open(files, "law/support-kinds.json"));
  for (const auto& item : file.items("support_kinds"))
    book.support_kinds.push_back({item.text("code"), item.bilingual("label"),
                                  item.flag_or_false("counts_for_target_b"),
                                  item.flag_or_false("needs_text")});
  return file.status();
}

base::Status load_identity_reasons(const DataFiles& files, LawBook& book) {
  AL_TRY(const auto file, open(files, "law/identity-reasons.json"));
  for (const auto& item : file.items("identity_reasons"))
    book.identity_reasons.push_back(
        {item.text("code"), item.bilingual("label"), item.flag_or_false("needs_text")});
  return file.status();
}

cases::OutcomeKind to_outcome(std::string_view code) {
  if (code == "criminal") return cases::OutcomeKind::Criminal;
  if (code == "administrative") return cases::OutcomeKind::Administrative;
  if (code == "none-with-reason") return cases::OutcomeKind::NoneWithReason;
  return cases::OutcomeKind::Other;
}

cases::StageCounts to_counts(const JsonView& stage) {
  using C = cases::StageCounts;
  const auto code = stage.text("counts");
  if (code == "nothing") return C::Nothing;
  if (code == "under-way") return C::UnderWay;
  if (code == "handled") return C::Handled;
  if (code == "handled-unknown") return C::HandledUnknown;
  if (code == "not-found") return C::NotFound;
  if (code != "no-breach") stage.wrong("counts", "what a stage counts as");
  return C::NoBreach;
}

base::Status load_paths(const DataFiles& files, LawBook& book) {
  AL_TRY(const auto file, open(files, "law/violator-paths.json"));
  for (const auto& item : file.items("violator_paths")) {
    cases::ViolatorPath path{item.text("code"),
                             item.bilingual("label"),
                             item.flag_or_false("is_outcome"),
                             item.flag_or_false("for_children"),
                             to_outcome(item.text("outcome_kind")),
                             item.flag_or_false("needs_act"),
                             item.flag_or_false("needs_text")};
    for (const auto& stage : item.items("stages"))
      path.stages.push_back({stage.text("code"), stage.bilingual("label"), stage.texts("after"),
                             to_counts(stage)});
    path.needs_number = item.flag_or_false("needs_number");
    path.asks_amount = item.flag_or_false("asks_amount");
    path.needs_address = item.flag_or_false("needs_address");
    path.appealable = item.flag_or_false("appealable");
    path.child_only = item.flag_or_false("child_only");
    path.for_police = item.flag_or_false("for_police");
    book.paths.push_back(std::move(path));
  }
  return file.status();
}

base::Status load_child_ages(const DataFiles& files, LawBook& book) {
  AL_TRY(const auto file, open(files, "law/child-measures.json"));
  for (const auto& item : file.items("child_ages"))
    book.child_ages.push_back({item.text("code"), item.bilingual("label"), item.texts("paths"),
                               static_cast<int>(item.number("fine_percent")),
                               item.bilingual("article"), item.flag_or_false("confirm")});
  return file.status();
}

base::Status load_account_platforms(const DataFiles& files, LawBook& book) {
  AL_TRY(const auto file, open(files, "law/account-platforms.json"));
  for (const auto& item : file.items("account_platforms"))
    book.platforms.push_back({item.text("code"), item.bilingual("label"), item.texts("hosts")});
  return file.status();
}

cases::Act act_of(const JsonView& item) {
  const auto basis = item.object("basis");
  cases::Act act{item.text("code"),
                 item.bilingual("act"),
                 basis.text("law"),
                 basis.text_or("article", ""),
                 item.bilingual("range"),
                 item.bilingual("authority"),
                 item.flag_or_false("confirm"),
                 date_or_none(item, "valid_from"),
                 date_or_none(item, "valid_to"),
                 item.texts("groups"),
                 static_cast<int>(item.number("version"))};
  act.finable = item.text("sanction") != "criminal";
  if (item.has("fine_vnd")) {
    const auto fine = item.object("fine_vnd");
    act.fine_person = {fine.number("person_min"), fine.number("person_max")};
    act.fine_organisation = {fine.number("organisation_min"), fine.number("organisation_max")};
  }
  return act;
}

base::Status load_acts(const DataFiles& files, LawBook& book) {
  AL_TRY(const auto file, open(files, "law/acts.json"));
  for (const auto& item : file.items("acts")) book.acts.push_back(act_of(item));
  return file.status();
}

base::Status load_bodies(const DataFiles& files, LawBook& book) {
  AL_TRY(const auto file, open(files, "law/transfer-bodies.json"));
  for (const auto& item : file.items("transfer_bodies"))
    book.bodies.push_back({item.text("code"), item.bilingual("label"), item.bilingual("use_for"),
                           item.flag_or_false("confirm"), item.flag_or_false("police")});
  return file.status();
}

}  // namespace

Result<std::shared_ptr<const LawBook>> load_lawbook(const DataFiles& files) {
  auto book = std::make_shared<LawBook>();
  for (const auto load : {load_groups, load_close_reasons, load_support_kinds, load_paths,
                          load_acts, load_bodies, load_identity_reasons, load_child_ages,
                          load_account_platforms})
    AL_TRY_DO(load(files, *book));
  AL_TRY(book->clock, load_clock(files));
  AL_TRY(book->case_forms, load_case_forms(files));
  AL_TRY(const auto categories, load_categories(files));
  for (const auto& category : categories)
    book->categories.push_back({category.slug, category.label});
  return std::shared_ptr<const LawBook>(std::move(book));
}

Result<std::vector<catalog::Category>> load_categories(const DataFiles& files) {
  AL_TRY(const auto file, open(files, "law/categories.json"));
  std::vector<catalog::Category> categories;
  for (const auto& item : file.items("categories"))
    categories.push_back({item.text("slug"), static_cast<int>(item.number("bit")),
                          item.bilingual("label"), item.bilingual("child"), item.bilingual("adult"),
                          static_cast<int>(item.number("severity")),
                          static_cast<int>(item.number("ede_code"))});
  AL_TRY_DO(file.status());
  for (const auto& category : categories)
    if (category.bit < 0 || category.bit > 63)
      return base::make_error(base::Code::Invalid, "law/categories.json: bit must be 0 to 63");
  return categories;
}

Result<std::vector<std::string>> load_platforms(const DataFiles& files) {
  AL_TRY(const auto file, open(files, "guard/shared-platforms.json"));
  auto platforms = file.texts("platforms");
  AL_TRY_DO(file.status());
  return platforms;
}

}  // namespace anlanh::app
