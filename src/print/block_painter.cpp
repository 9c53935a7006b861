#include "print/block_painter.h"

#include <algorithm>
#include <numeric>

namespace anlanh::print {

namespace {

constexpr double kGap = 4;
constexpr double kCellPad = 3;
constexpr double kTableSize = 11;

void rule(const PageWriter& page, double x, double y, double width) {
  cairo_set_line_width(page.cairo(), 0.7);
  cairo_move_to(page.cairo(), x, y);
  cairo_line_to(page.cairo(), x + width, y);
  cairo_stroke(page.cairo());
}

// Two columns of lines; each last line is bold with a short rule under it.
double paint_head(PageWriter& page, const std::vector<std::string>& lines, double x, double width) {
  double y = page.y();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size();
    const auto layout =
        page.layout(lines[i], {.size = 12, .bold = last, .align = PANGO_ALIGN_CENTER}, width);
    page.paint(layout, x, y);
    y += PageWriter::height(layout);
  }
  rule(page, x + width * 0.32, y + 2, width * 0.36);
  return y + 6;
}

double paint_under(PageWriter& page, const std::string& text, Style style, double x, double y,
                   double width) {
  if (text.empty()) return y;
  style.align = PANGO_ALIGN_CENTER;
  const auto layout = page.layout(text, style, width);
  page.paint(layout, x, y);
  return y + PageWriter::height(layout);
}

void paint(PageWriter& page, const Heads& heads) {
  const double left = kLineWidth * 0.42;
  const double right = kLineWidth - left;
  Tag structure(page, "P");
  double left_y = paint_head(page, heads.left, kLeft, left);
  double right_y = paint_head(page, heads.right, kLeft + left, right);
  left_y = paint_under(page, heads.number, {.size = 12}, kLeft, left_y, left);
  right_y = paint_under(page, heads.place_and_day, {.size = 12, .italic = true}, kLeft + left,
                        right_y, right);
  page.move(std::max(left_y, right_y) - page.y() + 3 * kGap);
}

void paint(PageWriter& page, const Title& title) {
  const auto layout =
      page.layout(title.text, {.size = 14, .bold = true, .align = PANGO_ALIGN_CENTER}, kLineWidth);
  page.flow(layout, kLeft, "H1");
  if (!title.below.empty()) {
    page.flow(page.layout(title.below, {.bold = true, .align = PANGO_ALIGN_CENTER}, kLineWidth),
              kLeft, "P");
  }
  page.move(2 * kGap);
}

void paint(PageWriter& page, const Section& section) {
  const auto layout = page.layout(section.text, {.bold = true}, kLineWidth);
  // A heading does not stand alone at the foot of a page.
  page.need(kGap + PageWriter::height(layout) + 40);
  page.move(kGap);
  page.flow(layout, kLeft, "H2");
  page.move(kGap / 2);
}

void paint(PageWriter& page, const Paragraph& paragraph) {
  const bool centre = paragraph.align == Align::Centre;
  page.flow(page.layout(paragraph.text,
                        {.italic = paragraph.italic,
                         .align = centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT,
                         .justify = !centre},
                        kLineWidth),
            kLeft, "P");
  page.move(kGap);
}

// Dots from the end of the label to the margin, and one more line of them to write on.
void paint_dots(PageWriter& page, const Layout& label) {
  const double height = PageWriter::height(label);
  page.need(height);
  {
    Tag structure(page, "P");
    page.paint(label, kLeft, page.y());
  }
  int width = 0;
  pango_layout_get_size(label.get(), &width, nullptr);
  const double from = std::min(kLineWidth, static_cast<double>(width) / PANGO_SCALE + 4);
  cairo_save(page.cairo());
  const double dots[] = {0.8, 2.4};
  cairo_set_dash(page.cairo(), dots, 2, 0);
  rule(page, kLeft + from, page.y() + height - 4, kLineWidth - from);
  cairo_restore(page.cairo());
  page.move(height + kGap);
}

void paint(PageWriter& page, const Field& field) {
  if (field.value.empty()) {
    paint_dots(page, page.layout(field.label + ":", {}, kLineWidth));
    return;
  }
  page.flow(page.layout(field.label + ": " + field.value, {.justify = true}, kLineWidth), kLeft,
            "P");
  page.move(kGap);
}

void paint_box(const PageWriter& page, double x, double y, double size, bool taken) {
  cairo_t* cairo = page.cairo();
  cairo_set_line_width(cairo, 0.8);
  cairo_rectangle(cairo, x, y, size, size);
  if (taken) {
    cairo_move_to(cairo, x + 2, y + 2);
    cairo_line_to(cairo, x + size - 2, y + size - 2);
    cairo_move_to(cairo, x + size - 2, y + 2);
    cairo_line_to(cairo, x + 2, y + size - 2);
  }
  cairo_stroke(cairo);
}

// A screen reader hears "[x]" where an eye sees a crossed box: the mark is set in white below it.
void paint_choice(PageWriter& page, const Choice& choice) {
  constexpr double kBox = 10;
  constexpr double kIndent = 18;
  const auto layout = page.layout(choice.label, {}, kLineWidth - kIndent);
  const double height = PageWriter::height(layout);
  page.need(height);
  Tag structure(page, "P");
  cairo_save(page.cairo());
  cairo_set_source_rgb(page.cairo(), 1, 1, 1);
  page.paint(page.layout(choice.taken ? "[x]" : "[ ]", {.size = 8}, kIndent), kLeft, page.y());
  cairo_restore(page.cairo());
  paint_box(page, kLeft + 2, page.y() + 3, kBox, choice.taken);
  page.paint(layout, kLeft + kIndent, page.y());
  page.move(height + 1);
}

void paint(PageWriter& page, const Choices& choices) {
  if (!choices.label.empty()) {
    const auto layout = page.layout(choices.label + ":", {}, kLineWidth);
    page.need(PageWriter::height(layout) + 16);
    page.flow(layout, kLeft, "P");
  }
  for (const auto& choice : choices.choices) paint_choice(page, choice);
  page.move(kGap);
}

class TablePainter {
 public:
  TablePainter(PageWriter& page, const Table& table) : page_(page), table_(table) {
    double shares = 0;
    for (const auto& column : table.columns) shares += column.share;
    for (const auto& column : table.columns) widths_.push_back(kLineWidth * column.share / shares);
    for (const auto& column : table.columns) heads_.push_back(column.head);
  }

