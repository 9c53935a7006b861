// SQLite behind `Connection`: WAL, foreign keys, a cache of prepared statements, `$n` bound by name.

#include <sqlite3.h>

#include <map>

#include "store/connection.h"

namespace anlanh::store {

namespace {

using base::Code;
using base::make_error;

struct StatementEnd {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, StatementEnd>;

struct DatabaseEnd {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, DatabaseEnd>;

Code code_of(int extended) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY: return Code::Conflict;
    default: break;
  }
  switch (extended & 0xff) {
    case SQLITE_CONSTRAINT: return Code::Invalid;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY: return Code::Unavailable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Code::Corrupt;
    default: return Code::Internal;
  }
}

int bind_value(sqlite3_stmt* statement, int index, const Value& value) {
  if (const auto* v = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, index, *v);
  if (const auto* v = std::get_if<double>(&value)) return sqlite3_bind_double(statement, index, *v);
  if (const auto* v = std::get_if<bool>(&value)) return sqlite3_bind_int64(statement, index, *v ? 1 : 0);
  if (const auto* v = std::get_if<std::string>(&value))
    return sqlite3_bind_text64(statement, index, v->data(), v->size(), SQLITE_STATIC, SQLITE_UTF8);
  if (const auto* v = std::get_if<base::Bytes>(&value)) {
    // A null pointer would bind NULL where an empty blob is meant.
    if (v->empty()) return sqlite3_bind_zeroblob(statement, index, 0);
    return sqlite3_bind_blob64(statement, index, v->data(), v->size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, index);
}

Value column_value(sqlite3_stmt* statement, int i) {
  const auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, i)); };
  switch (sqlite3_column_type(statement, i)) {
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, i)};
    case SQLITE_FLOAT: return sqlite3_column_double(statement, i);
    case SQLITE_TEXT: {
      const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      return std::string(data, size());
    }
    case SQLITE_BLOB: {
      const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, i));
      return data ? base::Bytes(data, data + size()) : base::Bytes{};
    }
    default: return Null{};
  }
}

Row read_row(sqlite3_stmt* statement) {
  const int count = sqlite3_column_count(statement);
  std::vector<Value> values;
  values.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) values.push_back(column_value(statement, i));
  return Row(std::move(values));
}

class SqliteConnection : public Connection {
 public:
  SqliteConnection(Database database, Access access) : database_(std::move(database)), access_(access) {}

  Engine engine() const override { return Engine::Sqlite; }

  base::Result<Answer> run(std::string_view sql, std::span<const Value> values) override {
    AL_TRY(sqlite3_stmt* statement, prepared(sql));
    const auto reset = [](sqlite3_stmt* s) {
      sqlite3_reset(s);
      sqlite3_clear_bindings(s);
    };
    const std::unique_ptr<sqlite3_stmt, decltype(reset)> in_use(statement, reset);
    AL_TRY_DO(bind(statement, sql, values));
    return step_through(statement, sql);
  }

  base::Status script(std::string_view sql) override {
    const std::string text(sql);
    if (sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure(sql);
    return base::ok();
  }

  base::Status begin() override { return script(access_ == Access::ReadOnly ? "begin" : "begin immediate"); }
  base::Status commit() override { return script("commit"); }
  void rollback() override { sqlite3_exec(database_.get(), "rollback", nullptr, nullptr, nullptr); }

 private:
  base::Error failure(std::string_view sql) const {
    const int code = sqlite3_extended_errcode(database_.get());
    return make_error(code_of(code), std::string("sqlite: ") + sqlite3_errmsg(database_.get()) + " in: " +
                                         std::string(sql.substr(0, 200)));
  }

  base::Result<sqlite3_stmt*> prepared(std::string_view sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end()) return found->second.get();
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK) return failure(sql);
    statements_.emplace(std::string(sql), Statement(raw));
    return raw;
  }

  base::Status bind(sqlite3_stmt* statement, std::string_view sql, std::span<const Value> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::string name = "$" + std::to_string(i + 1);
      const int index = sqlite3_bind_parameter_index(statement, name.c_str());
      if (index != 0 && bind_value(statement, index, values[i]) != SQLITE_OK) return failure(sql);
    }
    return base::ok();
  }

  base::Result<Answer> step_through(sqlite3_stmt* statement, std::string_view sql) {
    Answer answer;
    for (;;) {
      const int code = sqlite3_step(statement);
      if (code == SQLITE_ROW) {
        answer.rows.push_back(read_row(statement));
      } else if (code == SQLITE_DONE) {
        answer.changed = sqlite3_stmt_readonly(statement) ? 0 : sqlite3_changes64(database_.get());
        return answer;
      } else {
        return failure(sql);
      }
    }
  }

  Database database_;
  Access access_;
  std::map<std::string, Statement, std::less<>> statements_;
};

}  // namespace

base::Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path, Access access) {
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int opened = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Database database(raw);
  if (opened != SQLITE_OK)
    return make_error(Code::Unavailable, "cannot open " + path + ": " + sqlite3_errstr(opened));
  auto connection = std::make_unique<SqliteConnection>(std::move(database), access);
  // FULL: what was answered as done survives a power cut; the writer groups commits to pay for it.
  AL_TRY_DO(connection->script("pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full;"
                               "pragma foreign_keys = on; pragma trusted_schema = off; pragma secure_delete = fast;"));
  if (access == Access::ReadOnly) AL_TRY_DO(connection->script("pragma query_only = on"));
  return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace anlanh::store
