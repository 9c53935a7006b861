// A new passkey as a browser sends it: CBOR, authenticator data and a key, from anybody at all.
#include "people/passkey_check.h"

#include <cstdlib>

#include "people/attestation_reader.h"

using namespace anlanh;

// The base point of P-256 (FIPS 186-4, D.1.2.3): a key that is sound.
constexpr std::uint8_t kPoint[] = {
    0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2,
    0x77, 0x03, 0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96,
    0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16,
    0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5,
};

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const base::Bytes bytes(data, data + size);
  (void)people::parse_attestation(bytes);
  const std::string json =
      R"({"type":"webauthn.create","challenge":"AAAA","origin":"https://anlanh.example"})";
  const auto text = base::as_bytes(json);
  const std::string get_json =
      R"({"type":"webauthn.get","challenge":"AAAA","origin":"https://anlanh.example"})";
  const auto got = base::as_bytes(get_json);
  const auto made =
      people::check_registration({"https://anlanh.example", "anlanh.example"}, base::Bytes(3, 0),
                                 {{text.begin(), text.end()}, bytes});
  // What was taken can be checked against.
  if (made && made->credential.empty()) std::abort();
  // The same bytes as the answer of a key that was kept.
  (void)people::check_assertion({"https://anlanh.example", "anlanh.example"}, base::Bytes(3, 0), -7,
                                {std::begin(kPoint), std::end(kPoint)},
                                {{}, {got.begin(), got.end()}, bytes, base::Bytes(70, 1)});
  return 0;
}
