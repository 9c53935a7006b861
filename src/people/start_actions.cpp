#include "people/start_actions.h"

#include "base/bytes.h"

namespace anlanh::people {

namespace {

constexpr std::string_view kSigns = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

std::string make_code(const base::Random& random) {
  std::string out;
  for (int i = 0; i < 10; ++i) {
    if (i == 5) out += '-';
    out += kSigns[base::random_below(random, kSigns.size())];
  }
  return out;
}

// "ab3cd ef4gh" as "AB3CDEF4GH".
std::string normal_code(std::string_view typed) {
  std::string out;
  for (const char c : typed) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (kSigns.find(upper) != kSigns.npos) out += upper;
  }
  return out;
}

}  // namespace

base::Result<std::optional<std::string>> StartDesk::open() {
  AL_TRY(const auto any, any_account());
  if (any == AnyAccount::Yes) return std::optional<std::string>();
  const std::lock_guard lock(mutex_);
  code_ = make_code(parts_.random);
  return std::optional<std::string>(code_);
}

base::Result<AnyAccount> StartDesk::any_account() const { return people::any_account(parts_); }

bool StartDesk::right_code(std::string_view typed) {
  const std::lock_guard lock(mutex_);
  return !code_.empty() && base::equal_secret(normal_code(typed), normal_code(code_));
}

base::Result<Created> StartDesk::make_first(const Request& request, base::Instant now) {
  // Before anything else: without the code nothing typed here is looked at.
  if (!right_code(request.code))
    return Created{{{"code", base::msg("This is not the start code. It stands on the terminal "
                                       "where the program was started.")}},
                   {},
                   {}};
  if (request.password != request.again)
    return Created{{{"again", base::msg("The two passwords are not the same.")}}, {}, {}};
  AL_TRY(auto created, create_first_admin(parts_, request.admin, request.password, now));
  if (!created.problems.empty()) return created;
  const std::lock_guard lock(mutex_);
  code_.clear();
  return created;
}

}  // namespace anlanh::people
