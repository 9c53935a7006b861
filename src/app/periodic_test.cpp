#include "app/periodic.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace anlanh::app {
namespace {

TEST(Periodic, RunsAtOnceAndStopsWithoutWaitingForTheNextTime) {
  std::promise<void> ran;
  std::atomic<int> runs = 0;
  {
    const Periodic periodic(std::chrono::hours(1), [&] {
      if (++runs == 1) ran.set_value();
    });
    ran.get_future().wait();
  }
  EXPECT_EQ(runs, 1);
}

TEST(Periodic, ComesAgain) {
  std::promise<void> ran;
  std::atomic<int> runs = 0;
  const Periodic periodic(std::chrono::milliseconds(1), [&] {
    if (++runs == 3) ran.set_value();
  });
  EXPECT_EQ(ran.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
}

}  // namespace
}  // namespace anlanh::app
