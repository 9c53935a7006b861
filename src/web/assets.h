#pragma once
// Styles, scripts, fonts and icons inside the binary, addressed so that a browser may keep them for ever.
//
// /tai-nguyen/<hash>/public.css: the hash is over all files, so that a style finds its fonts beside itself.

#include <optional>
#include <string>
#include <string_view>

#include "web/url.h"

namespace anlanh::web {

struct Asset {
  std::string_view bytes;
  std::string_view gzip_bytes;  // empty: not worth packing
  std::string_view content_type;
};

// REQUIRES: a file that cmake/al_assets.cmake lists.
Url asset_url(std::string_view name);
// The hash in the address, 16 hexadecimal digits.
const std::string& asset_hash();
// Absent: no such file. Any hash is answered, so that a page from before an update still has its style; only
// the present one (asset_hash) may be cached for ever.
std::optional<Asset> find_asset(std::string_view name);

}  // namespace anlanh::web
