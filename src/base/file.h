#pragma once
// Whole files: read with a limit, replaced in one step so that a reader sees the old or the new
// one, never half.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace anlanh::base {

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes);

enum class FileMode { Public, Secret };  // 0644 and 0600
// Writes beside the target, flushes to the disk, renames over it, flushes the folder.
Status replace_file(const std::filesystem::path& path, std::string_view bytes,
                    FileMode mode = FileMode::Public);

}  // namespace anlanh::base
