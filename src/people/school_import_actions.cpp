#include "people/school_import_actions.h"

#include <algorithm>
#include <map>
#include <utility>

#include "people/table_reader.h"
#include "people/unit_store.h"
#include "store/audit.h"

namespace anlanh::people {

namespace {

using base::msg;

void add_problem(ImportReport& report, ImportProblem problem) {
  if (report.problems.size() < kMostProblems)
    report.problems.push_back(std::move(problem));
  else
    ++report.more_problems;
}

// The rows, the unsound ones too; what is wrong with them goes into the report.
std::vector<SchoolRow> parse_rows(const TextTable& table, ImportReport& report) {
  std::vector<SchoolRow> rows;
  if (table.empty()) {
    add_problem(report, {0, "", msg("The file is empty.")});
    return rows;
  }
  std::vector<ImportProblem> problems;
  const auto header = match_header(table.front(), problems);
  const bool readable = problems.empty();
  for (std::size_t i = 1; readable && i < table.size(); ++i)
    rows.push_back(parse_school_row(table[i], header, problems));
  if (table.size() == 1 && problems.empty())
    problems.push_back({table.front().line, "", msg("There is no school below the headings.")});
  for (auto& problem : problems) add_problem(report, std::move(problem));
  report.rows = table.size() - 1;
  return rows;
}

void find_doubles(const std::vector<SchoolRow>& rows, ImportReport& report) {
  std::map<std::string, std::size_t> seen;
  for (const auto& row : rows) {
    if (row.code.empty()) continue;
    const auto [at, added] = seen.emplace(row.code, row.line);
    if (!added)
      add_problem(report, {row.line, "",
                           msg("The code {1} stands in line {2} already.", row.code,
                               std::to_string(at->second))});
  }
}

// The day on which the commune must have been there: today, or the school's last day.
base::Date day_in_question(const SchoolRow& row, base::Date today) {
  if (row.closed && *row.closed < today) return *row.closed;
  return std::max(today, row.opened);
}

base::Result<std::string> successors_text(store::Sql& sql, const Unit& unit) {
  AL_TRY(const auto history, load_unit_history(sql, unit.id));
  std::string out;
  for (const auto& link : history.after)
    out += (out.empty() ? "" : ", ") + link.other.code + " " + link.other.name;
  return out;
}

base::Result<base::Message> why_no_commune(store::Sql& sql, const SchoolRow& row, base::Date day) {
  AL_TRY(const auto known, load_units_by_code(sql, UnitKind::Commune, row.commune_code));
  if (known.empty()) return msg("There is no commune with the code {1}.", row.commune_code);
  const auto& unit = known.front();
  if (!unit.valid_to)
    return msg("{1} {2} is not there before {3}.", unit.code, unit.name,
               base::vietnam_date_text(unit.valid_from));
  AL_TRY(const auto successors, successors_text(sql, unit));
  const auto last = base::vietnam_date_text(*unit.valid_to);
  if (successors.empty() || day <= *unit.valid_to)
    return msg("{1} {2} was there until {3}.", unit.code, unit.name, last);
  return msg("{1} {2} was there until {3}. Its place belongs to: {4}", unit.code, unit.name, last,
             successors);
}

bool same(const School& a, const School& b) {
  return a.unit.kind == b.unit.kind && a.unit.name == b.unit.name &&
         a.unit.parent == b.unit.parent && a.unit.valid_from == b.unit.valid_from &&
         a.unit.valid_to == b.unit.valid_to && a.levels == b.levels && a.is_public == b.is_public &&
         a.pupils == b.pupils;
}

School school_of(const SchoolRow& row, base::Id id, base::Id commune) {
  return {.unit = {.id = id,
                   .kind = row.kind,
                   .code = row.code,
                   .name = row.name,
                   .parent = commune,
                   .valid_from = row.opened,
                   .valid_to = row.closed},
          .levels = row.levels,
          .is_public = row.is_public,
          .pupils = row.pupils};
}

struct Import {
  store::Sql& sql;
  ImportReport& report;
  base::Instant now;
  const base::Random& random;
  std::string commune_title;

