#include "cases/lawbook_model.h"

#include <algorithm>

namespace anlanh::cases {

namespace {

template <class Row>
const Row* find_code(const std::vector<Row>& rows, std::string_view code) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [code](const Row& row) { return row.code == code; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const HarmGroup* LawBook::group(std::string_view code) const { return find_code(groups, code); }
const CloseReason* LawBook::close_reason(std::string_view code) const {
  return find_code(close_reasons, code);
}
const SupportKind* LawBook::support_kind(std::string_view code) const {
  return find_code(support_kinds, code);
}
const ViolatorPath* LawBook::path(std::string_view code) const { return find_code(paths, code); }
const Act* LawBook::act(std::string_view code) const {
  const Act* newest = nullptr;
  for (const auto& row : acts)
    if (row.code == code && (!newest || row.version > newest->version)) newest = &row;
  return newest;
}
const Act* LawBook::act(std::string_view code, int version) const {
  const auto found = std::find_if(acts.begin(), acts.end(), [&](const Act& row) {
    return row.code == code && row.version == version;
  });
  return found == acts.end() ? nullptr : &*found;
}
const Act* LawBook::act_on(std::string_view code, base::Date day) const {
  const auto found = std::find_if(acts.begin(), acts.end(), [&](const Act& row) {
    return row.code == code && valid_on(row, day);
  });
  return found == acts.end() ? nullptr : &*found;
}
const TransferBody* LawBook::body(std::string_view code) const { return find_code(bodies, code); }

const IdentityReason* LawBook::identity_reason(std::string_view code) const {
  return find_code(identity_reasons, code);
}

const BlockCategory* LawBook::category(std::string_view slug) const {
  const auto found = std::find_if(categories.begin(), categories.end(),
                                  [slug](const BlockCategory& row) { return row.slug == slug; });
  return found == categories.end() ? nullptr : &*found;
}

const OffenderAge* LawBook::child_age(std::string_view code) const {
  const auto* found = find_code(child_ages, code);
  return found || child_ages.empty() ? found : &child_ages.front();
}

const AccountPlatform* LawBook::platform(std::string_view code) const {
  return find_code(platforms, code);
}

std::vector<PathStage> stages_of(const ViolatorPath& path) {
  if (!path.stages.empty()) return path.stages;
  auto counts = StageCounts::UnderWay;
  if (path.is_outcome) {
    counts = StageCounts::Handled;
    if (path.outcome_kind == OutcomeKind::NoneWithReason)
      counts = path.code == "no-breach" ? StageCounts::NoBreach : StageCounts::NotFound;
  }
  return {{"done", path.label, {"start"}, counts}};
}

bool valid_on(const Act& act, base::Date day) {
  return (!act.valid_from || *act.valid_from <= day) && (!act.valid_to || day <= *act.valid_to);
}

}  // namespace anlanh::cases
