#include "cases/intake_model.h"

#include <array>
#include <utility>

namespace anlanh::cases {

namespace {

using base::msg;

template <class T, std::size_t N>
using Codes = std::array<std::pair<T, std::string_view>, N>;

constexpr Codes<IntakeSource, 5> kSources{{{IntakeSource::Web, "web"},
                                           {IntakeSource::Phone, "phone"},
                                           {IntakeSource::InPerson, "in_person"},
                                           {IntakeSource::Paper, "paper"},
                                           {IntakeSource::Api, "api"}}};
constexpr Codes<AgeBand, 3> kBands{
    {{AgeBand::Unsaid, "unsaid"}, {AgeBand::Under11, "under_11"}, {AgeBand::From11, "from_11"}}};
constexpr Codes<Reply, 3> kReplies{
    {{Reply::Unsaid, "unsaid"}, {Reply::Yes, "yes"}, {Reply::No, "no"}}};

template <class T, std::size_t N>
std::string_view code_in(const Codes<T, N>& codes, T value) {
  for (const auto& [known, code] : codes)
    if (known == value) return code;
  return codes.front().second;
}

template <class T, std::size_t N>
std::optional<T> value_in(const Codes<T, N>& codes, std::string_view wanted) {
  for (const auto& [value, code] : codes)
    if (code == wanted) return value;
  return std::nullopt;
}

}  // namespace

std::string_view intake_source_code(IntakeSource source) { return code_in(kSources, source); }
std::optional<IntakeSource> parse_intake_source(std::string_view code) {
  return value_in(kSources, code);
}
std::string_view age_band_code(AgeBand band) { return code_in(kBands, band); }
std::optional<AgeBand> parse_age_band(std::string_view code) { return value_in(kBands, code); }
std::string_view reply_code(Reply reply) { return code_in(kReplies, reply); }
std::optional<Reply> parse_reply(std::string_view code) { return value_in(kReplies, code); }

base::Message intake_source_name(IntakeSource source) {
  switch (source) {
    case IntakeSource::Phone: return msg("By telephone");
    case IntakeSource::InPerson: return msg("In person");
    case IntakeSource::Paper: return msg("On paper");
    case IntakeSource::Api: return msg("From another body, by machine");
    case IntakeSource::Web: break;
  }
  return msg("Public form");
}

base::Message age_band_name(AgeBand band) {
  switch (band) {
    case AgeBand::Under11: return msg("under 11");
    case AgeBand::From11: return msg("11 to 17");
    case AgeBand::Unsaid: break;
  }
  return msg("age not said");
}

base::Message reply_name(Reply reply) {
  switch (reply) {
    case Reply::Yes: return msg("Yes");
    case Reply::No: return msg("No");
    case Reply::Unsaid: break;
  }
  return msg("Not said");
}

}  // namespace anlanh::cases
