#pragma once
// Administrative papers as PDF: A4, Liberation Serif, the layout of Decree 30/2020/NĐ-CP (annex I: margins, the state's name on the
// right, the body's on the left, places for signatures).
//
//   print::Document paper({.title = "Mẫu số 06", .author = "UBND xã An Lạc", .made_at = now});
//   paper.add(print::Heads{…});
//   paper.add(print::Field{"Họ và tên", name});       // a dotted line where the value is empty
//   AL_TRY(const std::string pdf, paper.render());
//
// Values in, bytes out: no disk, clock or network. Text is any sound UTF-8; control characters are left out. A Document
// is a value used by one thread; different threads may render at once.

#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace anlanh::print {

// Who writes, and the state's name and motto; the place and day stand under the right one.
struct Heads {
  std::vector<std::string> left;   // the first line plain, the last bold and underlined
  std::vector<std::string> right;  // the same
  std::string number = {};         // "Số: 12/…", under the left one
  std::string place_and_day = {};  // italic, under the right one
};

struct Title {
  std::string text;
  std::string below = {};  // bold, smaller: what the paper is about
};

struct Section {
  std::string text;
};

enum class Align { Justify, Centre };
struct Paragraph {
  std::string text;
  Align align = Align::Justify;
  bool italic = false;
};

// "Họ và tên: …". An empty value is a dotted line to write on; a value may have several lines.
struct Field {
  std::string label;
  std::string value = {};
};

struct Choice {
  std::string label;
  bool taken = false;
};
// A question with boxes, of which none, one or several are crossed.
struct Choices {
  std::string label;
  std::vector<Choice> choices;
};

// Widths are shares of the line. A row stays on one page where it fits on one; the head row stands again on each page.
struct Table {
  struct Column {
    std::string head;
    double share = 1;
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

struct Signature {
  std::string office;     // bold: "CHỦ TỊCH"
  std::string note = {};  // italic: "(Ký, ghi rõ họ tên)"
  std::string name = {};  // bold, under the room for the hand
};
struct Signatures {
  std::vector<Signature> places;  // one to three, side by side
};

using Block = std::variant<Heads, Title, Section, Paragraph, Field, Choices, Table, Signatures>;

struct Facts {
  std::string title;   // in the window's title and for screen readers
  std::string author;  // the body, never a person
  base::Instant made_at;
  std::string foot = {};  // small, left of the page number
};

class Document {
 public:
  explicit Document(Facts facts) : facts_(std::move(facts)) {}

  void add(Block block) { blocks_.push_back(std::move(block)); }

  // The PDF, tagged (headings, paragraphs, tables) for screen readers. TooLarge: more than 200 pages. Unavailable: no
  // memory, or the fonts are not there.
  base::Result<std::string> render() const;

 private:
  Facts facts_;
  std::vector<Block> blocks_;
};

}  // namespace anlanh::print
