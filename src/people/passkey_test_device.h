#pragma once
// An authenticator in software, for tests: makes keys with OpenSSL and answers as browsers do.

#include <openssl/evp.h>

#include <memory>
#include <string>

#include "people/passkey_check.h"

namespace anlanh::people::test_support {

class TestDevice {
 public:
  // COSE: -7 ES256, -8 EdDSA, -257 RS256.
  TestDevice(PasskeySite site, int algorithm);

  Registration create(const base::Bytes& challenge);
  Assertion get(const base::Bytes& challenge);

  // What a dishonest or odd device would say.
  std::uint8_t flags = 0x05;  // present, verified
  std::uint32_t count = 0;    // of signatures; counts where counting is on
  bool counting = true;
  std::string origin;            // empty: the site's
  std::string type;              // empty: the right one
  std::string more_client_data;  // ",\"crossOrigin\":true"
  PasskeySite site;
  base::Bytes credential;

 private:
  base::Bytes client_data(std::string_view kind, const base::Bytes& challenge) const;
  base::Bytes data_head(std::uint8_t more_flags);
  base::Bytes cose_key() const;
  base::Bytes sign(const base::Bytes& message) const;

  int algorithm_;
  std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace anlanh::people::test_support
