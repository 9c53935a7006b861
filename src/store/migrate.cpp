#include "store/migrate.h"

#include <sodium.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "store/embedded.h"

namespace anlanh::store {

namespace {

using base::Code;
using base::make_error;

std::string_view engine_word(std::string_view word, Engine engine) {
  const bool sqlite = engine == Engine::Sqlite;
  if (word == "BIGINT") return sqlite ? "integer" : "bigint";
  if (word == "BLOB") return sqlite ? "blob" : "bytea";
  if (word == "BOOL") return sqlite ? "integer" : "boolean";
  if (word == "REAL") return sqlite ? "real" : "double precision";
  if (word == "STRICT") return sqlite ? "strict" : "";
  return word;
}

bool word_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::size_t word_length(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && word_letter(text[end])) ++end;
  return end;
}

// A comment up to its line end, 0 where none begins. An apostrophe in it must not open a literal.
std::size_t comment_length(std::string_view text) {
  return text.starts_with("--") ? std::min(text.find('\n'), text.size()) : 0;
}

// A quoted literal with its quotes, else one character.
std::size_t literal_length(std::string_view text) {
  if (text.front() != '\'') return 1;
  const auto end = text.find('\'', 1);
  return end == text.npos ? text.size() : end + 1;
}

std::string checksum(std::string_view text) {
  std::uint8_t sum[16];
  crypto_generichash(sum, sizeof sum, base::as_bytes(text).data(), text.size(), nullptr, 0);
  return base::hex(sum);
}

using Applied = std::map<std::string, std::string>;

base::Result<Applied> load_applied(Sql& sql) {
  AL_TRY_DO(sql.script(translate_schema("create table if not exists schema_version (name text primary key,"
                                        " checksum text not null, applied_at BIGINT not null) STRICT",
                                        sql.engine())));
  AL_TRY(auto rows, sql.query("select name, checksum from schema_version"));
  Applied applied;
  for (const auto& row : rows) applied.emplace(row.text(0), row.text(1));
  return applied;
}

base::Status check_known(const Applied& applied, std::span<const Migration> all) {
  for (const auto& [name, sum] : applied) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Migration& m) { return m.name == name; });
    if (found == all.end())
      return make_error(Code::Conflict, "the database was written by a newer program: it holds " + name);
    if (checksum(found->text) != sum)
      return make_error(Code::Conflict, "migration " + name + " was changed after it was applied");
  }
  return base::ok();
}

base::Status apply(Sql& sql, const Migration& migration, base::Instant now) {
  AL_TRY_DO(sql.script(translate_schema(migration.text, sql.engine())));
  AL_TRY_DO(sql.exec("insert into schema_version (name, checksum, applied_at) values ($1, $2, $3)", migration.name,
                     checksum(migration.text), now));
  return base::ok();
}

}  // namespace

std::string translate_schema(std::string_view text, Engine engine) {
  std::string out;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::string_view rest = text.substr(i);
    const std::size_t kept = literal_length(rest);
    const std::size_t comment = comment_length(rest);
    const std::size_t word = word_length(rest);
    if (word > 0) {
      out += engine_word(rest.substr(0, word), engine);
    } else {
      out += rest.substr(0, comment > 0 ? 0 : kept);
    }
    i += std::max({word, comment, kept});
  }
  return out;
}

std::vector<Migration> migrations_of(std::span<const base::EmbeddedFile> files) {
  std::vector<Migration> found;
  for (const auto& file : files)
    if (file.name.find("/schema/") != file.name.npos && file.name.ends_with(".sql"))
      found.push_back({std::string(file.name), std::string(file.bytes)});
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return found;
}

std::vector<Migration> store_migrations() { return migrations_of(embedded_files()); }

base::Result<std::vector<std::string>> migrate(Store& store, std::span<const Migration> all, base::Instant now) {
  AL_TRY(const auto applied, store.write(load_applied));
  AL_TRY_DO(check_known(applied, all));
  std::vector<std::string> done;
  for (const auto& migration : all) {
    if (applied.contains(migration.name)) continue;
    auto status = store.write([&](Sql& sql) { return apply(sql, migration, now); });
    if (!status) {
      return make_error(status.error().code, "migration " + migration.name + ": " + status.error().operator_text);
    }
    done.push_back(migration.name);
  }
  return done;
}

}  // namespace anlanh::store
