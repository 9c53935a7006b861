#include "people/unit_import.h"

#include <optional>

#include "base/json_view.h"
#include "people/unit_store.h"

namespace anlanh::people {

namespace {

using base::JsonView;

std::optional<base::Date> day_or_none(const JsonView& item, std::string_view key) {
  if (!item.has(key)) return std::nullopt;
  return item.day(key);
}

// What a unit says of itself; its parent is still a code.
struct Draft {
  Unit unit;
  std::string parent_code;
};

Draft draft_of_unit(const JsonView& item) {
  Draft draft;
  const auto level = parse_unit_kind(item.text("level"));
  if (!level) item.wrong("level", "province, district or commune");
  draft.unit.kind = level.value_or(UnitKind::Commune);
  draft.unit.code = item.text("code");
  draft.unit.name = item.text("full_name");
  draft.parent_code = item.text_or("parent", "");
  return draft;
}

Draft draft_of_department(const JsonView& item) {
  Draft draft;
  draft.unit.kind = UnitKind::Department;
  draft.unit.code = item.text("code");
  draft.unit.name = item.bilingual("name").vi;
  draft.parent_code = item.text_or("parent", "");
  return draft;
}

void add_days_of(const JsonView& item, Draft& draft) {
  draft.unit.valid_from = day_or_none(item, "valid_from").value_or(kSinceUnknown);
  draft.unit.valid_to = day_or_none(item, "valid_to");
  draft.unit.to_confirm = item.flag_or_false("confirm");
}

class UnitImporter {
 public:
  UnitImporter(store::Sql& sql, base::Instant now, const base::Random& random)
      : sql_(sql), now_(now), random_(random) {}

  base::Status import_units_of(const JsonView& file) {
    for (const auto& item : file.items_or_none("units")) {
      auto draft = draft_of_unit(item);
      add_days_of(item, draft);
      AL_TRY_DO(file.status());
      AL_TRY_DO(save(std::move(draft)));
    }
    for (const auto& item : file.items_or_none("departments")) {
      if (item.flag_or_false("per_unit")) continue;
      auto draft = draft_of_department(item);
      add_days_of(item, draft);
      AL_TRY_DO(file.status());
      AL_TRY_DO(save(std::move(draft)));
    }
    return file.status();
  }

  base::Status import_links_of(const JsonView& file) {
    for (const auto& item : file.items_or_none("successors")) {
      const auto from = item.text("from_code");
      const auto to = item.text("to_code");
      const auto last = item.day("from_valid_to");
      const auto first = item.day("to_valid_from");
      const auto part = item.text("part") == "whole" ? Succession::Whole : Succession::Part;
      AL_TRY_DO(file.status());
      AL_TRY_DO(link(item, from, last, to, first, part));
    }
    for (const auto& item : file.items_or_none("departments"))
      if (item.has("successor")) AL_TRY_DO(link_department(item));
    return file.status();
  }

  const UnitImport& done() const { return done_; }

 private:
  // The unit a code meant on a day, of whatever level a parent or a successor may have.
  base::Result<std::optional<Unit>> find(std::string_view code, base::Date day) {
    for (const auto kind :
         {UnitKind::Commune, UnitKind::District, UnitKind::Province, UnitKind::Department}) {
      AL_TRY(auto unit, find_unit_by_code(sql_, kind, code, day));
      if (unit) return unit;
    }
    return std::optional<Unit>();
  }

  base::Status save(Draft draft) {
    auto& unit = draft.unit;
    if (!draft.parent_code.empty()) {
      AL_TRY(const auto parent, find(draft.parent_code, unit.valid_to.value_or(unit.valid_from)));
      if (!parent)
        return base::make_error(base::Code::Invalid,
                                "unit " + unit.code + ": no parent " + draft.parent_code);
      unit.parent = parent->id;
    }
    AL_TRY(const auto before, find_same(unit));
    unit.id = before ? before->id : base::make_id(now_, random_);
    if (before && before->name == unit.name && before->parent == unit.parent &&
        before->valid_to == unit.valid_to && before->to_confirm == unit.to_confirm) {
      ++done_.unchanged;
      return base::ok();
    }
    ++(before ? done_.changed : done_.created);
    return save_unit(sql_, unit);
  }

  base::Result<std::optional<Unit>> find_same(const Unit& unit) {
    AL_TRY(const auto all, load_units_by_code(sql_, unit.kind, unit.code));
    for (const auto& one : all)
      if (one.valid_from == unit.valid_from) return std::optional<Unit>(one);
    return std::optional<Unit>();
  }

  base::Status link(const JsonView& item, const std::string& from, base::Date last,
                    const std::string& to, base::Date first, Succession part) {
    AL_TRY(const auto old, find(from, last));
    AL_TRY(const auto next, find(to, first));
    if (!old) item.wrong("from_code", "the code of a unit of that day");
    if (!next) item.wrong("to_code", "the code of a unit of that day");
    if (!old || !next) return item.status();
    ++done_.links;
    return save_successor(sql_, old->id, next->id, first, part);
  }

  base::Status link_department(const JsonView& item) {
    const auto last = item.day("valid_to");
    AL_TRY_DO(item.status());
    AL_TRY(const auto next, load_units_by_code(sql_, UnitKind::Department, item.text("successor")));
    AL_TRY(const auto old, find_unit_by_code(sql_, UnitKind::Department, item.text("code"), last));
    if (!old || next.empty()) {
      item.wrong("successor", "the code of a department");
      return item.status();
    }
    ++done_.links;
    return save_successor(sql_, old->id, next.front().id, base::add_days(last, 1));
  }

  store::Sql& sql_;
  base::Instant now_;
  const base::Random& random_;
  UnitImport done_;
};

}  // namespace

base::Result<UnitImport> import_units(store::Sql& sql, std::span<const UnitFile> files,
                                      base::Instant now, const base::Random& random) {
  std::vector<JsonView> read;
  for (const auto& file : files) {
    AL_TRY(auto view, JsonView::parse(file.name, file.text));
    read.push_back(std::move(view));
  }
  UnitImporter importer(sql, now, random);
  for (const auto& file : read) AL_TRY_DO(importer.import_units_of(file));
  for (const auto& file : read) AL_TRY_DO(importer.import_links_of(file));
  return importer.done();
}

}  // namespace anlanh::people
