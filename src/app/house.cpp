#include "app/house.h"

#include <filesystem>

#include "app/audit_pages.h"
#include "app/bind_cases.h"
#include "app/bind_guard.h"
#include "app/bind_learn.h"
#include "app/bind_targets.h"
#include "app/embedded.h"
#include "app/home_pages.h"
#include "app/key_files.h"
#include "app/law_data.h"
#include "app/navigation.h"
#include "app/own_host.h"
#include "store/migrate.h"
#include "web/static_files.h"
#include "web/web_embedded.h"

namespace anlanh::app {

namespace {

using base::Status;

constexpr std::chrono::minutes kLegalClockEvery{1};

// Order of rooms, then of numbers: a room may refer to tables of the rooms below it.
std::vector<store::Migration> all_migrations() {
  std::vector<store::Migration> all = store::store_migrations();
  const auto add = [&](std::vector<store::Migration> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  };
  add(store::migrations_of(web::embedded_files()));
  add(people::people_migrations());
  add(cases::migrations());
  add(catalog::Catalog::migrations());
  add(learn::Learn::migrations());
  add(targets::Targets::migrations());
  return all;
}

std::vector<web::Listener> listeners(const AppSettings& settings, web::Application& gate) {
  std::vector<web::Listener> all{{settings.site_listen.host, settings.site_listen.port, &gate}};
  if (settings.block_listen)
    all.push_back({settings.block_listen->host, settings.block_listen->port, &gate});
  return all;
}

web::Url help_url(const AppSettings& settings) {
  return web::Url::external(settings.site_url + "/goc-cua-em")
      .value_or(web::Url::local("/goc-cua-em"));
}

// The demo's policy is a file of its own, as its database is: a guard that starts alone after a demo must not block
// invented names in a real province.
std::filesystem::path bundle_path(const AppSettings& settings) {
  return settings.data_dir / (settings.demo ? "demo-policy.bundle" : "policy.bundle");
}

base::Result<std::unique_ptr<store::Store>> open_database(const AppSettings& settings) {
  std::error_code error;
  std::filesystem::create_directories(settings.data_dir, error);
  std::filesystem::permissions(settings.data_dir, std::filesystem::perms::owner_all, error);
  return store::Store::open(settings.store);
}

Status update_schema(store::Store& store, const World& world) {
  AL_TRY(const auto done, store::migrate(store, all_migrations(), world.clock()));
  for (const auto& name : done) world.log.info("schema changed", {{"migration", name}});
  return base::ok();
}

// What an officer must not be able to close: shared platforms, and this very site.
base::Result<std::vector<std::string>> load_protected_names(const DataFiles& files,
                                                            const AppSettings& settings) {
  AL_TRY(auto names, load_platforms(files));
  if (auto own = host_of_url(settings.site_url); !own.empty()) names.push_back(std::move(own));
  return names;
}

}  // namespace

base::Result<std::shared_ptr<const base::Catalogue>> open_catalogue() {
  for (const auto& file : embedded_files())
    if (file.name == "app/vi.mo") return base::Catalogue::open(file.bytes);
  return base::make_error(base::Code::Internal,
                          "the program was built without its Vietnamese texts");
}

base::Result<std::unique_ptr<store::Store>> open_store(const AppSettings& settings,
                                                       const World& world) {
  AL_TRY(auto store, open_database(settings));
  AL_TRY_DO(update_schema(*store, world));
  return store;
}

House::House(const AppSettings& settings, World world)
    : settings_(settings),
      world_(std::move(world)),
      files_(settings.data_dir / "data"),
      own_hosts_{host_of_url(settings.site_url), settings.site_listen.host} {
  if (settings.block_listen) own_hosts_.push_back(settings.block_listen->host);
}

House::~House() { close_doors(); }

base::Result<std::unique_ptr<House>> House::build(const AppSettings& settings, World world) {
  std::unique_ptr<House> house(new House(settings, std::move(world)));
  AL_TRY_DO(house->build_ground());
  AL_TRY_DO(house->build_rooms());
  house->build_sites();
  return house;
}

Status House::build_ground() {
  AL_TRY(catalogue_, open_catalogue());
  AL_TRY(store_, open_database(settings_));
  AL_TRY_DO(need_master_key(*store_, settings_));
  AL_TRY_DO(update_schema(*store_, world_));
  AL_TRY(sealer_, open_sealer(settings_, world_.random));
  AL_TRY(vault_, open_vault(*store_, settings_, world_.random));
  sessions_ = std::make_unique<web::SessionKeeper>(*store_, sealer_->derive("session cookie"),
                                                   world_.random);
  limiter_ = std::make_unique<web::Limiter>(web::kUsualLimits, world_.random);
  return base::ok();
}

Status House::build_rooms() {
  people_ = std::make_unique<people::People>(people::PeopleNeeds{
      .store = *store_,
      .sessions = *sessions_,
      .clock = world_.clock,
      .random = world_.random,
      .sealer = sealer_,
      .site = {origin_of_url(settings_.site_url), host_of_url(settings_.site_url)},
      .house = settings_.demo ? people::HouseKind::Demo : people::HouseKind::Real});
  AL_TRY(auto categories, load_categories(files_));
  AL_TRY(auto names, load_protected_names(files_, settings_));
  catalog_ = std::make_unique<catalog::Catalog>(catalog::CatalogParts{
      *store_, std::move(categories), std::move(names), world_.random, world_.log,
      bundle_path(settings_), [this] { return load_lists(settings_, world_.log); },
      [this] { return stamp_lists(settings_); },
      [this](auto policy) { guard_->replace_policy(std::move(policy)); }});
  AL_TRY(const auto lawbook, load_lawbook(files_));
  AL_TRY(const auto words, files_.read("words/return-key-vi.txt"));
  AL_TRY(cases_, cases::Cases::open({*store_, sealer_, vault_, world_.random, world_.log, lawbook,
                                     words, bind_cases(*catalog_, world_.clock)},
                                    world_.clock()));
  const auto is_blocked = [this](std::string_view host) { return why_blocked(host).has_value(); };
  AL_TRY(targets_, bind_targets(*store_, files_, {world_.clock, lawbook, is_blocked}));
  AL_TRY(learn_, bind_learn(*store_, world_.random, files_, *targets_));
  return base::ok();
}

void House::build_sites() {
  web::SiteSettings site;
  site.scheme = settings_.site_url.starts_with("https:") ? web::Scheme::Https : web::Scheme::Http;
  site.demo = settings_.demo ? web::Demo::Yes : web::Demo::No;
  site.own_account = web::Url::local("/tai-khoan");
  site.exit_url = settings_.exit_url;
  web::SiteParts parts{.catalogue = catalogue_,
                       .clock = world_.clock,
                       .random = world_.random,
                       .log = &world_.log,
                       .key = sealer_->derive("site"),
                       .sessions = nullptr,
                       .load_principal = {},
                       .limiter = limiter_.get(),
                       .decorate = {}};

  web::Router block_router;
  web::add_static_files(block_router);
  web::add_exit_route(block_router, site);
  block_router.fallback(catalog::block_page_handler(
      {catalog_->categories(), [this](auto host) { return why_blocked(host); },
       help_url(settings_)}));
  block_site_ = std::make_unique<web::Site>(std::move(block_router), site, parts);

  web::Router router;
  web::add_static_files(router);
  web::add_exit_route(router, site);
  add_home_routes(router);
  add_health_route(router, *store_);
  add_audit_routes(router, *store_);
  people_->add_routes(router);
  cases_->add_routes(router);
  catalog_->add_routes(router);
  learn_->add_routes(router);
  targets_->add_routes(router);
  add_route_list(router);
  parts.sessions = sessions_.get();
  parts.load_principal = people_->principal_loader();
  parts.decorate = navigation(*cases_);
  site_ = std::make_unique<web::Site>(std::move(router), site, std::move(parts));
  gate_ = std::make_unique<catalog::BlockGate>([this](auto host) { return is_foreign(host); },
                                               *site_, *block_site_);
}

std::optional<catalog::BlockReason> House::why_blocked(std::string_view host) const {
  if (!guard_) return std::nullopt;
  const auto policy = guard_->policy();
  const auto match = policy->find(host);
  if (!match || match->action != guard::Action::Block) return std::nullopt;
  const auto* category = policy->speaking_category(match->categories);
  return catalog::BlockReason{category ? category->slug : "", match->name};
}

bool House::is_foreign(std::string_view host) const {
  // Our own names stay ours whatever a list from outside says of them.
  return !is_own_host(host, own_hosts_);
}

Status House::start_guard() {
  AL_TRY(auto settings, guard_settings(settings_));
  AL_TRY(guard_, guard::Guard::start(std::move(settings), world_.log, world_.random, world_.clock));
  return catalog_->start_publishing();
}

Status House::open_doors() {
  AL_TRY_DO(start_guard());
  web::ServerSettings server;
  if (settings_.trusted_proxy) server.trusted_proxy = web::TrustedProxy::Yes;
  AL_TRY(server_,
         web::Server::start(listeners(settings_, *gate_), server, world_.clock, world_.log));
  legal_clock_ =
      std::make_unique<Periodic>(kLegalClockEvery, [this] { cases_->run_clock(world_.clock()); });
  return base::ok();
}

void House::close_doors() {
  legal_clock_.reset();
  if (server_) server_->stop();
  if (catalog_) catalog_->stop_publishing();
  if (guard_) guard_->stop();
}

}  // namespace anlanh::app
