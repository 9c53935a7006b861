// Any bytes as a query and as an upstream's answer. What the parsers take, the writers must be able
// to write, and what they write must be readable again.

#include <cstdlib>

#include "guard/wire_response.h"

using namespace anlanh::guard;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void try_query(ByteView bytes) {
  Query query;
  const QueryFault fault = parse_query(bytes, query);
  if (fault == QueryFault::Drop) return;
  Bytes out(kSafeUdpSize);
  AnswerWriter writer(out, kClassicUdpSize, query);
  if (query.has_question) writer.add_negative_soa(10, 1);
  const std::size_t size =
      writer.finish(response_code::kServFail, {extended_error::kFiltered, "fuzz"});
  require(size <= kClassicUdpSize);
  require(parse_response(ByteView(out).first(size)).has_value() == query.has_question);
  if (!query.has_question) return;
  const auto text = parse_name_text(name_text(query.name.bytes()));
  require(text && *text == query.name);
}

void try_response(ByteView bytes) {
  const auto facts = parse_response(bytes);
  if (!facts) return;
  const KeptAnswer kept(bytes, *facts);
  for (std::size_t i = 0; i < kept.alias_count(); ++i) require(kept.alias(i).size > 0);
  Query query;
  query.name = query.key = facts->name;
  query.type = facts->type;
  query.klass = facts->klass;
  query.has_question = true;
  query.has_edns = true;
  Bytes out(kMostMessage);
  const std::size_t size = write_kept(out, kMostMessage, query, kept, {7, {}}, {});
  const auto again = parse_response(ByteView(out).first(size));
  require(again && again->name == facts->name && again->ttl_at.size() <= facts->ttl_at.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try_query({data, size});
  try_response({data, size});
  return 0;
}
