#include "cases/name_index.h"

#include <sodium.h>

#include <algorithm>

#include "cases/name_rules.h"

namespace anlanh::cases {

namespace {

constexpr std::size_t kTokenBytes = 16;
// The number of rows a name leaves is a multiple of this: it tells little of the name's length.
constexpr std::size_t kPadTo = 8;
// A token with this many rows is common; which of two common ones comes first does not matter.
constexpr std::int64_t kCommon = 2000;

std::vector<base::Bytes> tokens_of(const Desk& desk, const std::vector<std::string>& marks) {
  const base::Bytes pepper = desk.sealer->derive("blind:name_index");
  std::vector<base::Bytes> tokens;
  for (const auto& mark : marks) {
    base::Bytes token(kTokenBytes);
    crypto_generichash(token.data(), token.size(), base::as_bytes(mark).data(), mark.size(),
                       pepper.data(), pepper.size());
    tokens.push_back(std::move(token));
  }
  return tokens;
}

base::Result<std::vector<base::Bytes>> rarest_first(store::Sql& sql,
                                                    std::vector<base::Bytes> tokens) {
  std::size_t rarest = 0;
  std::int64_t fewest = kCommon + 1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    AL_TRY(const auto count, count_name_token(sql, tokens[i], kCommon));
    if (count >= fewest) continue;
    fewest = count;
    rarest = i;
  }
  std::swap(tokens[0], tokens[rarest]);
  return tokens;
}

}  // namespace

base::Status save_name_tokens(store::Sql& sql, const Desk& desk, base::Id record, NameKind kind,
                              base::Id subject, std::string_view name) {
  AL_TRY_DO(delete_name_tokens(sql, record, subject));
  auto tokens = tokens_of(desk, index_marks(name_words(desk.ports.fold(name))));
  if (tokens.empty()) return base::ok();
  while (tokens.size() % kPadTo != 0)
    tokens.push_back(base::random_bytes(desk.random, kTokenBytes));
  // By value: the order of the rows tells nothing of the order of the words.
  std::sort(tokens.begin(), tokens.end());
  for (const auto& token : tokens) AL_TRY_DO(save_name_token(sql, record, subject, kind, token));
  return base::ok();
}

base::Result<std::vector<base::Id>> find_by_name(store::Sql& sql, const Desk& desk,
                                                 const NameScope& scope, std::string_view typed,
                                                 std::int64_t most) {
  auto tokens = tokens_of(desk, search_marks(name_words(desk.ports.fold(typed))));
  if (tokens.empty()) return std::vector<base::Id>();
  AL_TRY(const auto ordered, rarest_first(sql, std::move(tokens)));
  return load_cases_by_tokens(sql, ordered, scope, most);
}

base::Result<std::vector<base::Id>> find_violators_by_name(store::Sql& sql, const Desk& desk,
                                                           const people::Scope& scope,
                                                           std::string_view typed,
                                                           std::int64_t most) {
  auto tokens = tokens_of(desk, search_marks(name_words(desk.ports.fold(typed))));
  if (tokens.empty()) return std::vector<base::Id>();
  AL_TRY(const auto ordered, rarest_first(sql, std::move(tokens)));
  return load_violators_by_tokens(sql, ordered, scope, most);
}

}  // namespace anlanh::cases
