#include "people/passkey_check.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <sodium.h>

#include <array>
#include <memory>
#include <mutex>

#include "base/json_view.h"
#include "people/attestation_reader.h"

namespace anlanh::people {

namespace {

constexpr std::size_t kMostClientData = 8 * 1024;
constexpr std::size_t kHashBytes = 32;
constexpr std::uint8_t kUserPresent = 0x01, kUserVerified = 0x04, kHasKey = 0x40;
constexpr std::array<int, 3> kAlgorithms{COSE_ES256, COSE_EDDSA, COSE_RS256};

base::Error wrong(const std::string& what) {
  return base::make_error(base::Code::Invalid, "passkey: " + what);
}

base::Status need(bool right, const char* what) {
  if (right) return base::ok();
  return wrong(what);
}

void start_library() {
  static std::once_flag once;
  std::call_once(once, [] { fido_init(0); });
}

base::Bytes sha256(base::ByteView bytes) {
  base::Bytes out(crypto_hash_sha256_BYTES);
  crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
  return out;
}

base::Status check_client_data(const PasskeySite& site, const base::Bytes& challenge,
                               const base::Bytes& json, std::string_view type) {
  AL_TRY_DO(need(json.size() <= kMostClientData, "client data too long"));
  AL_TRY(const auto data, base::JsonView::parse("client data", base::as_text(json)));
  const auto told_type = data.text("type");
  const auto told_challenge = base::parse_base64url(data.text("challenge"));
  const auto told_origin = data.text("origin");
  const bool framed = data.flag_or_false("crossOrigin");
  AL_TRY_DO(data.status());
  AL_TRY_DO(need(told_type == type, "another type"));
  AL_TRY_DO(need(told_challenge &&
                     base::equal_secret(base::ByteView(*told_challenge), base::ByteView(challenge)),
                 "another challenge"));
  AL_TRY_DO(need(told_origin == site.origin, "another origin"));
  return need(!framed, "inside a foreign page");
}

base::Status check_data_head(const PasskeySite& site, const base::Bytes& data) {
  AL_TRY_DO(need(holds_sound_items(data), "authenticator data is not whole"));
  const auto hash = base::ByteView(data).first(kHashBytes);
  AL_TRY_DO(need(base::equal_secret(hash, base::ByteView(sha256(base::as_bytes(site.name)))),
                 "another relying party"));
  const auto flags = data[kHashBytes];
  AL_TRY_DO(need((flags & kUserPresent) != 0, "nobody was present"));
  return need((flags & kUserVerified) != 0, "the person was not verified");
}

// libfido2 reads only the kind of key that it was told to expect.
std::optional<NewCredential> read_credential(const base::Bytes& data, int algorithm) {
  struct Free {
    void operator()(fido_cred_t* cred) const { fido_cred_free(&cred); }
  };
  const std::unique_ptr<fido_cred_t, Free> cred(fido_cred_new());
  AL_CHECK(cred != nullptr);
  if (fido_cred_set_type(cred.get(), algorithm) != FIDO_OK ||
      fido_cred_set_authdata_raw(cred.get(), data.data(), data.size()) != FIDO_OK)
    return std::nullopt;
  const auto* id = fido_cred_id_ptr(cred.get());
  const auto* key = fido_cred_pubkey_ptr(cred.get());
  if (!id || !key) return std::nullopt;
  return NewCredential{{id, id + fido_cred_id_len(cred.get())},
                       algorithm,
                       {key, key + fido_cred_pubkey_len(cred.get())},
                       static_cast<std::int64_t>(fido_cred_sigcount(cred.get()))};
}

// A public key as libfido2's functions of each algorithm hold it.
class PublicKey {
 public:
  PublicKey(int algorithm, const base::Bytes& bytes) {
    const auto* data = bytes.data();
    switch (algorithm) {
      case COSE_ES256: {
        auto* key = es256_pk_new();
        key_ = {key, [](void* p) {
                  auto* one = static_cast<es256_pk_t*>(p);
                  es256_pk_free(&one);
                }};
        good_ = es256_pk_from_ptr(key, data, bytes.size()) == FIDO_OK;
        return;
      }
      case COSE_EDDSA: {
        auto* key = eddsa_pk_new();
        key_ = {key, [](void* p) {
                  auto* one = static_cast<eddsa_pk_t*>(p);
                  eddsa_pk_free(&one);
                }};
        good_ = eddsa_pk_from_ptr(key, data, bytes.size()) == FIDO_OK;
        return;
      }
      case COSE_RS256: {
        auto* key = rs256_pk_new();
        key_ = {key, [](void* p) {
                  auto* one = static_cast<rs256_pk_t*>(p);
                  rs256_pk_free(&one);
                }};
        good_ = rs256_pk_from_ptr(key, data, bytes.size()) == FIDO_OK;
        return;
      }
      default: return;
    }
  }
  bool good() const { return good_; }
  const void* get() const { return key_.get(); }

