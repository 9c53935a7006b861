#pragma once
// The door of the room.
//
//   Catalog catalog({store, categories, platforms, …});
//   catalog.add_routes(router);
//   catalog.confirm(sql, officer, input, source, now)     // handed to the room `cases`
//   AL_TRY_DO(catalog.start_publishing());                 // from here on the guard follows the catalogue

#include <memory>
#include <string>
#include <vector>

#include "catalog/block_pages.h"
#include "catalog/entry_pages.h"
#include "catalog/publisher.h"
#include "store/migrate.h"

namespace anlanh::catalog {

struct CatalogParts {
  store::Store& store;
  std::vector<Category> categories;
  std::vector<std::string> platforms;  // shared by many: never closed by name
  base::Random random;
  base::Log log;
  std::filesystem::path bundle;
  std::function<std::vector<ReadList>()> load_lists;
  std::function<std::string()> lists_stamp;
  std::function<void(std::shared_ptr<const guard::Policy>)> take_policy;
};

// Thread-safe. Outlives the server.
class Catalog {
 public:
  explicit Catalog(CatalogParts parts);
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;

  static std::vector<store::Migration> migrations();
  void add_routes(web::Router& router);
  base::Status start_publishing();
  void stop_publishing() { publisher_.reset(); }

  // Inside the caller's transaction; call changed() after its commit.
  base::Result<Confirmed> confirm(store::Sql& sql, const people::Officer& officer,
                                  const ConfirmInput& input, const ConfirmSource& source,
                                  base::Instant now) const;
  void changed();

  const std::vector<Category>& categories() const { return parts_.categories; }

 private:
  CatalogParts parts_;
  EntryDesk desk_;
  std::unique_ptr<Publisher> publisher_;
};

}  // namespace anlanh::catalog
