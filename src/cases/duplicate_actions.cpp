#include "cases/duplicate_actions.h"

#include <cmath>
#include <map>

#include "cases/duplicate_store.h"
#include "cases/near_text.h"
#include "cases/report_actions.h"
#include "cases/report_store.h"
#include "cases/sealed_text.h"
#include "people/right_model.h"
#include "store/audit.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::make_error;
using people::Officer;
namespace rights = people::rights;

constexpr std::size_t kTokenBytes = 18;

std::string folded_story(const Desk& desk, std::string_view story) {
  return desk.ports.fold(story);
}

// Letters and digits only: "0900 000.000" and "0900000000" are one telephone.
std::string bare(const std::string& folded) {
  std::string out;
  for (const char c : folded)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

base::Status fold_away(store::Sql& sql, const Report& report, const base::Bytes& text) {
  AL_TRY(const auto first, find_first_with_text(sql, report.id, report.commune, text));
  if (!first) return base::ok();
  return save_repeat(sql, report.id, *first);
}

base::Status save_text_traces(store::Sql& sql, const Desk& desk, const Report& report,
                              const ReportAnswers& answers) {
  const auto folded = folded_story(desk, answers.story);
  const auto pairs = word_pairs(folded);
  if (pairs.empty()) return base::ok();
  const auto sketch = sketch_of(pairs, desk.sealer->derive("near_text.order"));
  for (const auto& band : bands_of(sketch))
    AL_TRY_DO(save_trace(sql, report.id, Trace::Band,
                         blind_hash(*desk.sealer, "report_trace.band", band)));
  if (!may_fold_away(answers, pairs.size() + 1)) return base::ok();
  const auto text = blind_hash(*desk.sealer, "report_trace.text", folded);
  AL_TRY_DO(save_trace(sql, report.id, Trace::Text, text));
  return fold_away(sql, report, text);
}

base::Result<std::vector<std::string>> pairs_of(store::Sql& sql, const Desk& desk,
                                                const Report& report) {
  AL_TRY(const auto key, load_reading_key(sql, desk, report.id));
  AL_TRY(const auto story, open_text(key, purpose::kStory, report.id, report.story));
  return word_pairs(folded_story(desk, story));
}

// What each other report shares with this one; texts are compared word by word.
using Found = std::map<base::Id, Likeness>;

base::Status add_shared(store::Sql& sql, base::Id report, Found& found) {
  AL_TRY(const auto addresses, load_sharing_address(sql, report));
  for (const auto& shared : addresses)
    found[shared.report].addresses = static_cast<int>(shared.times);
  AL_TRY(const auto contacts, load_sharing_trace(sql, report, Trace::Contact));
  for (const auto& shared : contacts) found[shared.report].contact = true;
  AL_TRY(const auto bands, load_sharing_trace(sql, report, Trace::Band));
  for (const auto& shared : bands) found.try_emplace(shared.report);
  return base::ok();
}

bool are_linked(const Report& a, const Report& b) {
  return a.duplicate_of == b.id || b.duplicate_of == a.id ||
         (a.case_id && a.case_id == b.case_id) ||
         (a.duplicate_of && a.duplicate_of == b.duplicate_of);
}

struct Search {
  const Desk& desk;
  const Officer& officer;
  const Report& report;
  std::vector<std::string> pairs;
};

// Absent: not to be proposed to this officer.
base::Result<std::optional<Likeness>> likeness_with(store::Sql& sql, const Search& search,
                                                    base::Id id, Likeness likeness) {
  using Result = std::optional<Likeness>;
  AL_TRY(const auto other, find_report(sql, id));
  if (!other || !search.officer.may_in(rights::kReportsRead, other->commune)) return Result();
  if (are_linked(search.report, *other)) return Result();
  AL_TRY(const bool different, is_not_same(sql, search.report.id, id));
  if (different) return Result();
  AL_TRY(const auto pairs, pairs_of(sql, search.desk, *other));
  const double near = jaccard(search.pairs, pairs);
  likeness.report = id;
  likeness.number = other->number;
  likeness.received_at = other->received_at;
  likeness.state = other->state;
  if (near >= kNear) likeness.text_percent = static_cast<int>(std::lround(near * 100));
  return Result(likeness);
}

base::Result<Report> load_for(store::Sql& sql, const Officer& officer, std::string_view right,
                              base::Id id) {
  AL_TRY(auto report, find_report(sql, id));
  if (!report) return make_error(Code::NotFound, "no report " + base::id_text(id));
  AL_TRY_DO(people::need(officer, right, report->commune));
  return std::move(*report);
}

// The token of one thread among several that get the same answer.
std::string token_for(const Desk& desk, std::string_view form_token, base::Id report) {
  auto bytes =
      blind_hash(*desk.sealer, "answer_all.token", std::string(form_token) + base::id_text(report));
  bytes.resize(kTokenBytes);
  return base::base64url(bytes);
}

base::Result<std::vector<base::Id>> load_group(store::Sql& sql, const Officer& officer,
                                               base::Id id) {
  AL_TRY(const auto report, load_for(sql, officer, rights::kReportsWork, id));
  const base::Id first = report.duplicate_of ? report.duplicate_of : id;
  std::vector<base::Id> group{id};
  const auto add = [&](const Report& other) {
    if (other.id != id && officer.may_in(rights::kReportsWork, other.commune))
      group.push_back(other.id);
  };
  AL_TRY(const auto original, find_report(sql, first));
  if (original) add(*original);
  AL_TRY(const auto duplicates, load_duplicates_of(sql, first));
  for (const auto& duplicate : duplicates) add(duplicate);
  return group;
}

}  // namespace

