// From entries to the bytes of a bundle (policy_bundle.h).
//
// Names are hashed, then sorted by hash: equal names meet and are joined, and buckets fill in the
// order in which they lie in the file. A bucket that is full spills into the next, which never
// wraps round: the table has as many more buckets at its end as the last spill needs.

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>

#include "base/utf8.h"
#include "guard/policy.h"
#include "guard/policy_bundle.h"
#include "guard/policy_hash.h"

namespace anlanh::guard {

namespace {

using bundle::Bucket;
using bundle::Class;
using bundle::Header;

static_assert(std::endian::native == std::endian::little, "bundles are little-endian and mapped");

constexpr std::size_t kMostCategories = 64;
constexpr std::size_t kMostLists = 10'000;
constexpr std::size_t kMostText = 1000;
constexpr std::size_t kMostClasses = 65'535;
constexpr std::size_t kAlign = 64;
// 8.5 names a bucket of 10: 7.5 bytes a name, and a look-up without a hit reads 1.3 buckets on
// average.
constexpr std::size_t kNamesPerTwentyBuckets = 170;

base::Error fault(std::string text) {
  return base::make_error(base::Code::Invalid, std::move(text));
}

bool sound_slug(std::string_view slug) {
  if (slug.empty() || slug.size() > 32) return false;
  return std::all_of(slug.begin(), slug.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool sound_text(std::string_view text) {
  return text.size() <= kMostText && base::valid_utf8(text);
}

base::Status check_tables(const PolicySource& source) {
  if (source.categories.size() > kMostCategories) return fault("more than 64 categories");
  if (source.lists.size() > kMostLists) return fault("too many lists");
  for (const Category& category : source.categories) {
    if (!sound_slug(category.slug)) return fault("category slug is not plain: " + category.slug);
    if (!sound_text(category.label.vi) || !sound_text(category.label.en)) {
      return fault("label of category " + category.slug + " is too long or not UTF-8");
    }
  }
  for (const std::string& list : source.lists) {
    if (!sound_text(list)) return fault("name of a list is too long or not UTF-8");
  }
  return base::ok();
}

base::Status check_entry(const PolicySource& source, const PolicyEntry& entry) {
  if (entry.list >= source.lists.size()) return fault("entry of an unknown list: " + entry.name);
  if (entry.action == Action::Allow) return base::ok();
  const std::size_t count = source.categories.size();
  const std::uint64_t known = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
  if (entry.categories == 0 || (entry.categories & ~known) != 0) {
    return fault("entry without a known category: " + entry.name);
  }
  return base::ok();
}

// An entry's name in wire form, packed behind the others.
struct Item {
  std::uint64_t hash;
  std::uint64_t name_at;
  std::uint32_t entry;
  std::uint8_t name_size;
};

class Compiler {
 public:
  explicit Compiler(const PolicySource& source) : source_(source) {}

  base::Result<Bytes> run() {
    AL_TRY_DO(check_tables(source_));
    AL_TRY_DO(read_entries());
    sort_items();
    AL_TRY_DO(fill());
    return join();
  }

 private:
  ByteView name_of(const Item& item) const {
    return ByteView(arena_).subspan(item.name_at, item.name_size);
  }

  base::Status read_entries() {
    if (source_.entries.size() > 0x7fffffff) return fault("too many entries");
    items_.reserve(source_.entries.size());
    arena_.reserve(source_.entries.size() * 22);
    for (const PolicyEntry& entry : source_.entries) {
      AL_TRY_DO(check_entry(source_, entry));
      auto name = parse_name_text(entry.name);
      if (!name || name->size <= 1) return fault("entry that is no domain name: " + entry.name);
      lower_in_place(*name);
      items_.push_back({hash_name(name->bytes(), source_.seed), arena_.size(),
                        static_cast<std::uint32_t>(items_.size()), name->size});
      arena_.insert(arena_.end(), name->octets.begin(), name->octets.begin() + name->size);
    }
    return base::ok();
  }

  void sort_items() {
    std::sort(items_.begin(), items_.end(), [this](const Item& a, const Item& b) {
      if (a.hash != b.hash) return a.hash < b.hash;
      const auto a_name = base::as_text(name_of(a)), b_name = base::as_text(name_of(b));
      return a_name != b_name ? a_name < b_name : a.entry < b.entry;
    });
  }

  std::size_t end_of_equal(std::size_t first) const {
    std::size_t last = first + 1;
    while (last < items_.size() && items_[last].hash == items_[first].hash &&
           base::as_text(name_of(items_[last])) == base::as_text(name_of(items_[first]))) {
      ++last;
    }
    return last;
  }

  base::Status fill() {
    std::size_t distinct = 0;
    for (std::size_t i = 0; i < items_.size(); i = end_of_equal(i)) ++distinct;
    home_count_ = std::max<std::size_t>(
        1, (distinct * 20 + kNamesPerTwentyBuckets - 1) / kNamesPerTwentyBuckets);
    buckets_.assign(home_count_, Bucket{});
    names_.reserve(arena_.size() + 4 * items_.size());
    for (std::size_t i = 0; i < items_.size();) {
      const std::size_t end = end_of_equal(i);
      AL_TRY(const std::uint16_t number, class_number(merge(i, end)));
      AL_TRY_DO(place(items_[i], number));
      i = end;
    }
    name_count_ = distinct;
    return base::ok();
  }

  // What all entries of one name mean together.
  Class merge(std::size_t first, std::size_t last) const {
    Class joined{0, 0, bundle::kNoList, bundle::kNoList, 0, 0, {}};
    for (std::size_t i = first; i < last; ++i) {
      const PolicyEntry& entry = source_.entries[items_[i].entry];
      if (entry.action == Action::Allow) continue;
      if (entry.scope != Scope::Below) add_block(joined.block_self, joined.list_self, entry);
      if (entry.scope != Scope::Exact) add_block(joined.block_below, joined.list_below, entry);
    }
    for (std::size_t i = last; i-- > first;) {
      const PolicyEntry& entry = source_.entries[items_[i].entry];
      if (entry.action == Action::Block) continue;
      if (entry.scope != Scope::Below) {
        joined.allow_self = 1, joined.block_self = 0, joined.list_self = entry.list;
      }
      if (entry.scope != Scope::Exact) {
        joined.allow_below = 1, joined.block_below = 0, joined.list_below = entry.list;
      }
    }
    return joined;
  }

  static void add_block(std::uint64_t& mask, std::uint16_t& list, const PolicyEntry& entry) {
    mask |= entry.categories;
    if (list == bundle::kNoList) list = entry.list;
  }

  base::Result<std::uint16_t> class_number(const Class& meaning) {
    const std::string key(reinterpret_cast<const char*>(&meaning), sizeof meaning);
    const auto [found, fresh] =
        numbers_.try_emplace(key, static_cast<std::uint16_t>(classes_.size()));
    if (fresh) {
      if (classes_.size() > kMostClasses) return fault("too many combinations of categories");
      classes_.push_back(meaning);
    }
    return found->second;
  }

  base::Status place(const Item& item, std::uint16_t number) {
    const std::size_t home = bundle::bucket_of(item.hash, home_count_);
    if (home > cursor_) cursor_ = home, used_ = 0;
    if (used_ == bundle::kSlots) ++cursor_, used_ = 0;
    if (cursor_ == buckets_.size()) buckets_.push_back(Bucket{});
    for (std::size_t i = home; i < cursor_; ++i) buckets_[i].names_at |= bundle::kOverflow;
    if (used_ == 0) AL_TRY_DO(start_names());
    Bucket& bucket = buckets_[cursor_];
    bucket.low[used_] = bundle::low_of(item.hash);
    bucket.high[used_] = bundle::high_of(item.hash);
    bucket.hint[used_] =
        number < bundle::kSeeRecord ? static_cast<std::uint8_t>(number) : bundle::kSeeRecord;
    ++used_;
    names_.push_back(static_cast<std::uint8_t>(number));
    names_.push_back(static_cast<std::uint8_t>(number >> 8));
    names_.push_back(item.name_size);
    const ByteView name = name_of(item);
    names_.insert(names_.end(), name.begin(), name.end());
    return base::ok();
  }

  base::Status start_names() {
    while (names_.size() % bundle::kNameUnit != 0) names_.push_back(0);
    const std::size_t unit = names_.size() / bundle::kNameUnit;
    if (unit >= bundle::kOverflow) return fault("more names than a bundle can hold");
    buckets_[cursor_].names_at |= static_cast<std::uint32_t>(unit);
    return base::ok();
  }

  static void put_text(Bytes& out, std::string_view text) {
    put_number(out, text.size());
    out.insert(out.end(), text.begin(), text.end());
  }
  static void put_number(Bytes& out, std::size_t value) {
    out.push_back(static_cast<std::uint8_t>(value));
    out.push_back(static_cast<std::uint8_t>(value >> 8));
  }

  Bytes texts() const {
    Bytes out;
    put_number(out, source_.categories.size());
    for (const Category& category : source_.categories) {
      put_text(out, category.slug);
      put_text(out, category.label.vi);
      put_text(out, category.label.en);
      put_number(out, category.error_code);
      put_number(out, category.severity);
    }
    put_number(out, source_.lists.size());
    for (const std::string& list : source_.lists) put_text(out, list);
    return out;
  }

  static bundle::Section add_section(Bytes& file, ByteView bytes) {
    file.resize((file.size() + kAlign - 1) / kAlign * kAlign);
    const bundle::Section section{file.size(), bytes.size(), checksum(bytes)};
    file.insert(file.end(), bytes.begin(), bytes.end());
    return section;
  }
  template <class T>
  static ByteView bytes_of(const std::vector<T>& values) {
    return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size() * sizeof(T)};
  }

  Bytes join() const {
    Bytes file(sizeof(Header));
    file.reserve(sizeof(Header) + buckets_.size() * sizeof(Bucket) + names_.size() + 65536);
    Header header{};
    std::memcpy(header.magic, bundle::kMagic, sizeof header.magic);
    header.version = bundle::kVersion;
    header.class_count = static_cast<std::uint32_t>(classes_.size());
    header.name_count = name_count_;
    header.bucket_count = home_count_;
    header.seed = source_.seed;
    header.buckets = add_section(file, bytes_of(buckets_));
    header.names = add_section(file, names_);
    header.classes = add_section(file, bytes_of(classes_));
    header.texts = add_section(file, texts());
    header.file_size = file.size();
    std::memcpy(file.data(), &header, sizeof header);
    header.header_checksum = checksum(ByteView(file).first(offsetof(Header, header_checksum)));
    std::memcpy(file.data(), &header, sizeof header);
    return file;
  }

  const PolicySource& source_;
  std::vector<Item> items_;
  Bytes arena_;
  std::vector<Bucket> buckets_;
  Bytes names_;
  std::vector<Class> classes_ = {Class{0, 0, bundle::kNoList, bundle::kNoList, 0, 0, {}}};
  std::map<std::string, std::uint16_t> numbers_;
  std::size_t home_count_ = 1;
  std::size_t name_count_ = 0;
  std::size_t cursor_ = 0;  // the bucket being filled
  int used_ = 0;            // its slots in use
};

}  // namespace

base::Result<Bytes> compile_policy(const PolicySource& source) { return Compiler(source).run(); }

}  // namespace anlanh::guard
