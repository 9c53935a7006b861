#pragma once
// Where cases meet the catalogue, the accounts and the folding of Vietnamese.

#include "cases/case_ports.h"
#include "catalog/catalog.h"

namespace anlanh::app {

// `catalog` outlives the ports; `clock` says which roles hold today.
cases::Ports bind_cases(catalog::Catalog& catalog, base::Clock clock);

}  // namespace anlanh::app
