#include "text/sort_key.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <vector>

namespace anlanh::text {

struct VietnameseOrder::Collation {
  std::unique_ptr<icu::Collator> collator;
};

base::Result<VietnameseOrder> VietnameseOrder::open() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("vi"), status));
  if (U_SUCCESS(status)) collator->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, status);
  if (U_SUCCESS(status)) collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  if (U_FAILURE(status))
    return base::make_error(base::Code::Unavailable,
                            std::string("no Vietnamese collation in ICU: ") + u_errorName(status));
  return VietnameseOrder(std::make_shared<Collation>(Collation{std::move(collator)}));
}

std::string VietnameseOrder::key(std::string_view text) const {
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(wide.length()) * 4 + 16);
  const auto needed = [&] {
    return static_cast<std::size_t>(collation_->collator->getSortKey(
        wide, bytes.data(), static_cast<std::int32_t>(bytes.size())));
  };
  std::size_t length = needed();
  if (length > bytes.size()) {
    bytes.resize(length);
    length = needed();
  }
  // ICU ends a key with a zero byte, and uses none within.
  return std::string(reinterpret_cast<const char*>(bytes.data()), length == 0 ? 0 : length - 1);
}

std::string VietnameseOrder::name_key(std::string_view full_name) const {
  const auto end = full_name.find_last_not_of(' ');
  full_name = full_name.substr(0, end == full_name.npos ? 0 : end + 1);
  const auto space = full_name.rfind(' ');
  if (space == full_name.npos) return key(full_name) + '\0';
  return key(full_name.substr(space + 1)) + '\0' + key(full_name.substr(0, space));
}

std::string VietnameseOrder::version() const {
  UVersionInfo version;
  collation_->collator->getVersion(version);
  return std::to_string(version[0]) + "." + std::to_string(version[1]);
}

}  // namespace anlanh::text
