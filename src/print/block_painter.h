#pragma once
// Each kind of block on the page, from the top down.

#include "print/page_writer.h"

namespace anlanh::print {

void paint_block(PageWriter& page, const Block& block);

}  // namespace anlanh::print