 private:
  std::unique_ptr<void, void (*)(void*)> key_{nullptr, [](void*) {}};
  bool good_ = false;
};

}  // namespace

base::Result<NewCredential> check_registration(const PasskeySite& site,
                                               const base::Bytes& challenge,
                                               const Registration& answer) {
  start_library();
  AL_TRY_DO(check_client_data(site, challenge, answer.client_data, "webauthn.create"));
  const auto attestation = parse_attestation(answer.attestation);
  AL_TRY_DO(need(attestation.has_value(), "not an attestation object"));
  const auto& data = attestation->authenticator_data;
  AL_TRY_DO(check_data_head(site, data));
  AL_TRY_DO(need((data[kHashBytes] & kHasKey) != 0, "no key in it"));
  for (const int algorithm : kAlgorithms)
    if (auto found = read_credential(data, algorithm)) {
      AL_TRY_DO(need(found->credential.size() <= 1023, "credential id too long"));
      AL_TRY_DO(need(PublicKey(algorithm, found->public_key).good(), "not a sound key"));
      return std::move(*found);
    }
  return wrong("not a key of a kind we take");
}

base::Result<std::int64_t> check_assertion(const PasskeySite& site, const base::Bytes& challenge,
                                           int algorithm, const base::Bytes& public_key,
                                           const Assertion& answer) {
  start_library();
  AL_TRY_DO(check_client_data(site, challenge, answer.client_data, "webauthn.get"));
  AL_TRY_DO(check_data_head(site, answer.authenticator_data));
  const PublicKey key(algorithm, public_key);
  AL_TRY_DO(need(key.good(), "the key kept for it is unsound"));
  struct Free {
    void operator()(fido_assert_t* one) const { fido_assert_free(&one); }
  };
  const std::unique_ptr<fido_assert_t, Free> one(fido_assert_new());
  AL_CHECK(one != nullptr);
  const auto& data = answer.authenticator_data;
  const bool told =
      fido_assert_set_count(one.get(), 1) == FIDO_OK &&
      fido_assert_set_clientdata(one.get(), answer.client_data.data(), answer.client_data.size()) ==
          FIDO_OK &&
      fido_assert_set_rp(one.get(), site.name.c_str()) == FIDO_OK &&
      fido_assert_set_up(one.get(), FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_uv(one.get(), FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_authdata_raw(one.get(), 0, data.data(), data.size()) == FIDO_OK &&
      fido_assert_set_sig(one.get(), 0, answer.signature.data(), answer.signature.size()) ==
          FIDO_OK;
  AL_TRY_DO(need(told, "not an assertion"));
  AL_TRY_DO(need(fido_assert_verify(one.get(), 0, algorithm, key.get()) == FIDO_OK,
                 "the signature is not by this key"));
  return static_cast<std::int64_t>(fido_assert_sigcount(one.get(), 0));
}

CountVerdict decide_sign_count(std::int64_t known, std::int64_t told) {
  if (known == 0 && told == 0) return CountVerdict::NotCounted;
  return told > known ? CountVerdict::Grows : CountVerdict::Cloned;
}

}  // namespace anlanh::people
