#pragma once
// Where the next line goes: pages of cairo, a y that runs down them, and text set by pango. Used by block_painter only.

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "print/document.h"

namespace anlanh::print {

// Points, 72 an inch. Margins of Decree 30/2020/NĐ-CP: 20 mm above and below, 30 mm left, 20 mm right (15 to 20 allowed).
inline constexpr double kMillimetre = 72.0 / 25.4;
inline constexpr double kPageWidth = 210 * kMillimetre;
inline constexpr double kPageHeight = 297 * kMillimetre;
inline constexpr double kLeft = 30 * kMillimetre;
inline constexpr double kLineWidth = kPageWidth - kLeft - 20 * kMillimetre;
inline constexpr double kTop = 20 * kMillimetre;
inline constexpr double kBottom = kPageHeight - 20 * kMillimetre;
inline constexpr int kMostPages = 200;

struct Style {
  double size = 13;
  bool bold = false;
  bool italic = false;
  PangoAlignment align = PANGO_ALIGN_LEFT;
  bool justify = false;
};

struct GObjectDeleter {
  void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, GObjectDeleter>;

// One pass over a document. With `pages` 0 the pages are only counted: the foot needs their number.
class PageWriter {
 public:
  PageWriter(cairo_surface_t* surface, const Facts& facts, int pages);

  // Text ready to be set in `width`. Control characters are gone.
  Layout layout(std::string_view text, const Style& style, double width) const;
  static double height(const Layout& layout);

  // Paints lines one under the other from `x`, going to the next page where one does not fit.
  void flow(const Layout& layout, double x, const char* tag);
  // Paints the whole at (x, y); the caller has made room.
  void paint(const Layout& layout, double x, double y) const;

  // Where `height` does not fit on this page but does on a fresh one, the next page is begun.
  enum class NewPage { No, Yes };
  NewPage need(double height);
  void move(double down) { y_ += down; }
  double y() const { return y_; }
  double room() const { return kBottom - y_; }
  cairo_t* cairo() const { return cairo_.get(); }

  // Ends the last page. The number of pages.
  base::Result<int> finish();

 private:
  struct CairoDeleter {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  };
  void end_page();
  void next_page();
  void paint_foot();

  std::unique_ptr<cairo_t, CairoDeleter> cairo_;
  const Facts& facts_;
  int pages_;
  int page_ = 1;
  double y_ = kTop;
};

// A structure element of tagged PDF for as long as it lives.
class Tag {
 public:
  Tag(const PageWriter& page, const char* name) : cairo_(page.cairo()), name_(name) {
    cairo_tag_begin(cairo_, name_, nullptr);
  }
  ~Tag() { cairo_tag_end(cairo_, name_); }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

 private:
  cairo_t* cairo_;
  const char* name_;
};

}  // namespace anlanh::print
