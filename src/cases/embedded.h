#pragma once
// The files of this room inside the binary; the build writes the body.

#include "base/embedded.h"

namespace anlanh::cases {
std::span<const base::EmbeddedFile> embedded_files();
}
