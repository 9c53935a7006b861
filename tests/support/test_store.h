#pragma once
// A fresh database for one test, on each engine.
//
//   class ReportStore : public testing::TestWithParam<store::Engine> {};
//   TEST_P(ReportStore, …) { auto db = test::open_store(GetParam(), migrations); … db->store … }
//   AL_BOTH_ENGINES(ReportStore);
//
// PostgreSQL is the server that AL_TEST_POSTGRES names (./test starts one); where it is not set those tests are
// skipped with a line that says so.

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "store/migrate.h"
#include "store/store.h"

namespace anlanh::test {

struct TestStore {
  std::unique_ptr<store::Store> store;
  std::string url;
  std::filesystem::path folder;  // removed at the end
  std::string schema;            // dropped at the end
  ~TestStore();
};

// Absent where the engine is not there to be tested (PostgreSQL without AL_TEST_POSTGRES).
bool engine_available(store::Engine engine);
// An empty database. REQUIRES: engine_available(engine).
std::unique_ptr<TestStore> open_empty_store(store::Engine engine);
// With the store's own migrations and `more` applied.
std::unique_ptr<TestStore> open_store(store::Engine engine, std::vector<store::Migration> more = {});

// The present moment in tests: 08:00 on 1 September 2026 in Viet Nam.
base::Instant test_now();
// Bytes that differ from call to call and are the same in each run.
base::Random test_random();

std::string engine_name(const testing::TestParamInfo<store::Engine>& info);

}  // namespace anlanh::test

#define AL_BOTH_ENGINES(suite)                                                                        \
  INSTANTIATE_TEST_SUITE_P(Engines, suite,                                                            \
                           testing::Values(anlanh::store::Engine::Sqlite, anlanh::store::Engine::Postgres), \
                           anlanh::test::engine_name)

#define AL_NEED_ENGINE(engine) \
  if (!anlanh::test::engine_available(engine)) GTEST_SKIP() << "AL_TEST_POSTGRES is not set"
