// PostgreSQL behind `Connection`: prepared statements by text and types, bytea in binary, reconnects when lost.

#include <libpq-fe.h>

#include <charconv>
#include <cstring>
#include <map>

#include "store/connection.h"

namespace anlanh::store {

namespace {

using base::Code;
using base::make_error;

// Type numbers of the server (pg_type.dat); libpq has no header for them.
enum : Oid { kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25, kFloat4 = 700, kFloat8 = 701, kNumeric = 1700 };

struct ConnectionEnd {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ResultEnd {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Handle = std::unique_ptr<PGconn, ConnectionEnd>;
using Outcome = std::unique_ptr<PGresult, ResultEnd>;

Code code_of(const char* state) {
  const std::string_view text = state ? state : "";
  if (text == "23505") return Code::Conflict;
  if (text.starts_with("23") || text.starts_with("22")) return Code::Invalid;
  if (text.empty() || text.starts_with("08") || text.starts_with("53") || text.starts_with("57") ||
      text.starts_with("40") || text.starts_with("55"))
    return Code::Unavailable;
  return Code::Internal;
}

// One value as libpq wants it; keeps the text alive while the statement runs.
struct Parameter {
  Oid type = 0;
  std::string bytes;
  bool null = false;
  int format = 0;
};

Parameter to_parameter(const Value& value) {
  if (const auto* v = std::get_if<std::int64_t>(&value)) return {kInt8, std::to_string(*v)};
  if (const auto* v = std::get_if<bool>(&value)) return {kBool, *v ? "t" : "f"};
  if (const auto* v = std::get_if<std::string>(&value)) return {kText, *v};
  if (const auto* v = std::get_if<base::Bytes>(&value)) return {kBytea, std::string(base::as_text(*v)), false, 1};
  if (const auto* v = std::get_if<double>(&value)) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, *v).ptr;
    return {kFloat8, std::string(buffer, end)};
  }
  return {0, "", true};
}

std::int64_t to_integer(const char* text) {
  std::int64_t value = 0;
  std::from_chars(text, text + std::strlen(text), value);
  return value;
}

Value bytea_value(const char* text) {
  const std::string_view escaped(text);
  AL_CHECK(escaped.starts_with("\\x"));  // bytea_output is set to hex on every connection
  return base::parse_hex(escaped.substr(2)).value_or(base::Bytes{});
}

Value column_value(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column)) return Null{};
  const char* text = PQgetvalue(result, row, column);
  switch (PQftype(result, column)) {
    case kBool: return *text == 't';
    case kInt2:
    case kInt4:
    case kInt8: return to_integer(text);
    case kFloat4:
    case kFloat8: return std::strtod(text, nullptr);
    // sum(bigint) and the like: whole numbers stay whole.
    case kNumeric: return std::strchr(text, '.') ? Value{std::strtod(text, nullptr)} : Value{to_integer(text)};
    case kBytea: return bytea_value(text);
    default: return std::string(text, static_cast<std::size_t>(PQgetlength(result, row, column)));
  }
}

Answer to_answer(PGresult* result) {
  Answer answer;
  const int columns = PQnfields(result);
  for (int row = 0; row < PQntuples(result); ++row) {
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) values.push_back(column_value(result, row, i));
    answer.rows.emplace_back(std::move(values));
  }
  answer.changed = to_integer(PQcmdTuples(result));
  return answer;
}

class PostgresConnection : public Connection {
 public:
  PostgresConnection(std::string url, Access access) : url_(std::move(url)), access_(access) {}

  Engine engine() const override { return Engine::Postgres; }

  base::Status connect() {
    names_.clear();
    handle_.reset(PQconnectdb(url_.c_str()));
    if (PQstatus(handle_.get()) != CONNECTION_OK)
      return make_error(Code::Unavailable,
                        "postgresql: " + std::string(PQerrorMessage(handle_.get())) + " at " + without_password(url_));
    return script("set client_encoding to 'UTF8'; set bytea_output to 'hex'; set standard_conforming_strings to on;"
                  "set client_min_messages to warning; set statement_timeout to '30s'");
  }

  base::Result<Answer> run(std::string_view sql, std::span<const Value> values) override {
    std::vector<Parameter> parameters;
    parameters.reserve(values.size());
    for (const auto& value : values) parameters.push_back(to_parameter(value));
    AL_TRY(const std::string name, prepared(sql, parameters));
    return execute(name, sql, parameters);
  }

  base::Status script(std::string_view sql) override {
    const Outcome result(PQexec(handle_.get(), std::string(sql).c_str()));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return failure(result.get(), sql);
    return base::ok();
  }

  base::Status begin() override {
    if (PQstatus(handle_.get()) != CONNECTION_OK) AL_TRY_DO(connect());
    if (access_ == Access::ReadOnly) return script("begin isolation level repeatable read read only");
    // One writer at a time in all processes, as on SQLite: the audit chain and "may still be done" checks rest on it.
    return script("begin; select pg_advisory_xact_lock(7236541)");
  }

  base::Status commit() override {
    const Outcome result(PQexec(handle_.get(), "commit"));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) return failure(result.get(), "commit");
    // After a failed statement the server answers "commit" with a rollback.
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
      return make_error(Code::Internal, "postgresql rolled the transaction back at commit");
    return base::ok();
  }

  void rollback() override { const Outcome result(PQexec(handle_.get(), "rollback")); }

 private:
  base::Error failure(const PGresult* result, std::string_view sql) const {
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    return make_error(code_of(state), std::string("postgresql: ") + PQerrorMessage(handle_.get()) + " in: " +
                                          std::string(sql.substr(0, 200)));
  }

  base::Result<std::string> prepared(std::string_view sql, const std::vector<Parameter>& parameters) {
    std::vector<Oid> types;
    std::string key(sql);
    for (const auto& parameter : parameters) {
      types.push_back(parameter.type);
      key += '\0' + std::to_string(parameter.type);
    }
    const auto found = names_.find(key);
    if (found != names_.end()) return found->second;
    const std::string name = "s" + std::to_string(names_.size());
    const Outcome result(PQprepare(handle_.get(), name.c_str(), std::string(sql).c_str(),
                                   static_cast<int>(types.size()), types.data()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) return failure(result.get(), sql);
    names_.emplace(std::move(key), name);
    return name;
  }

  base::Result<Answer> execute(const std::string& name, std::string_view sql,
                               const std::vector<Parameter>& parameters) {
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (const auto& parameter : parameters) {
      values.push_back(parameter.null ? nullptr : parameter.bytes.data());
      lengths.push_back(static_cast<int>(parameter.bytes.size()));
      formats.push_back(parameter.format);
    }
    const Outcome result(PQexecPrepared(handle_.get(), name.c_str(), static_cast<int>(parameters.size()),
                                        values.data(), lengths.data(), formats.data(), 0));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) return failure(result.get(), sql);
    return to_answer(result.get());
  }

  std::string url_;
  Access access_;
  Handle handle_;
  std::map<std::string, std::string> names_;
};

}  // namespace

base::Result<std::unique_ptr<Connection>> open_postgres(const std::string& url, Access access) {
  auto connection = std::make_unique<PostgresConnection>(url, access);
  AL_TRY_DO(connection->connect());
  return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace anlanh::store
