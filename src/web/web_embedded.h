#pragma once
// The files of this room inside the binary; the build writes the body (cmake/al_embed.cmake).

#include <span>

#include "base/embedded.h"

namespace anlanh::web {
std::span<const base::EmbeddedFile> embedded_files();
}
