#include "app/demo.h"

#include "app/demo_cases.h"
#include "app/demo_sessions.h"
#include "people/account_store.h"
#include "people/school_import_actions.h"
#include "people/unit_import.h"

namespace anlanh::app {

namespace {

using base::JsonView;
using base::Status;

constexpr const char* kDemoFile = "demo/demo.json";
constexpr const char* kDemoSchools = "units/demo-schools.csv";

base::Result<JsonView> open_demo(const DataFiles& files) {
  AL_TRY(const auto text, files.read(kDemoFile));
  return JsonView::parse(kDemoFile, text);
}

std::vector<std::string> unit_file_names(const DataFiles& files) {
  std::vector<std::string> names;
  for (auto& name : files.names("units/"))
    if (name.ends_with(".json")) names.push_back(std::move(name));
  return names;
}

Status load_schools(House& house) {
  AL_TRY(const auto csv, house.files().read(kDemoSchools));
  AL_TRY(const auto report,
         people::import_schools(house.store(), csv, house.world().clock(), house.world().random));
  if (report.imported()) return base::ok();
  return base::make_error(base::Code::Invalid, "the demo's schools cannot be imported");
}

Status load_accounts(House& house, Cast& cast, const JsonView& file) {
  for (const auto& item : file.items("accounts")) {
    const auto place = item.object("unit");
    const auto kind = people::parse_unit_kind(place.text("kind"));
    if (!kind) place.wrong("kind", "a kind of unit");
    AL_TRY_DO(file.status());
    AL_TRY(const auto unit, cast.unit(*kind, place.text("code")));
    const std::string login = item.text("login");
    AL_TRY(const auto id,
           house.people().add_account({login, item.text("name"), unit.id, item.texts("roles")},
                                      kDemoPassword));
    cast.know_account(login, id);
  }
  return file.status();
}

base::Result<std::int64_t> count_accounts(House& house) {
  return house.store().read(people::count_accounts);
}

}  // namespace

base::Result<std::vector<DemoAccount>> load_demo_accounts(const DataFiles& files) {
  AL_TRY(const auto file, open_demo(files));
  std::vector<DemoAccount> accounts;
  for (const auto& item : file.items("accounts"))
    accounts.push_back({item.text("login"), item.bilingual("title")});
  AL_TRY_DO(file.status());
  return accounts;
}

Status load_base_units(House& house) {
  const auto today = base::vietnam_date(house.world().clock());
  AL_TRY(const auto there, house.store().read([&](store::Sql& sql) {
    return people::load_units(sql, people::UnitKind::Commune, today);
  }));
  if (!there.empty()) return base::ok();
  std::vector<std::string> names = unit_file_names(house.files());
  std::vector<std::string> texts;
  for (const auto& name : names) {
    AL_TRY(auto text, house.files().read(name));
    texts.push_back(std::move(text));
  }
  std::vector<people::UnitFile> files;
  for (std::size_t i = 0; i < names.size(); ++i) files.push_back({names[i], texts[i]});
  AL_TRY(const auto done, house.store().write([&](store::Sql& sql) {
    return people::import_units(sql, files, house.world().clock(), house.world().random);
  }));
  house.world().log.info("units loaded", {{"units", std::to_string(done.created)}});
  return base::ok();
}

base::Result<std::string> load_demo(House& house) {
  AL_TRY(const auto accounts, count_accounts(house));
  if (accounts > 0) return std::string();
  AL_TRY(const auto file, open_demo(house.files()));
  AL_TRY_DO(load_schools(house));
  const auto now = house.world().clock();
  Cast cast(house.store(), base::vietnam_date(now));
  AL_TRY_DO(load_accounts(house, cast, file));
  Story story(now);
  std::string return_key;
  tell_cases(story, cast, house.cases().desk(), house.catalog(), file, return_key);
  tell_sessions(story, cast, house.learn(), file);
  AL_TRY_DO(file.status());
  AL_TRY_DO(story.run());
  AL_TRY_DO(file.status());
  return return_key;
}

}  // namespace anlanh::app
