#pragma once
// Who is signed in, as far as `web` needs to know. The room `people` derives its officer from it.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/result.h"

namespace anlanh::web {

// Made once for a request and not changed; may be read by any thread.
struct Principal {
  virtual ~Principal() = default;
  // "cases.read": a right by its name. Where it holds (which commune, which case) is for the domain room to ask.
  virtual bool may(std::string_view right) const = 0;

  base::Id account;
  std::string name;   // "Nguyễn Văn An"
  std::string place;  // "UBND xã Tân Hương"
};

// The account behind a session. Null: closed, locked or gone, and the session ends. Thread-safe.
using PrincipalLoader =
    std::function<base::Result<std::shared_ptr<const Principal>>(base::Id account)>;

}  // namespace anlanh::web
