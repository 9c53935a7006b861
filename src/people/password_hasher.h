#pragma once
// Passwords as Argon2id hashes (libsodium), made by few threads behind a short queue: each costs
// 64 MiB, so that a flood of sign-ins could take the whole machine's memory if nobody counted.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "web/worker_pool.h"

namespace anlanh::people {

struct PasswordCost {
  unsigned long long passes = 2;
  std::size_t memory_bytes = std::size_t{64} << 20;
};
// For tests: the least that Argon2id takes.
inline constexpr PasswordCost kCheapPasswords{1, 8192};

enum class PasswordMatch { No, Yes };

// Thread-safe. Calls block until a worker has done the work. Unavailable: the queue is full.
class PasswordHasher {
 public:
  explicit PasswordHasher(PasswordCost cost, std::size_t threads = 2, std::size_t queue = 16);

  base::Result<std::string> hash(std::string_view password);
  base::Result<PasswordMatch> verify(const std::string& hash, std::string_view password);
  // Takes the time of verify() and is never right: for a login that does not exist.
  base::Status verify_nobody(std::string_view password);

 private:
  base::Status run(const std::function<void()>& work);

  PasswordCost cost_;
  std::string nobody_;
  web::WorkerPool pool_;
};

}  // namespace anlanh::people
