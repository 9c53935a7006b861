#include "people/vi_order.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

namespace anlanh::people {

namespace {

std::unique_ptr<icu::Collator> make_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(icu::Locale("vi", "VN"), status));
  if (U_FAILURE(status)) return nullptr;
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  return collator;
}

icu::UnicodeString decomposed(std::string_view text) {
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFKDInstance(status);
  return U_SUCCESS(status) ? form->normalize(wide, status) : wide;
}

bool is_mark(UChar32 c) {
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

UChar32 plain_letter(UChar32 c) {
  const UChar32 lower = u_tolower(c);
  return lower == 0x0111 ? 'd' : lower;  // đ has no decomposition
}

}  // namespace

std::string vietnamese_sort_key(std::string_view text) {
  // A collator is not to be shared by threads; making one costs more than using it.
  thread_local const std::unique_ptr<icu::Collator> collator = make_collator();
  if (!collator) return std::string(text);
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string key(static_cast<std::size_t>(collator->getSortKey(wide, nullptr, 0)), '\0');
  collator->getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()),
                       static_cast<std::int32_t>(key.size()));
  return key;
}

std::string fold_vietnamese(std::string_view text) {
  const auto wide = decomposed(text);
  icu::UnicodeString out;
  bool blank_due = false;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    if (is_mark(c)) continue;
    if (u_isUWhiteSpace(c)) {
      blank_due = !out.isEmpty();
      continue;
    }
    if (blank_due) out.append(static_cast<UChar32>(' '));
    blank_due = false;
    out.append(plain_letter(c));
  }
  std::string bytes;
  return out.toUTF8String(bytes);
}

}  // namespace anlanh::people
