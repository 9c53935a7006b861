#include "people/zip_parts.h"

#include <zip.h>

#include <array>

namespace anlanh::people {

namespace {

using base::msg;

base::Error broken(std::string what) {
  return base::make_error(base::Code::Invalid, "zip: " + std::move(what),
                          msg("The file is damaged or is no Excel workbook (XLSX)."));
}

struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipParts::Closer::operator()(void* archive) const {
  zip_discard(static_cast<zip_t*>(archive));
}

base::Result<ZipParts> ZipParts::open(std::string_view bytes, std::size_t unpacked) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (!archive) {
    if (source) zip_source_free(source);
    std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return broken(std::move(why));
  }
  zip_error_fini(&error);
  return ZipParts(archive, unpacked);
}

base::Result<std::optional<std::string>> ZipParts::read(const std::string& name) {
  auto* archive = static_cast<zip_t*>(archive_.get());
  const auto index = zip_name_locate(archive, name.c_str(), 0);
  if (index < 0) return std::optional<std::string>();
  const std::unique_ptr<zip_file_t, FileCloser> file(
      zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0));
  if (!file) return broken("cannot open " + name);
  std::string out;
  std::array<char, 32768> buffer;
  for (;;) {
    const auto got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) return broken("cannot read " + name);
    if (got == 0) return std::optional<std::string>(std::move(out));
    // The directory's own sizes are not believed: a bomb lies about them.
    if (static_cast<std::size_t>(got) > left_)
      return base::make_error(base::Code::TooLarge, "zip: unpacked size",
                              msg("The file unpacks to more than can be taken at once."));
    left_ -= static_cast<std::size_t>(got);
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace anlanh::people
