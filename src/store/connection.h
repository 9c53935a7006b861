#pragma once
// One connection to an engine, as the two engines are seen by the rest of `store`. Used by one thread at a time.

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/value.h"

namespace anlanh::store {

enum class Engine { Sqlite, Postgres };

struct Answer {
  Rows rows;
  std::int64_t changed = 0;  // rows inserted, updated or deleted
};

enum class Access { ReadOnly, ReadWrite };

class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;
  // One statement with $1…$n. A broken constraint is Conflict (unique) or Invalid (others); a busy or lost
  // engine is Unavailable.
  virtual base::Result<Answer> run(std::string_view sql, std::span<const Value> values) = 0;
  // Several statements without values, as in a migration.
  virtual base::Status script(std::string_view sql) = 0;
  // Begins the kind of transaction that fits the access the connection was opened with. A writer waits here for
  // other processes that write.
  virtual base::Status begin() = 0;
  virtual base::Status commit() = 0;
  virtual void rollback() = 0;
};

// `url` is "sqlite:PATH" or "postgresql://…".
base::Result<std::unique_ptr<Connection>> open_connection(const std::string& url, Access access);
base::Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path, Access access);
base::Result<std::unique_ptr<Connection>> open_postgres(const std::string& url, Access access);

// An address without its password, for logs.
std::string without_password(const std::string& url);

}  // namespace anlanh::store
