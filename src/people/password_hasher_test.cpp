#include "people/password_hasher.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace anlanh::people {
namespace {

TEST(PasswordHasher, KnowsTheRightPassword) {
  PasswordHasher hasher(kCheapPasswords);
  const auto hash = hasher.hash("con mèo ngồi trên mái tôn").value();
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_EQ(hasher.verify(hash, "con mèo ngồi trên mái tôn").value(), PasswordMatch::Yes);
  EXPECT_EQ(hasher.verify(hash, "con mèo ngồi trên mái tô").value(), PasswordMatch::No);
  EXPECT_EQ(hasher.verify("nonsense", "x").value(), PasswordMatch::No);
  EXPECT_NE(hash, hasher.hash("con mèo ngồi trên mái tôn").value()) << "salted";
  EXPECT_TRUE(hasher.verify_nobody(""));
}

TEST(PasswordHasher, SaysThatItIsBusy) {
  PasswordHasher hasher({3, std::size_t{8} << 20}, 1, 1);
  std::atomic<int> busy{0}, done{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&] {
      const auto made = hasher.hash("x");
      if (made) {
        ++done;
      } else if (made.error().code == base::Code::Unavailable) {
        ++busy;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(busy + done, 12);
  EXPECT_GE(done.load(), 1);
}

}  // namespace
}  // namespace anlanh::people
