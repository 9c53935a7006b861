#include "web/static_files.h"

#include "web/assets.h"
#include "web/visit.h"

namespace anlanh::web {

namespace {

// The present hash names bytes that never change; an old page's hash gets today's bytes and asks again next time.
void set_caching(Response& response, std::string_view hash) {
  response.set("Cache-Control",
               hash == asset_hash() ? "public, max-age=31536000, immutable" : "no-cache");
  response.set("ETag", '"' + asset_hash() + '"');
}

base::Result<Response> give_asset(Visit& visit) {
  const auto& request = visit.request;
  const auto asset = find_asset(request.path_params.get("*"));
  if (!asset) return base::make_error(base::Code::NotFound, "no such static file");
  Response out;
  set_caching(out, request.path_params.get("hash"));
  if (request.if_none_match == out.header("ETag")) {
    out.status = 304;
    return out;
  }
  out.set("Content-Type", std::string(asset->content_type));
  out.compression = Compression::Never;  // packed once already, or not worth it
  const bool packed = request.gzip == Gzip::Accepted && !asset->gzip_bytes.empty();
  if (!asset->gzip_bytes.empty()) out.set("Vary", "Accept-Encoding");
  if (packed) out.set("Content-Encoding", "gzip");
  out.body = packed ? asset->gzip_bytes : asset->bytes;
  return out;
}

base::Result<Response> give_icon(Visit&) { return moved(asset_url("icon.svg")); }

// Help pages say noindex themselves (web/page.h): naming their addresses here would point at them.
base::Result<Response> give_robots(Visit&) {
  auto out = plain_text("User-agent: *\nDisallow: /thoat\n");
  out.set("Cache-Control", "public, max-age=86400");
  return out;
}

}  // namespace

void add_static_files(Router& router) {
  router.add({.method = Method::Get,
              .pattern = "/tai-nguyen/:hash/*",
              .access = Access::same_for_all(),
              .help = "Styles, scripts, fonts and icons",
              .handler = give_asset});
  router.add({.method = Method::Get,
              .pattern = "/favicon.ico",
              .access = Access::same_for_all(),
              .help = "The icon, for browsers that ask by this name",
              .handler = give_icon});
  router.add({.method = Method::Get,
              .pattern = "/robots.txt",
              .access = Access::same_for_all(),
              .help = "What search engines may read",
              .handler = give_robots});
}

}  // namespace anlanh::web
