#include "people/password_hasher.h"

#include <sodium.h>

#include <array>
#include <future>

namespace anlanh::people {

namespace {

base::Result<std::string> make_hash(std::string_view password, const PasswordCost& cost) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost.passes,
                            cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return base::make_error(base::Code::Unavailable, "no memory to hash a password");
  return std::string(out.data());
}

base::Error busy() {
  return base::make_error(
      base::Code::Unavailable, "password workers are busy",
      base::msg("Many people are signing in at this moment. Please try again in a few seconds."));
}

}  // namespace

PasswordHasher::PasswordHasher(PasswordCost cost, std::size_t threads, std::size_t queue)
    : cost_(cost), pool_(threads, queue) {
  AL_CHECK(sodium_init() >= 0);
  auto made = make_hash("", cost_);
  AL_CHECK(made.has_value());
  nobody_ = std::move(made).value();
}

base::Status PasswordHasher::run(const std::function<void()>& work) {
  std::promise<void> done;
  auto waiting = done.get_future();
  const auto taken = pool_.post([&] {
    work();
    done.set_value();
  });
  if (taken == web::WorkerPool::Taken::Full) return busy();
  waiting.wait();
  return base::ok();
}

base::Result<std::string> PasswordHasher::hash(std::string_view password) {
  base::Result<std::string> made = base::Error{};
  AL_TRY_DO(run([&] { made = make_hash(password, cost_); }));
  return made;
}

base::Result<PasswordMatch> PasswordHasher::verify(const std::string& hash,
                                                   std::string_view password) {
  auto match = PasswordMatch::No;
  AL_TRY_DO(run([&] {
    if (crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0)
      match = PasswordMatch::Yes;
  }));
  return match;
}

base::Status PasswordHasher::verify_nobody(std::string_view password) {
  AL_TRY_DO(verify(nobody_, password));
  return base::ok();
}

}  // namespace anlanh::people
