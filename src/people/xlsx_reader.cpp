#include "people/xlsx_reader.h"

#include <pugixml.hpp>

#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "people/xlsx_dates.h"
#include "people/zip_parts.h"

namespace anlanh::people {

namespace {

using base::msg;

base::Error no_workbook(std::string why) {
  return base::make_error(base::Code::Invalid, "xlsx: " + std::move(why),
                          msg("The file is damaged or is no Excel workbook (XLSX)."));
}

base::Error too_large(std::string what) {
  return base::make_error(
      base::Code::TooLarge, "xlsx: " + std::move(what),
      msg("The file is larger than can be taken at once. Split it into several."));
}

struct Workbook {
  std::string sheet_path;
  DateSystem dates = DateSystem::From1900;
  std::vector<std::string> strings;
  std::vector<bool> date_styles;  // by the style number of a cell
};

// "x:row" as "row": some programs write every name with a prefix.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  for (const auto& child : node.children())
    if (local_name(child) == name) return child;
  return {};
}

// Entities are not expanded beyond the five of XML: pugixml reads no DTD.
base::Result<std::optional<pugi::xml_document>> read_xml(ZipParts& zip, const std::string& name) {
  AL_TRY(const auto text, zip.read(name));
  if (!text) return std::optional<pugi::xml_document>();
  std::optional<pugi::xml_document> document(std::in_place);
  const auto parsed = document->load_buffer(text->data(), text->size(),
                                            pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed) return no_workbook(name + ": " + parsed.description());
  return document;
}

// Text of <si> and <is>: its own <t>, and the <t> of its runs; phonetic hints are left out.
std::string rich_text(const pugi::xml_node& node) {
  std::string out;
  for (const auto& child : node.children()) {
    const auto name = local_name(child);
    if (name == "t") out += child.text().get();
    if (name == "r") out += child_named(child, "t").text().get();
  }
  return out;
}

base::Result<std::vector<std::string>> read_strings(ZipParts& zip) {
  std::vector<std::string> strings;
  AL_TRY(const auto document, read_xml(zip, "xl/sharedStrings.xml"));
  if (!document) return strings;
  for (const auto& item : document->document_element().children())
    if (local_name(item) == "si") strings.push_back(rich_text(item));
  return strings;
}

std::set<int> custom_date_formats(const pugi::xml_node& styles) {
  std::set<int> found;
  for (const auto& format : child_named(styles, "numFmts").children())
    if (is_date_format(std::string_view(format.attribute("formatCode").value())))
      found.insert(format.attribute("numFmtId").as_int());
  return found;
}

base::Result<std::vector<bool>> read_date_styles(ZipParts& zip) {
  std::vector<bool> styles;
  AL_TRY(const auto document, read_xml(zip, "xl/styles.xml"));
  if (!document) return styles;
  const auto root = document->document_element();
  const auto custom = custom_date_formats(root);
  for (const auto& style : child_named(root, "cellXfs").children()) {
    const int id = style.attribute("numFmtId").as_int();
    styles.push_back(is_date_format(id) || custom.contains(id));
  }
  return styles;
}

// The relationship that the first sheet names, as a path in the container.
base::Result<std::string> sheet_path(ZipParts& zip, const std::string& relation) {
  AL_TRY(const auto document, read_xml(zip, "xl/_rels/workbook.xml.rels"));
  if (!document) return no_workbook("no relationships");
  for (const auto& one : document->document_element().children()) {
    if (relation != one.attribute("Id").value()) continue;
    const std::string target = one.attribute("Target").value();
    return target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  return no_workbook("the first sheet has no part");
}

std::string relation_of(const pugi::xml_node& sheet) {
  for (const auto& attribute : sheet.attributes()) {
    const std::string_view name = attribute.name();
    if (name.ends_with(":id")) return attribute.value();
  }
  return {};
}

base::Result<Workbook> read_workbook(ZipParts& zip) {
  AL_TRY(const auto document, read_xml(zip, "xl/workbook.xml"));
  if (!document) return no_workbook("no xl/workbook.xml");
  const auto root = document->document_element();
  Workbook book;
  if (child_named(root, "workbookPr").attribute("date1904").as_bool())
    book.dates = DateSystem::From1904;
  const auto sheet = child_named(child_named(root, "sheets"), "sheet");
  AL_TRY(book.sheet_path, sheet_path(zip, relation_of(sheet)));
  AL_TRY(book.strings, read_strings(zip));
  AL_TRY(book.date_styles, read_date_styles(zip));
  return book;
}

// "BC12" is column 54 from 0. Absent where there is no letter in front.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (; letters < reference.size() && letters < 4; ++letters) {
    const char c = reference[letters];
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  if (letters == 0 || letters > 3) return std::nullopt;
  return column - 1;
}

std::optional<double> parse_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// 586.0 as "586": a whole number is written as one.
std::string number_text(double value) {
  char out[64];
  const bool whole = std::floor(value) == value && std::abs(value) < 1e15;
  const auto end = whole ? std::to_chars(out, out + sizeof out, static_cast<long long>(value)).ptr
                         : std::to_chars(out, out + sizeof out, value).ptr;
  return std::string(out, end);
}

std::string plain_value(const pugi::xml_node& cell, const Workbook& book) {
  const std::string raw = child_named(cell, "v").text().get();
  const auto number = parse_number(raw);
  if (!number) return raw;
  const auto style = cell.attribute("s").as_uint();
  if (style < book.date_styles.size() && book.date_styles[style])
    if (const auto date = date_of_serial(*number, book.dates))
      return base::vietnam_date_text(*date);
  return number_text(*number);
}

std::string cell_text(const pugi::xml_node& cell, const Workbook& book) {
  const std::string_view type = cell.attribute("t").value();
  if (type == "inlineStr") return rich_text(child_named(cell, "is"));
  if (type == "s") {
    const auto index = child_named(cell, "v").text().as_ullong(~0ULL);
    return index < book.strings.size() ? book.strings[index] : std::string();
  }
  if (type == "str" || type == "e" || type == "b" || type == "d")
    return child_named(cell, "v").text().get();
  return plain_value(cell, book);
}

base::Result<TableRow> read_row(const pugi::xml_node& node, std::size_t line, const Workbook& book,
                                const TableBudget& budget) {
  TableRow row{.line = line, .cells = {}};
  std::size_t next = 0;
  for (const auto& cell : node.children()) {
    if (local_name(cell) != "c") continue;
    const auto column = column_of(cell.attribute("r").value()).value_or(next);
    next = column + 1;
    auto text = cell_text(cell, book);
    if (text.empty()) continue;  // formats reach far beyond what was typed
    if (column >= budget.cells_in_row) return too_large("columns");
    if (text.size() > budget.cell_bytes) return too_large("cell");
    if (row.cells.size() <= column) row.cells.resize(column + 1);
    row.cells[column] = std::move(text);
  }
  return row;
}

base::Result<TextTable> read_sheet(ZipParts& zip, const Workbook& book, const TableBudget& budget) {
  AL_TRY(const auto document, read_xml(zip, book.sheet_path));
  if (!document) return no_workbook("no " + book.sheet_path);
  TextTable table;
  std::size_t line = 0;
  for (const auto& node : child_named(document->document_element(), "sheetData").children()) {
    if (local_name(node) != "row") continue;
    const std::size_t stated = node.attribute("r").as_uint();
    line = stated > line ? stated : line + 1;
    AL_TRY(auto row, read_row(node, line, book, budget));
    if (row.cells.empty()) continue;
    if (table.size() >= budget.rows) return too_large("rows");
    table.push_back(std::move(row));
  }
  return table;
}

}  // namespace

base::Result<TextTable> read_xlsx(std::string_view bytes, const TableBudget& budget) {
  if (bytes.size() > budget.file_bytes) return too_large("file");
  AL_TRY(auto zip, ZipParts::open(bytes, budget.unpacked_bytes));
  AL_TRY(const auto book, read_workbook(zip));
  return read_sheet(zip, book, budget);
}

}  // namespace anlanh::people
