#pragma once
// Numbered changes of the schema, each in one transaction, each remembered with a checksum.
//
// A migration is one text for both engines. Words in capitals are ours and become what the engine calls them:
//   BIGINT  integer of 64 bits   REAL  floating number   BLOB  bytes   BOOL  truth
//   STRICT  after the closing bracket of a table

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "base/time.h"
#include "store/store.h"

namespace anlanh::store {

struct Migration {
  std::string name;  // "people/0001_unit.sql": order within a room is the order of names
  std::string text;
};

// The migrations among the embedded files of a room ("<room>/schema/*.sql"), in order.
std::vector<Migration> migrations_of(std::span<const base::EmbeddedFile> files);
// This room's own: audit lines.
std::vector<Migration> store_migrations();

// Applies what is missing, in the order given. Refuses (Conflict) when one that was applied has changed since, and
// when the database holds a migration this program does not know: it was written by a newer one.
base::Result<std::vector<std::string>> migrate(Store& store, std::span<const Migration> all, base::Instant now);

// The text as the engine wants it.
std::string translate_schema(std::string_view text, Engine engine);

}  // namespace anlanh::store