  base::Status save(const SchoolRow& row) {
    if (row.commune_code.empty()) return base::ok();  // the report says so already
    const auto day = day_in_question(row, base::vietnam_date(now));
    AL_TRY(const auto commune, find_unit_by_code(sql, UnitKind::Commune, row.commune_code, day));
    if (!commune) {
      AL_TRY(auto why, why_no_commune(sql, row, day));
      add_problem(report, {row.line, commune_title, std::move(why)});
      return base::ok();
    }
    if (!row.sound) return base::ok();
    AL_TRY(const auto before, find_school_by_code(sql, row.code));
    const auto id = before ? before->unit.id : base::make_id(now, random);
    const auto school = school_of(row, id, commune->id);
    if (before && same(*before, school)) {
      ++report.unchanged;
      return base::ok();
    }
    ++(before ? report.changed : report.created);
    return save_school(sql, school);
  }
};

base::Status append_line(store::Sql& sql, const ImportReport& report, base::Instant now) {
  return store::append_audit(sql, {.at = now,
                                   .account = {},
                                   .actor = "system",
                                   .action = "unit.import_schools",
                                   .subject_kind = "unit",
                                   .subject = {},
                                   .detail = "created " + std::to_string(report.created) +
                                             ", changed " + std::to_string(report.changed) +
                                             ", unchanged " + std::to_string(report.unchanged)});
}

base::Error take_back() { return base::make_error(base::Code::Invalid, "the file has problems"); }

base::Status save_rows(store::Sql& sql, const std::vector<SchoolRow>& rows, ImportReport& report,
                       base::Instant now, const base::Random& random,
                       const std::string& commune_title) {
  Import import{sql, report, now, random, commune_title};
  for (const auto& row : rows) AL_TRY_DO(import.save(row));
  if (!report.problems.empty()) return take_back();
  return append_line(sql, report, now);
}

std::string place_text(const ImportProblem& problem, const base::Translator& t) {
  if (problem.line == 0) return {};
  const auto line = std::to_string(problem.line);
  if (problem.column.empty()) return t("Line {1}: ", line).text;
  return t("Line {1}, column {2}: ", line, problem.column).text;
}

}  // namespace

base::Result<ImportReport> import_schools(store::Store& store, std::string_view bytes,
                                          base::Instant now, const base::Random& random) {
  ImportReport report;
  const auto table = read_table(bytes);
  if (!table) {
    add_problem(report, {0, "", table.error().reader});
    return report;
  }
  const auto rows = parse_rows(*table, report);
  find_doubles(rows, report);
  std::string commune_title(school_column_name(SchoolColumn::Commune));
  if (!table->empty()) {
    std::vector<ImportProblem> ignored;
    commune_title = match_header(table->front(), ignored)
                        .titles[static_cast<std::size_t>(SchoolColumn::Commune)];
  }
  const auto saved = store.write(
      [&](store::Sql& sql) { return save_rows(sql, rows, report, now, random, commune_title); });
  if (report.problems.empty()) {
    AL_TRY_DO(saved);
    return report;
  }
  std::stable_sort(report.problems.begin(), report.problems.end(),
                   [](const auto& a, const auto& b) { return a.line < b.line; });
  report.created = report.changed = report.unchanged = 0;
  return report;
}

std::string import_report_text(const ImportReport& report, std::string_view file_name,
                               const base::Translator& t) {
  std::string out;
  if (report.imported()) {
    const auto number = [&](std::size_t n) { return t.number(static_cast<std::int64_t>(n)); };
    return t("{1}: {2} schools and facilities read. New: {3}, changed: {4}, unchanged: {5}.",
             std::string(file_name), number(report.rows), number(report.created),
             number(report.changed), number(report.unchanged))
               .text +
           "\n";
  }
  out = t("{1}: nothing was imported.", std::string(file_name)).text + "\n";
  for (const auto& problem : report.problems)
    out += place_text(problem, t) + t(problem.reason).text + "\n";
  if (report.more_problems > 0)
    out +=
        t("… and {1} more.", t.number(static_cast<std::int64_t>(report.more_problems))).text + "\n";
  return out + t("Correct these places and import the file again.").text + "\n";
}

}  // namespace anlanh::people
