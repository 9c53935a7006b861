#include "catalog/entry_rules.h"

#include "base/utf8.h"

namespace anlanh::catalog {

ConfirmVerdict decide_confirm(const ConfirmInput& input, const std::vector<Category>& categories,
                              const std::vector<std::string>& platforms) {
  ConfirmVerdict verdict;
  const auto address = read_address(input.address, platforms);
  verdict.host = address.host;
  verdict.address = refusal(address.kind);
  if (find_category(categories, input.category) == nullptr)
    verdict.category = base::msg("Choose why this address is harmful.");
  if (base::count_code_points(input.note) > kMostNote)
    verdict.note = base::msg("The note is too long: at most 2,000 letters.");
  return verdict;
}

base::Message decide_withdraw_reason(std::string_view reason) {
  const auto length = base::count_code_points(reason);
  if (length < kLeastReason)
    return base::msg("Say in at least ten letters why the address is opened again.");
  if (length > kMostNote) return base::msg("The reason is too long: at most 2,000 letters.");
  return {};
}

}  // namespace anlanh::catalog
