#include "support/test_store.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <random>

namespace anlanh::test {

namespace {

std::string unique_name() {
  static std::atomic<int> count{0};
  std::random_device device;
  return "t" + std::to_string(::getpid()) + "_" + std::to_string(count++) + "_" + std::to_string(device() % 100000);
}

std::string postgres_url() {
  const char* url = std::getenv("AL_TEST_POSTGRES");
  return url ? url : "";
}

std::unique_ptr<TestStore> opened(std::unique_ptr<TestStore> made) {
  auto store = store::Store::open(made->url, 2);
  if (!store) {
    ADD_FAILURE() << store.error().operator_text;
    std::abort();
  }
  made->store = std::move(store).value();
  return made;
}

void run_on_server(const std::string& statement) {
  auto connection = store::open_postgres(postgres_url(), store::Access::ReadWrite);
  if (!connection || !(*connection)->script(statement)) std::abort();
}

}  // namespace

TestStore::~TestStore() {
  store.reset();
  if (!folder.empty()) std::filesystem::remove_all(folder);
  if (!schema.empty()) run_on_server("drop schema " + schema + " cascade");
}

bool engine_available(store::Engine engine) { return engine == store::Engine::Sqlite || !postgres_url().empty(); }

std::unique_ptr<TestStore> open_empty_store(store::Engine engine) {
  auto made = std::make_unique<TestStore>();
  const std::string name = unique_name();
  if (engine == store::Engine::Sqlite) {
    made->folder = std::filesystem::temp_directory_path() / ("anlanh-" + name);
    std::filesystem::create_directories(made->folder);
    made->url = "sqlite:" + (made->folder / "test.db").string();
  } else {
    made->schema = name;
    run_on_server("create schema " + name);
    const char mark = postgres_url().find('?') == std::string::npos ? '?' : '&';
    made->url = postgres_url() + mark + "options=-csearch_path%3D" + name;
  }
  return opened(std::move(made));
}

std::unique_ptr<TestStore> open_store(store::Engine engine, std::vector<store::Migration> more) {
  auto made = open_empty_store(engine);
  auto all = store::store_migrations();
  all.insert(all.end(), more.begin(), more.end());
  const auto done = store::migrate(*made->store, all, test_now());
  if (!done) {
    ADD_FAILURE() << done.error().operator_text;
    std::abort();
  }
  return made;
}

base::Instant test_now() {
  using namespace std::chrono;
  return base::Instant{sys_days{year{2026} / 9 / 1} + 1h};
}

base::Random test_random() {
  auto engine = std::make_shared<std::mt19937_64>(20260901);
  auto mutex = std::make_shared<std::mutex>();
  return [engine, mutex](std::span<std::uint8_t> out) {
    const std::lock_guard lock(*mutex);
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
}

std::string engine_name(const testing::TestParamInfo<store::Engine>& info) {
  return info.param == store::Engine::Sqlite ? "Sqlite" : "Postgres";
}

}  // namespace anlanh::test
