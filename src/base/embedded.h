#pragma once
// Files that live inside the binary (cmake/al_embed.cmake).

#include <span>
#include <string_view>

namespace anlanh::base {

struct EmbeddedFile {
  std::string_view name;   // "cases/schema/0001_report.sql"
  std::string_view bytes;  // lives as long as the program
};

}  // namespace anlanh::base
