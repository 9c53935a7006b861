#pragma once
// The CBOR (RFC 8949) around a new passkey: {"fmt": text, "attStmt": anything, "authData": bytes}.

#include <optional>
#include <string>

#include "base/bytes.h"

namespace anlanh::people {

struct Attestation {
  std::string format;              // "none", "packed", …
  base::Bytes authenticator_data;  // as it was signed
};

// At most 64 KiB and 16 levels; definite lengths only, as CTAP2 writes them. Absent: anything else.
std::optional<Attestation> parse_attestation(base::ByteView bytes);

}  // namespace anlanh::people
