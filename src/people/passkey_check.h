#pragma once
// What a browser says about a passkey, checked without any device at hand: WebAuthn level 2, sections 7.1 (a new
// one) and 7.2 (its use). Bytes in, verdict out; libfido2 checks signatures and reads authenticator data.
//
// Asked of each answer: its kind, our challenge, our address, the hash of our name, a person present and verified
// (finger, face or PIN). Attestation is not asked for: we trust a device because its officer does.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace anlanh::people {

// The site as browsers know it.
struct PasskeySite {
  std::string origin;  // "https://anlanh.example"
  std::string name;    // "anlanh.example": the relying party's id
};

struct NewCredential {
  base::Bytes credential;
  int algorithm = 0;  // COSE
  base::Bytes public_key;
  std::int64_t sign_count = 0;
};

// What navigator.credentials.create() gave. Invalid: anything that is not right.
struct Registration {
  base::Bytes client_data;  // JSON
  base::Bytes attestation;  // CBOR
};
base::Result<NewCredential> check_registration(const PasskeySite& site,
                                               const base::Bytes& challenge,
                                               const Registration& answer);

// What navigator.credentials.get() gave.
struct Assertion {
  base::Bytes credential;
  base::Bytes client_data;         // JSON
  base::Bytes authenticator_data;  // section 6.1
  base::Bytes signature;
};
// The device's count of signatures. Invalid: not signed by this key, or anything else is not right.
base::Result<std::int64_t> check_assertion(const PasskeySite& site, const base::Bytes& challenge,
                                           int algorithm, const base::Bytes& public_key,
                                           const Assertion& answer);

// A count that does not grow: two devices hold one key (section 6.1.1). 0 means it is not counted.
enum class CountVerdict { Grows, NotCounted, Cloned };
CountVerdict decide_sign_count(std::int64_t known, std::int64_t told);

}  // namespace anlanh::people
