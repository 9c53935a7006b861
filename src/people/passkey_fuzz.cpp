// A new passkey as a browser sends it: CBOR, authenticator data and a key, from anybody at all.
#include "people/passkey_check.h"

#include <cstdlib>

#include "people/attestation_reader.h"

using namespace anlanh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const base::Bytes bytes(data, data + size);
  (void)people::parse_attestation(bytes);
  const std::string json =
      R"({"type":"webauthn.create","challenge":"AAAA","origin":"https://anlanh.example"})";
  const auto text = base::as_bytes(json);
  const auto made =
      people::check_registration({"https://anlanh.example", "anlanh.example"}, base::Bytes(3, 0),
                                 {{text.begin(), text.end()}, bytes});
  // What was taken can be checked against.
  if (made && made->credential.empty()) std::abort();
  return 0;
}
