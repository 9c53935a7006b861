#pragma once
// Codes of an authenticator app: RFC 6238 with 6 digits, 30 seconds and SHA-1, which is what every app reads.
// Pure; liboath computes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/time.h"

namespace anlanh::people {

inline constexpr std::int64_t kTotpSeconds = 30;
inline constexpr std::size_t kTotpSecretBytes = 20;

// The code of one step, "012345".
std::string totp_code(const base::Bytes& secret, std::int64_t step);

// The step that this code belongs to: the present one, the one before or the one after (a telephone's
// clock is off). Absent: wrong, or of a step no later than `last_step`: no code is taken twice.
std::optional<std::int64_t> find_totp_step(const base::Bytes& secret, std::string_view code,
                                           base::Instant now, std::int64_t last_step);

// RFC 4648 without padding, in groups of four as people type it: "ABCD EFGH …".
std::string totp_secret_text(const base::Bytes& secret);
// What the QR code says: "otpauth://totp/An%20L%C3%A0nh:hoa.nguyen?secret=…&issuer=…".
std::string totp_uri(const base::Bytes& secret, std::string_view login, std::string_view issuer);

}  // namespace anlanh::people
