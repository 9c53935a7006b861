#include "guard/server_local.h"

namespace anlanh::guard {

namespace {

ByteView wire(std::string_view literal) { return base::as_bytes(literal); }

// In wire form, each with the empty label of the root at its end (the literal's own zero).
constexpr std::string_view kLocalhost("\11localhost\0", 11);
constexpr std::string_view kInvalid("\7invalid\0", 9);
constexpr std::string_view kOnion("\5onion\0", 7);
constexpr std::string_view kResolverArpa("\10resolver\4arpa\0", 15);
constexpr std::string_view kDiscovery("\4_dns\10resolver\4arpa\0", 20);
// https://support.mozilla.org/kb/canary-domain-use-application-dnsnet and Apple's "Prepare your
// network for iCloud Private Relay": a program that gets "no such name" here stays with the local
// resolver.
constexpr std::string_view kBypass[] = {
    {"\23use-application-dns\3net\0", 25},
    {"\4mask\6icloud\3com\0", 17},
    {"\7mask-h2\6icloud\3com\0", 20},
};

bool is_bypass(const WireName& name) {
  for (const std::string_view bypass : kBypass) {
    if (base::as_text(name.bytes()) == bypass) return true;
  }
  return false;
}

std::size_t no_such_name(AnswerWriter& writer, const Query& query, const ExtendedError& error) {
  writer.add_negative_soa(kLocalTtl, count_labels(query.key.bytes()) - 1);
  return writer.finish(response_code::kNxDomain, error);
}

std::size_t localhost(AnswerWriter& writer, const Query& query) {
  constexpr Ipv4 kFour = {127, 0, 0, 1};
  constexpr Ipv6 kSix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  if (query.type == record_type::kA)
    writer.add_address(kFour, kLocalTtl);
  else if (query.type == record_type::kAaaa)
    writer.add_address(kSix, kLocalTtl);
  else
    writer.add_negative_soa(kLocalTtl, 0);
  return writer.finish(response_code::kNoError);
}

// RFC 9462 section 6.4: served here, or devices would find the upstream's encrypted resolver and go
// round us.
std::size_t discovery(AnswerWriter& writer, const Query& query) {
  const std::string_view name = base::as_text(query.key.bytes());
  if (name != kDiscovery && name != kResolverArpa) {
    writer.add_negative_soa(kLocalTtl, count_labels(query.key.bytes()) - 2);
    return writer.finish(response_code::kNxDomain);
  }
  writer.add_negative_soa(kLocalTtl, 0);
  return writer.finish(response_code::kNoError);
}

}  // namespace

LocalAnswers::LocalAnswers(const GuardSettings& settings) : settings_(settings) {
  health_name_ = parse_name_text(settings.health_name);
  if (health_name_) lower_in_place(*health_name_);
}

// What this server does not do, whatever the name.
std::optional<std::uint16_t> LocalAnswers::refusal(const Query& query) const {
  using namespace record_type;
  if (query.klass != kClassIn) return response_code::kRefused;
  if (query.type == 0 || query.type == kOpt) return response_code::kFormErr;
  if (query.type == kAxfr || query.type == kIxfr) return response_code::kRefused;
  const bool meta = query.type >= kFirstMeta && query.type <= kLastMeta;
  if (meta && query.type != kAny) return response_code::kNotImp;
  return std::nullopt;
}

void LocalAnswers::add_block_page(AnswerWriter& writer, const Query& query,
                                  std::size_t labels_above) const {
  if (query.type == record_type::kA && settings_.block_page_v4) {
    writer.add_address(*settings_.block_page_v4, kLocalTtl);
  } else if (query.type == record_type::kAaaa && settings_.block_page_v6) {
    writer.add_address(*settings_.block_page_v6, kLocalTtl);
  } else {
    writer.add_negative_soa(kLocalTtl, labels_above);
  }
}

std::optional<std::size_t> LocalAnswers::answer(std::span<std::uint8_t> out, std::size_t limit,
                                                const Query& query) const {
  AnswerWriter writer(out, limit, query);
  if (const auto rcode = refusal(query)) return writer.finish(*rcode);
  const ByteView name = query.key.bytes();
  if (health_name_ && *health_name_ == query.key) {
    if (query.type == record_type::kTxt)
      writer.add_text("anlanh", kLocalTtl);
    else
      add_block_page(writer, query, 0);
    return writer.finish(response_code::kNoError);
  }
  if (query.type == record_type::kAny) {
    writer.add_any_refusal(kLocalTtl);
    return writer.finish(response_code::kNoError);
  }
  if (is_within(name, wire(kLocalhost))) return localhost(writer, query);
  if (is_within(name, wire(kResolverArpa))) return discovery(writer, query);
  if (is_within(name, wire(kInvalid)) || is_within(name, wire(kOnion))) {
    return no_such_name(writer, query, {});
  }
  if (settings_.bypass_names == BypassNames::Refuse && is_bypass(query.key)) {
    return no_such_name(writer, query, {extended_error::kFiltered, "bypass"});
  }
  return std::nullopt;
}

}  // namespace anlanh::guard
