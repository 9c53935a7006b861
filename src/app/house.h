#pragma once
// The whole house: every room, built once and wired here. What does not stand in this file does not exist in the
// running program; where two rooms meet, a bind_*.h hands one a function of the other.

#include <memory>
#include <string>
#include <vector>

#include "app/app_settings.h"
#include "app/data_files.h"
#include "app/periodic.h"
#include "base/catalogue.h"
#include "base/log.h"
#include "base/random.h"
#include "cases/cases.h"
#include "catalog/catalog.h"
#include "guard/guard.h"
#include "learn/learn.h"
#include "people/people.h"
#include "store/seal.h"
#include "store/store.h"
#include "store/vault.h"
#include "targets/targets.h"
#include "web/dispatch.h"
#include "web/server.h"

namespace anlanh::app {

// The machine's gifts: time, chance, where lines of log go.
struct World {
  base::Clock clock;
  base::Random random;
  base::Log log;
};

// The Vietnamese texts that the build put into the program.
base::Result<std::shared_ptr<const base::Catalogue>> open_catalogue();

// Opens the database and brings its schema up to this program's.
base::Result<std::unique_ptr<store::Store>> open_store(const AppSettings& settings,
                                                       const World& world);

// Built bottom up, torn down in reverse. One thread builds it; running, it is thread-safe.
class House {
 public:
  static base::Result<std::unique_ptr<House>> build(const AppSettings& settings, World world);
  ~House();

  // DNS first: names must resolve before, and however long, the site is not there.
  base::Status open_doors();
  // Takes nothing new, finishes what runs.
  void close_doors();

  std::uint16_t site_port() const { return server_->port(); }
  std::uint16_t guard_port() const { return guard_->port(); }

  web::Site& site() { return *site_; }
  store::Store& store() { return *store_; }
  people::People& people() { return *people_; }
  cases::Cases& cases() { return *cases_; }
  catalog::Catalog& catalog() { return *catalog_; }
  learn::Learn& learn() { return *learn_; }
  const DataFiles& files() const { return files_; }
  const World& world() const { return world_; }

 private:
  House(const AppSettings& settings, World world);
  base::Status build_ground();  // database, keys, words
  base::Status build_rooms();
  base::Status start_guard();
  void build_sites();
  std::optional<catalog::BlockReason> why_blocked(std::string_view host) const;
  bool is_foreign(std::string_view host) const;

  AppSettings settings_;
  World world_;
  DataFiles files_;
  std::vector<std::string> own_hosts_;
  std::shared_ptr<const base::Catalogue> catalogue_;
  std::unique_ptr<store::Store> store_;
  std::shared_ptr<const store::Sealer> sealer_;
  std::shared_ptr<const store::Vault> vault_;
  std::unique_ptr<web::SessionKeeper> sessions_;
  std::unique_ptr<web::Limiter> limiter_;
  std::unique_ptr<guard::Guard> guard_;
  std::unique_ptr<people::People> people_;
  std::unique_ptr<catalog::Catalog> catalog_;
  std::unique_ptr<cases::Cases> cases_;
  std::unique_ptr<learn::Learn> learn_;
  std::unique_ptr<targets::Targets> targets_;
  std::unique_ptr<web::Site> site_;
  std::unique_ptr<web::Site> block_site_;
  std::unique_ptr<catalog::BlockGate> gate_;
  std::unique_ptr<web::Server> server_;
  std::unique_ptr<Periodic> legal_clock_;
};

}  // namespace anlanh::app
