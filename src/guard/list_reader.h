#pragma once
// Reads lists of names as others publish them: hosts files, one name a line, AdBlock rules for
// names, RPZ zone files. A line that is none of these is counted and told with its number and the
// reason; nothing is fatal.

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "guard/policy.h"

namespace anlanh::guard {

enum class ListFormat {
  Auto,     // looked for in the first lines; hosts, plain and AdBlock lines may then be mixed
  Hosts,    // "0.0.0.0 name name # comment"
  Plain,    // "name", "*.name" (what is below it), ".name"
  Adblock,  // "||name^", "@@||name^"
  Rpz,      // zone file with QNAME triggers (draft-vixie-dnsop-dns-rpz)
};

struct ListBudget {
  std::size_t most_bytes = 256u << 20;
  std::size_t most_lines = 10'000'000;
  std::size_t most_line = 1024;  // bytes of one line
  std::size_t most_entries = 10'000'000;
  std::size_t most_faults = 100;  // told one by one; all are counted
};

struct ListFault {
  std::size_t line = 0;  // from 1
  base::Message reason;
  std::string excerpt;  // start of the line, sound UTF-8
};

struct ListRead {
  ListFormat format = ListFormat::Auto;  // what it was taken for
  // `categories` and `list` are left at 0 for the caller. A name and what is below it are blocked,
  // except where the list says otherwise (RPZ, "*.name").
  std::vector<PolicyEntry> entries;
  std::size_t lines = 0;
  std::size_t passed_over = 0;  // comments, blank lines, the file's own localhost
  std::size_t junk = 0;         // lines that could not be used
  std::vector<ListFault> faults;
  bool complete = true;  // false where the budget was spent: what follows was not read
};

ListRead read_list(std::string_view bytes, ListFormat format = ListFormat::Auto,
                   const ListBudget& budget = {});

}  // namespace anlanh::guard
