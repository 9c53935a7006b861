#include "catalog/catalog.h"

#include "catalog/embedded.h"

namespace anlanh::catalog {

Catalog::Catalog(CatalogParts parts)
    : parts_(std::move(parts)),
      desk_{parts_.store, {parts_.categories, parts_.platforms, parts_.random}, [this] {
              changed();
            }} {}

std::vector<store::Migration> Catalog::migrations() {
  return store::migrations_of(embedded_files());
}

void Catalog::add_routes(web::Router& router) { add_entry_routes(router, desk_); }

base::Status Catalog::start_publishing() {
  AL_TRY(publisher_,
         Publisher::start({parts_.store, parts_.categories, parts_.load_lists, parts_.lists_stamp,
                           parts_.bundle, parts_.take_policy, parts_.log}));
  return base::ok();
}

base::Result<Confirmed> Catalog::confirm(store::Sql& sql, const people::Officer& officer,
                                         const ConfirmInput& input, const ConfirmSource& source,
                                         base::Instant now) const {
  return confirm_entry(sql, desk_.context, officer, input, source, now);
}

void Catalog::changed() {
  if (publisher_) publisher_->request();
}

}  // namespace anlanh::catalog
