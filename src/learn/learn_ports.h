#pragma once
// What `learn` asks of other rooms; `app` hands the functions over.

#include <functional>
#include <optional>

#include "base/result.h"
#include "learn/awareness_model.h"

namespace anlanh::learn {

struct LearnPorts {
  // The term in which a day lies, with the sessions an institution owes in it (room `targets`:
  // rule of target II.2.a). Absent: nothing was owed on that day.
  std::function<std::optional<Term>(base::Date)> find_term;
};

}  // namespace anlanh::learn
