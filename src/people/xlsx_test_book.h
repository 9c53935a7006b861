#pragma once
// A small XLSX workbook made in memory, part by part, so that tests can make broken ones too.

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace anlanh::people::test_support {

using ZipFiles = std::vector<std::pair<std::string, std::string>>;

// Stored: not packed, a hundred times faster to make.
enum class Packing { Deflated, Stored };

// The bytes of a ZIP with these files.
inline std::string zip_of(const ZipFiles& files, Packing packing = Packing::Deflated) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  auto* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : files) {
    auto* part = zip_source_buffer(archive, text.data(), text.size(), 0);
    const auto index = zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE);
    if (packing == Packing::Stored)
      zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

inline ZipFiles book_parts(const std::string& sheet_rows, const std::string& strings = "",
                           const std::string& book_settings = "") {
  return {
      {"[Content_Types].xml", "<Types/>"},
      {"xl/workbook.xml",
       "<workbook xmlns:r=\"r\">" + book_settings +
           "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>"
           "<sheet name=\"B\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"rId2\" Target=\"worksheets/sheet2.xml\"/>"
       "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
      {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy\"/>"
       "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
       "<xf numFmtId=\"4\"/></cellXfs></styleSheet>"},
      {"xl/worksheets/sheet1.xml",
       "<worksheet><sheetData>" + sheet_rows + "</sheetData></worksheet>"},
      {"xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"},
  };
}

}  // namespace anlanh::people::test_support
