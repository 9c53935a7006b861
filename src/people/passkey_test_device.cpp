#include "people/passkey_test_device.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>
#include <sodium.h>

namespace anlanh::people::test_support {

namespace {

void add(base::Bytes& to, const base::Bytes& more) {
  to.insert(to.end(), more.begin(), more.end());
}
void add_text(base::Bytes& to, std::string_view text) {
  const auto bytes = base::as_bytes(text);
  to.insert(to.end(), bytes.begin(), bytes.end());
}

base::Bytes sha256(base::ByteView bytes) {
  base::Bytes out(32);
  crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
  return out;
}

base::Bytes number_of(EVP_PKEY* key, const char* name, std::size_t size) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(key, name, &number);
  base::Bytes out(size);
  BN_bn2binpad(number, out.data(), static_cast<int>(size));
  BN_free(number);
  return out;
}

// CBOR: a byte string of less than 64 KiB.
base::Bytes cbor_bytes(const base::Bytes& bytes) {
  base::Bytes out;
  if (bytes.size() < 24) {
    out = {static_cast<std::uint8_t>(0x40 + bytes.size())};
  } else {
    out = {0x59, static_cast<std::uint8_t>(bytes.size() >> 8),
           static_cast<std::uint8_t>(bytes.size() & 255)};
    if (bytes.size() < 256) out = {0x58, static_cast<std::uint8_t>(bytes.size())};
  }
  add(out, bytes);
  return out;
}

EVP_PKEY* make_key(int algorithm) {
  if (algorithm == -7) return EVP_EC_gen("P-256");
  if (algorithm == -257) return EVP_RSA_gen(2048);
  return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
}

}  // namespace

TestDevice::TestDevice(PasskeySite its_site, int algorithm)
    : site(std::move(its_site)),
      credential(32, static_cast<std::uint8_t>(7 - algorithm)),
      algorithm_(algorithm),
      key_(make_key(algorithm), EVP_PKEY_free) {}

base::Bytes TestDevice::client_data(std::string_view kind, const base::Bytes& challenge) const {
  base::Bytes out;
  add_text(out, "{\"type\":\"" + (type.empty() ? std::string(kind) : type) + "\",\"challenge\":\"" +
                    base::base64url(challenge) + "\",\"origin\":\"" +
                    (origin.empty() ? site.origin : origin) + "\"" + more_client_data + "}");
  return out;
}

base::Bytes TestDevice::data_head(std::uint8_t more_flags) {
  auto out = sha256(base::as_bytes(site.name));
  out.push_back(flags | more_flags);
  if (counting) ++count;
  for (int shift = 24; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(count >> shift));
  return out;
}

base::Bytes TestDevice::cose_key() const {
  if (algorithm_ == -7) {
    base::Bytes out{0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21};
    add(out, cbor_bytes(number_of(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X, 32)));
    out.push_back(0x22);
    add(out, cbor_bytes(number_of(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y, 32)));
    return out;
  }
  if (algorithm_ == -257) {
    base::Bytes out{0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20};
    add(out, cbor_bytes(number_of(key_.get(), OSSL_PKEY_PARAM_RSA_N, 256)));
    out.push_back(0x21);
    add(out, cbor_bytes(number_of(key_.get(), OSSL_PKEY_PARAM_RSA_E, 3)));
    return out;
  }
  base::Bytes raw(32);
  std::size_t size = raw.size();
  EVP_PKEY_get_raw_public_key(key_.get(), raw.data(), &size);
  base::Bytes out{0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21};
  add(out, cbor_bytes(raw));
  return out;
}

base::Bytes TestDevice::sign(const base::Bytes& message) const {
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(),
                                                                   EVP_MD_CTX_free);
  EVP_DigestSignInit(context.get(), nullptr, algorithm_ == -8 ? nullptr : EVP_sha256(), nullptr,
                     key_.get());
  std::size_t size = 0;
  EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size());
  base::Bytes out(size);
  EVP_DigestSign(context.get(), out.data(), &size, message.data(), message.size());
  out.resize(size);
  return out;
}

Registration TestDevice::create(const base::Bytes& challenge) {
  auto data = data_head(0x40);
  data.resize(data.size() + 16);  // no make and model
  data.push_back(static_cast<std::uint8_t>(credential.size() >> 8));
  data.push_back(static_cast<std::uint8_t>(credential.size()));
  add(data, credential);
  add(data, cose_key());
  base::Bytes attestation{0xa3};
  add_text(attestation,
           "\x63"
           "fmt\x64none\x67"
           "attStmt\xa0\x68"
           "authData");
  add(attestation, cbor_bytes(data));
  return {client_data("webauthn.create", challenge), attestation};
}

Assertion TestDevice::get(const base::Bytes& challenge) {
  Assertion out{credential, client_data("webauthn.get", challenge), data_head(0), {}};
  auto message = out.authenticator_data;
  add(message, sha256(out.client_data));
  out.signature = sign(message);
  return out;
}

}  // namespace anlanh::people::test_support
