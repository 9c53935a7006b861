#include "app/app_settings.h"

namespace anlanh::app {

namespace {

using base::Settings;

base::Level to_level(std::string_view name) {
  if (name == "debug") return base::Level::Debug;
  if (name == "warning") return base::Level::Warning;
  if (name == "error") return base::Level::Error;
  return base::Level::Info;
}

base::Status read_site(Settings& file, AppSettings& out) {
  AL_TRY(out.site_listen, file.address("site.listen", out.site_listen));
  AL_TRY(out.site_url, file.text("site.url", out.site_url));
  AL_TRY(out.exit_url, file.text("site.exit_url", out.exit_url));
  AL_TRY(out.trusted_proxy, file.flag("site.trusted_proxy"));
  if (file.has("site.block_listen")) {
    AL_TRY(out.block_listen, file.address("site.block_listen", {}));
  }
  return base::ok();
}

base::Status read_guard(Settings& file, AppSettings& out) {
  AL_TRY(out.guard_listen, file.address("guard.listen", out.guard_listen));
  AL_TRY(out.upstreams, file.texts("guard.upstreams", {}));
  AL_TRY(out.block_ipv4, file.text("guard.block_ipv4", out.block_ipv4));
  AL_TRY(out.block_ipv6, file.text("guard.block_ipv6", out.block_ipv6));
  AL_TRY(auto lists, file.tables("guard.lists"));
  for (auto& list : lists) {
    AL_TRY(auto path, list.needed_text("path"));
    AL_TRY(auto category, list.needed_text("category"));
    out.lists.push_back({std::move(path), std::move(category)});
  }
  return base::ok();
}

base::Status read_house(Settings& file, AppSettings& out) {
  AL_TRY(auto folder, file.text("data_dir", out.data_dir.string()));
  out.data_dir = std::move(folder);
  AL_TRY(out.store, file.text("store", "sqlite:" + (out.data_dir / "anlanh.db").string()));
  out.store_named = file.has("store");
  AL_TRY(const bool demo, file.flag("demo"));
  if (demo) use_demo(out);
  AL_TRY(const auto level, file.one_of("log.level", {"debug", "info", "warning", "error"}, "info"));
  out.log_level = to_level(level);
  return base::ok();
}

}  // namespace

void use_demo(AppSettings& settings) {
  settings.demo = true;
  if (!settings.store_named) settings.store = "sqlite:" + (settings.data_dir / "demo.db").string();
}

base::Result<AppSettings> load_settings(const std::filesystem::path& path) {
  auto loaded = Settings::load(path);
  if (!loaded && loaded.error().code != base::Code::NotFound) return loaded.error();
  Settings file = loaded ? std::move(loaded).value() : Settings::none();
  AppSettings out;
  AL_TRY_DO(read_house(file, out));
  AL_TRY_DO(read_site(file, out));
  AL_TRY_DO(read_guard(file, out));
  AL_TRY_DO(file.refuse_unknown());
  return out;
}

}  // namespace anlanh::app
