#include "web/components/content.h"

namespace anlanh::web {

Tag heading_tag(int level) {
  AL_CHECK(level >= 1 && level <= 6);
  switch (level) {
    case 1: return "h1";
    case 2: return "h2";
    case 3: return "h3";
    case 4: return "h4";
    case 5: return "h5";
    default: return "h6";
  }
}

}  // namespace anlanh::web
