#pragma once
// A QR code (ISO/IEC 18004) as the shape of an SVG path; libqrencode draws it.

#include <optional>
#include <string>
#include <string_view>

namespace anlanh::people {

struct QrCode {
  int size = 0;      // side in modules, with the quiet edge of four around it
  std::string path;  // "M4 4h7v1h-7z…": one rectangle for each dark run of a row
};

// Absent: too long for a QR code.
std::optional<QrCode> make_qr_code(std::string_view text);

}  // namespace anlanh::people
