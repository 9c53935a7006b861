#include "print/document.h"

#include "print/block_painter.h"

namespace anlanh::print {

namespace {

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;

cairo_status_t append_bytes(void* out, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t drop_bytes(void*, const unsigned char*, unsigned int) {
  return CAIRO_STATUS_SUCCESS;
}

base::Result<int> write_pages(cairo_surface_t* surface, const Facts& facts,
                              const std::vector<Block>& blocks, int pages) {
  PageWriter page(surface, facts, pages);
  for (const auto& block : blocks) paint_block(page, block);
  return page.finish();
}

void write_facts(cairo_surface_t* surface, const Facts& facts) {
  const std::string made = base::iso_time(facts.made_at).substr(0, 19) + "Z";
  const auto set = [&](cairo_pdf_metadata_t which, const std::string& value) {
    cairo_pdf_surface_set_metadata(surface, which, value.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, facts.title);
  set(CAIRO_PDF_METADATA_AUTHOR, facts.author);
  set(CAIRO_PDF_METADATA_CREATE_DATE, made);
  set(CAIRO_PDF_METADATA_MOD_DATE, made);
}

}  // namespace

base::Result<std::string> Document::render() const {
  const Surface counting(
      cairo_pdf_surface_create_for_stream(drop_bytes, nullptr, kPageWidth, kPageHeight));
  AL_TRY(const int pages, write_pages(counting.get(), facts_, blocks_, 0));
  std::string out;
  const Surface surface(
      cairo_pdf_surface_create_for_stream(append_bytes, &out, kPageWidth, kPageHeight));
  write_facts(surface.get(), facts_);
  AL_TRY_DO(write_pages(surface.get(), facts_, blocks_, pages));
  cairo_surface_finish(surface.get());
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
    return base::make_error(base::Code::Unavailable, cairo_status_to_string(status));
  }
  return out;
}

}  // namespace anlanh::print