base::Status save_traces(store::Sql& sql, const Desk& desk, const Report& report,
                         const ReportAnswers& answers) {
  AL_TRY_DO(delete_traces(sql, report.id));
  AL_TRY_DO(delete_repeat(sql, report.id));
  if (const auto contact = bare(desk.ports.fold(answers.contact)); contact.size() >= 6)
    AL_TRY_DO(save_trace(sql, report.id, Trace::Contact,
                         blind_hash(*desk.sealer, "report_trace.contact", contact)));
  return save_text_traces(sql, desk, report, answers);
}

base::Result<std::vector<Likeness>> find_likely(const Desk& desk, const Officer& officer,
                                                base::Id id) {
  using Result = std::vector<Likeness>;
  return desk.store.read([&](store::Sql& sql) -> base::Result<Result> {
    AL_TRY(const auto report, load_for(sql, officer, rights::kReportsRead, id));
    AL_TRY(auto pairs, pairs_of(sql, desk, report));
    const Search search{desk, officer, report, std::move(pairs)};
    Found found;
    AL_TRY_DO(add_shared(sql, id, found));
    Result likely;
    for (const auto& [other, likeness] : found) {
      AL_TRY(const auto one, likeness_with(sql, search, other, likeness));
      if (one) likely.push_back(*one);
    }
    return rank_likeness(std::move(likely));
  });
}

base::Status say_not_same(const Desk& desk, const Officer& officer, base::Id id, base::Id other,
                          base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto report, load_for(sql, officer, rights::kReportsWork, id));
    AL_TRY(const auto second, load_for(sql, officer, rights::kReportsWork, other));
    if (id == other) return make_error(Code::Invalid, "a report beside itself");
    AL_TRY(const bool said, is_not_same(sql, id, other));
    if (said) return base::ok();
    AL_TRY_DO(save_not_same(sql, id, other, officer.account, now));
    return store::append_audit(sql, people::audit_line(officer, now, "report.not_same", "report",
                                                       report.id, second.number));
  });
}

base::Result<std::vector<base::Id>> find_repeats(const Desk& desk, const Officer& officer,
                                                 base::Id id) {
  using Result = std::vector<base::Id>;
  return desk.store.read([&](store::Sql& sql) -> base::Result<Result> {
    AL_TRY(const auto report, load_for(sql, officer, rights::kReportsRead, id));
    if (!officer.may_in(rights::kReportsWork, report.commune)) return Result();
    return load_repeats(sql, id);
  });
}

base::Result<int> close_repeats(const Desk& desk, const Officer& officer, base::Id id,
                                std::string_view reason, std::string_view note, base::Instant now) {
  AL_TRY(const auto repeats, find_repeats(desk, officer, id));
  int closed = 0;
  for (const auto repeat : repeats) {
    AL_TRY(const auto report, desk.store.read([&](store::Sql& sql) {
      return load_for(sql, officer, rights::kReportsWork, repeat);
    }));
    AL_TRY_DO(close_report(desk, officer, {repeat, report.version}, reason, note, now));
    ++closed;
  }
  return closed;
}

base::Result<int> answer_all(const Desk& desk, const Officer& officer, base::Id id,
                             std::string_view text, std::string_view form_token,
                             base::Instant now) {
  AL_TRY(const auto group,
         desk.store.read([&](store::Sql& sql) { return load_group(sql, officer, id); }));
  for (const auto report : group)
    AL_TRY_DO(
        answer_reporter(desk, officer, report, text, token_for(desk, form_token, report), now));
  return static_cast<int>(group.size());
}

}  // namespace anlanh::cases
