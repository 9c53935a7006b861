#pragma once
// Data files and the text catalogue inside the binary; the build writes the body.

#include "base/embedded.h"

namespace anlanh::app {
std::span<const base::EmbeddedFile> embedded_files();
}
