#pragma once
// The CBOR (RFC 8949) around and inside what a passkey sends, read before libfido2 sees it.

#include <optional>
#include <string>

#include "base/bytes.h"

namespace anlanh::people {

// {"fmt": text, "attStmt": anything, "authData": bytes} (WebAuthn 6.5.4).
struct Attestation {
  std::string format;              // "none", "packed", …
  base::Bytes authenticator_data;  // as it was signed
};

// At most 64 KiB and 16 levels; definite lengths only, as CTAP2 writes them. Absent: anything else.
std::optional<Attestation> parse_attestation(base::ByteView bytes);

// Whether authenticator data (WebAuthn 6.1) is at most 64 KiB and holds, behind its head of 37 bytes and
// the credential's id, nothing but whole items of CBOR with the same limits. libcbor sets memory aside for
// as many items as a head claims, so a claim that the bytes do not bear out must not reach it.
bool holds_sound_items(base::ByteView authenticator_data);

}  // namespace anlanh::people
