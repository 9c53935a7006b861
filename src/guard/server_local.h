#pragma once
// Names and kinds of questions that never leave this server: names with a fixed meaning (RFC 6761,
// 7686, 9462), the health name, names by which programs ask to go round it, transfers, ANY.

#include "guard/guard.h"
#include "guard/wire_answer.h"

namespace anlanh::guard {

inline constexpr std::uint32_t kLocalTtl = 10;

class LocalAnswers {
 public:
  // A health name that is no name is as good as none.
  explicit LocalAnswers(const GuardSettings& settings);

  // Size of the answer written, or nothing where the question is not one of these.
  std::optional<std::size_t> answer(std::span<std::uint8_t> out, std::size_t limit,
                                    const Query& query) const;
  // The block page's address, or "no such data" with an SOA `labels_above` labels up.
  void add_block_page(AnswerWriter& writer, const Query& query, std::size_t labels_above) const;

 private:
  std::optional<std::uint16_t> refusal(const Query& query) const;

  const GuardSettings& settings_;
  std::optional<WireName> health_name_;
};

}  // namespace anlanh::guard