  void paint() {
    Tag structure(page_, "Table");
    paint_row(heads_, "TH");
    for (const auto& row : table_.rows) {
      if (page_.need(row_height(row)) == PageWriter::NewPage::Yes) paint_row(heads_, "TH");
      paint_row(row, "TD");
    }
    page_.move(kGap * 2);
  }

 private:
  Layout cell(const std::vector<std::string>& row, std::size_t i, bool head) const {
    const std::string_view text = i < row.size() ? std::string_view(row[i]) : std::string_view();
    return page_.layout(
        text,
        {.size = kTableSize, .bold = head, .align = head ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT},
        widths_[i] - 2 * kCellPad);
  }

  double row_height(const std::vector<std::string>& row) const {
    double most = 0;
    for (std::size_t i = 0; i < widths_.size(); ++i)
      most = std::max(most, PageWriter::height(cell(row, i, false)));
    // A cell longer than a page is cut at its foot: no form of law asks for one.
    return std::min(most + 2 * kCellPad, kBottom - kTop - 40);
  }

  void paint_row(const std::vector<std::string>& row, const char* tag) {
    const bool head = std::string_view(tag) == "TH";
    const double height = row_height(row) + (head ? 2 : 0);
    page_.need(head ? height + 30 : height);
    Tag structure(page_, "TR");
    double x = kLeft;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      Tag part(page_, tag);
      cairo_save(page_.cairo());
      cairo_rectangle(page_.cairo(), x, page_.y(), widths_[i], height);
      cairo_set_line_width(page_.cairo(), 0.6);
      cairo_stroke_preserve(page_.cairo());
      cairo_clip(page_.cairo());
      page_.paint(cell(row, i, head), x + kCellPad, page_.y() + kCellPad);
      cairo_restore(page_.cairo());
      x += widths_[i];
    }
    page_.move(height);
  }

  PageWriter& page_;
  const Table& table_;
  std::vector<double> widths_;
  std::vector<std::string> heads_;
};

void paint(PageWriter& page, const Table& table) {
  if (!table.columns.empty()) TablePainter(page, table).paint();
}

void paint_signature(PageWriter& page, const Signature& place, double x, double width) {
  constexpr double kHand = 62;
  Tag structure(page, "P");
  double y = paint_under(page, place.office, {.bold = true}, x, page.y(), width);
  y = paint_under(page, place.note, {.size = 11, .italic = true}, x, y, width);
  paint_under(page, place.name, {.bold = true}, x, y + kHand, width);
}

void paint(PageWriter& page, const Signatures& signatures) {
  if (signatures.places.empty()) return;
  constexpr double kHeight = 130;
  page.need(kHeight);
  page.move(2 * kGap);
  const double width = kLineWidth / static_cast<double>(signatures.places.size());
  double x = kLeft;
  for (const auto& place : signatures.places) {
    paint_signature(page, place, x, width);
    x += width;
  }
  page.move(kHeight - 2 * kGap);
}

}  // namespace

void paint_block(PageWriter& page, const Block& block) {
  std::visit([&](const auto& one) { paint(page, one); }, block);
}

}  // namespace anlanh::print
