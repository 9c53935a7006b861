// Any bytes as a list in every format. Every entry must be a name that the policy compiler takes.

#include <cstdlib>

#include "guard/list_reader.h"

using namespace anlanh::guard;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const ListFormat format : {ListFormat::Auto, ListFormat::Rpz, ListFormat::Hosts}) {
    ListRead read = read_list(bytes, format);
    PolicySource source;
    source.categories = {{"fuzz", {}, 17, 0}};
    source.lists = {"fuzz"};
    for (PolicyEntry& entry : read.entries) entry.categories = 1;
    source.entries = std::move(read.entries);
    if (!compile_policy(source).has_value()) std::abort();
  }
  return 0;
}
