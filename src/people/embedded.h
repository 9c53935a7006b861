#pragma once
// The files of this room inside the binary; the build writes the body.

#include <span>

#include "base/embedded.h"

namespace anlanh::people {
std::span<const base::EmbeddedFile> embedded_files();
}
