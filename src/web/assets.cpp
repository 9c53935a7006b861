#include "web/assets.h"

#include <array>
#include <cstdint>
#include <map>
#include <span>

#include "base/embedded.h"
#include "base/result.h"

namespace anlanh::web {

std::span<const base::EmbeddedFile> embedded_files();

namespace {

struct Type {
  std::string_view ending;
  std::string_view content_type;
};
constexpr auto kTypes = std::to_array<Type>({{".css", "text/css; charset=utf-8"},
                                             {".js", "text/javascript; charset=utf-8"},
                                             {".svg", "image/svg+xml"},
                                             {".woff2", "font/woff2"}});

std::string_view content_type(std::string_view name) {
  for (const Type& type : kTypes) {
    if (name.ends_with(type.ending)) return type.content_type;
  }
  return {};
}

// The build folder's part of an embedded name does not matter.
std::string_view base_name(std::string_view name) { return name.substr(name.rfind('/') + 1); }

struct Table {
  std::map<std::string_view, Asset> files;
  std::string hash;
};

// FNV-1a: the hash only tells one build's files from another's.
void mix(std::uint64_t& hash, std::string_view bytes) {
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
}

std::string hexadecimal(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

Table make_table() {
  Table table;
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const base::EmbeddedFile& file : embedded_files()) {
    const std::string_view name = base_name(file.name);
    if (content_type(name).empty()) continue;
    table.files[name] = Asset{file.bytes, {}, content_type(name)};
    mix(hash, name);
    mix(hash, file.bytes);
  }
  for (const base::EmbeddedFile& file : embedded_files()) {
    if (!file.name.ends_with(".gz")) continue;
    const std::string_view packed = base_name(file.name);
    const auto plain = table.files.find(packed.substr(0, packed.size() - 3));
    if (plain != table.files.end()) plain->second.gzip_bytes = file.bytes;
  }
  table.hash = hexadecimal(hash);
  return table;
}

const Table& assets() {
  static const Table table = make_table();
  return table;
}

}  // namespace

const std::string& asset_hash() { return assets().hash; }

Url asset_url(std::string_view name) {
  AL_CHECK(assets().files.contains(name));
  return path({"/tai-nguyen", asset_hash(), name});
}

std::optional<Asset> find_asset(std::string_view name) {
  const auto& files = assets().files;
  const auto found = files.find(name);
  if (found == files.end()) return std::nullopt;
  return found->second;
}

}  // namespace anlanh::web
