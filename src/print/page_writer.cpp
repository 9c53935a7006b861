#include "print/page_writer.h"

#include <algorithm>

#include "base/utf8.h"

namespace anlanh::print {

namespace {

constexpr const char* kFont = "Liberation Serif";
constexpr double kFootSize = 9;

// Pango warns and stops at NUL; other controls would be boxes on paper. Line ends stay. A word of thousands of letters
// takes pango the square of its length, so that one of more than kLongestWord gets places to break.
std::string printable(std::string_view text) {
  constexpr std::size_t kLongestWord = 80;
  const std::string sound = base::repair_utf8(text);
  std::string out;
  std::size_t word = 0;
  for (std::size_t at = 0; at < sound.size();) {
    const std::size_t length = base::utf8_length_at(sound, at);
    const char c = sound[at];
    const bool control = (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == '\x7f';
    if (!control) out.append(sound, at, length);
    word = c == ' ' || c == '\n' ? 0 : word + 1;
    if (word == kLongestWord) {
      out += "\u200b";
      word = 0;
    }
    at += length;
  }
  return out;
}

}  // namespace

PageWriter::PageWriter(cairo_surface_t* surface, const Facts& facts, int pages)
    : cairo_(cairo_create(surface)), facts_(facts), pages_(pages) {}

Layout PageWriter::layout(std::string_view text, const Style& style, double width) const {
  Layout layout(pango_cairo_create_layout(cairo_.get()));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, kFont);
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  if (style.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  if (style.italic) pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), style.align);
  pango_layout_set_justify(layout.get(), style.justify);
  pango_layout_set_line_spacing(layout.get(), 1.15F);
  const std::string clean = printable(text);
  pango_layout_set_text(layout.get(), clean.data(), static_cast<int>(clean.size()));
  return layout;
}

double PageWriter::height(const Layout& layout) {
  int height = 0;
  pango_layout_get_size(layout.get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

void PageWriter::flow(const Layout& layout, double x, const char* tag) {
  Tag structure(*this, tag);
  struct IterDeleter {
    void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
  };
  const std::unique_ptr<PangoLayoutIter, IterDeleter> iter(pango_layout_get_iter(layout.get()));
  do {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(iter.get(), nullptr, &extents);
    const double line_height = static_cast<double>(extents.height) / PANGO_SCALE;
    need(line_height);
    const double baseline =
        static_cast<double>(pango_layout_iter_get_baseline(iter.get()) - extents.y) / PANGO_SCALE;
    cairo_move_to(cairo_.get(), x + static_cast<double>(extents.x) / PANGO_SCALE, y_ + baseline);
    pango_cairo_show_layout_line(cairo_.get(), pango_layout_iter_get_line_readonly(iter.get()));
    y_ += line_height;
  } while (pango_layout_iter_next_line(iter.get()));
}

void PageWriter::paint(const Layout& layout, double x, double y) const {
  cairo_move_to(cairo_.get(), x, y);
  pango_cairo_show_layout(cairo_.get(), layout.get());
}

PageWriter::NewPage PageWriter::need(double height) {
  if (height <= room() || y_ <= kTop) return NewPage::No;
  next_page();
  return NewPage::Yes;
}

void PageWriter::paint_foot() {
  if (pages_ == 0) return;
  const double y = kBottom + 6 * kMillimetre;
  paint(layout(facts_.foot, {.size = kFootSize}, kLineWidth * 0.8), kLeft, y);
  const std::string number = std::to_string(page_) + "/" + std::to_string(pages_);
  paint(layout(number, {.size = kFootSize, .align = PANGO_ALIGN_RIGHT}, kLineWidth), kLeft, y);
}

void PageWriter::end_page() {
  paint_foot();
  cairo_show_page(cairo_.get());
}

void PageWriter::next_page() {
  // Beyond the limit the rest is set on one page that nobody will see: render() refuses the paper.
  if (page_ <= kMostPages) end_page();
  ++page_;
  y_ = kTop;
}

base::Result<int> PageWriter::finish() {
  if (page_ > kMostPages) {
    return base::make_error(base::Code::TooLarge, "a paper of more than 200 pages",
                            base::msg("This paper would be longer than 200 pages."));
  }
  end_page();
  if (const auto status = cairo_status(cairo_.get()); status != CAIRO_STATUS_SUCCESS) {
    return base::make_error(base::Code::Unavailable, cairo_status_to_string(status));
  }
  return page_;
}

}  // namespace anlanh::print
