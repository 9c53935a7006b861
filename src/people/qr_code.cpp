#include "people/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace anlanh::people {

namespace {

constexpr int kEdge = 4;

void append_run(std::string& path, int x, int y, int length) {
  const auto n = [](int value) { return std::to_string(value); };
  path += "M" + n(x + kEdge) + " " + n(y + kEdge) + "h" + n(length) + "v1h-" + n(length) + "z";
}

}  // namespace

std::optional<QrCode> make_qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!code) return std::nullopt;
  QrCode out{code->width + 2 * kEdge, {}};
  for (int y = 0; y < code->width; ++y) {
    const auto dark = [&](int x) {
      return x < code->width && (code->data[y * code->width + x] & 1);
    };
    for (int x = 0; x < code->width; ++x) {
      if (!dark(x)) continue;
      const int begin = x;
      while (dark(x)) ++x;
      append_run(out.path, begin, y, x - begin);
    }
  }
  return out;
}

}  // namespace anlanh::people
