#pragma once
// Reads data/law and data/guard into what the rooms hold. A broken file names its place and stops the start.

#include <memory>
#include <string>
#include <vector>

#include "app/data_files.h"
#include "cases/lawbook_model.h"
#include "catalog/category_model.h"

namespace anlanh::app {

base::Result<std::shared_ptr<const cases::LawBook>> load_lawbook(const DataFiles& files);
base::Result<std::vector<catalog::Category>> load_categories(const DataFiles& files);
base::Result<std::vector<std::string>> load_platforms(const DataFiles& files);

}  // namespace anlanh::app
