#include "guard/policy.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "guard/policy_bundle.h"
#include "guard/policy_hash.h"

namespace anlanh::guard {

using bundle::Bucket;
using bundle::Class;
using bundle::Header;

struct Policy::Parts {
  Bytes owned;
  void* mapped = nullptr;
  ByteView bytes;
  Header header{};
  std::span<const Bucket> buckets;
  std::span<const Class> classes;
  ByteView names;
  std::vector<Category> categories;
  std::vector<std::string> lists;

  Parts() = default;
  Parts(const Parts&) = delete;
  ~Parts() {
    if (mapped != nullptr) ::munmap(mapped, bytes.size());
  }
};

namespace {

base::Error corrupt(const char* what) {
  return base::make_error(base::Code::Corrupt, std::string("policy bundle: ") + what);
}

base::Result<ByteView> take_section(ByteView bytes, const bundle::Section& section) {
  if (section.at > bytes.size() || section.size > bytes.size() - section.at) {
    return corrupt("a section lies outside the file");
  }
  if (section.at % 64 != 0) return corrupt("a section is not aligned");
  const ByteView part = bytes.subspan(section.at, section.size);
  if (checksum(part) != section.checksum) return corrupt("a checksum does not fit");
  return part;
}

template <class T>
base::Result<std::span<const T>> take_table(ByteView bytes, const bundle::Section& section) {
  AL_TRY(const ByteView part, take_section(bytes, section));
  if (part.size() % sizeof(T) != 0) return corrupt("a table has half a row");
  return std::span<const T>(reinterpret_cast<const T*>(part.data()), part.size() / sizeof(T));
}

// Reads the texts section; stops at the first thing that is cut short.
class TextReader {
 public:
  explicit TextReader(ByteView bytes) : left_(bytes) {}
  std::uint16_t number() {
    if (left_.size() < 2) return sound_ = false, 0;
    const auto value = static_cast<std::uint16_t>(left_[0] | (left_[1] << 8));
    left_ = left_.subspan(2);
    return value;
  }
  std::string text() {
    const std::size_t size = number();
    if (left_.size() < size) return sound_ = false, std::string();
    std::string value(base::as_text(left_.first(size)));
    left_ = left_.subspan(size);
    return value;
  }
  bool sound() const { return sound_; }

 private:
  ByteView left_;
  bool sound_ = true;
};

base::Status read_texts(ByteView bytes, std::vector<Category>& categories,
                        std::vector<std::string>& lists) {
  TextReader reader(bytes);
  const std::size_t count = reader.number();
  if (count > 64) return corrupt("more than 64 categories");
  for (std::size_t i = 0; i < count && reader.sound(); ++i) {
    Category category;
    category.slug = reader.text();
    category.label.vi = reader.text();
    category.label.en = reader.text();
    category.error_code = reader.number();
    category.severity = reader.number();
    categories.push_back(std::move(category));
  }
  const std::size_t list_count = reader.number();
  for (std::size_t i = 0; i < list_count && reader.sound(); ++i) lists.push_back(reader.text());
  return reader.sound() ? base::ok() : base::Status(corrupt("texts are cut short"));
}

base::Result<Header> read_header(ByteView bytes) {
  Header header;
  if (bytes.size() < sizeof header) return corrupt("shorter than its header");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, bundle::kMagic, sizeof header.magic) != 0) {
    return corrupt("not a policy bundle");
  }
  if (header.version != bundle::kVersion) return corrupt("of a version this program cannot read");
  if (checksum(bytes.first(offsetof(Header, header_checksum))) != header.header_checksum) {
    return corrupt("the header's checksum does not fit");
  }
  if (header.file_size != bytes.size()) return corrupt("cut short or with bytes behind its end");
  return header;
}

base::Status check_classes(std::span<const Class> classes, std::size_t lists) {
  for (const Class& row : classes) {
    for (const std::uint16_t list : {row.list_self, row.list_below}) {
      if (list != bundle::kNoList && list >= lists) return corrupt("a class names an unknown list");
    }
  }
  return base::ok();
}

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

base::Error unreadable(const std::filesystem::path& path) {
  return base::make_error(base::Code::Unavailable,
                          "policy bundle " + path.string() + ": " + std::strerror(errno));
}

// The record of slot `slot` in a bucket's names: bounds are checked, since a checksum keeps out
// damage only.
struct Record {
  std::uint16_t number;
  ByteView name;
};
std::optional<Record> find_record(ByteView names, std::uint32_t names_at, int slot) {
  std::size_t at = std::size_t{names_at & ~bundle::kOverflow} * bundle::kNameUnit;
  for (; at + 3 <= names.size(); --slot) {
    const std::size_t size = names[at + 2];
    if (at + 3 + size > names.size()) break;
    if (slot == 0) {
      return Record{static_cast<std::uint16_t>(names[at] | (names[at + 1] << 8)),
                    names.subspan(at + 3, size)};
    }
    at += 3 + size;
  }
  return std::nullopt;
}

}  // namespace

Policy::Policy(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Policy::~Policy() = default;

base::Result<std::shared_ptr<const Policy>> Policy::from_parts(std::unique_ptr<Parts> parts) {
  AL_TRY(parts->header, read_header(parts->bytes));
  const Header& header = parts->header;
  AL_TRY(parts->buckets, take_table<Bucket>(parts->bytes, header.buckets));
  AL_TRY(parts->names, take_section(parts->bytes, header.names));
  AL_TRY(parts->classes, take_table<Class>(parts->bytes, header.classes));
  AL_TRY(const ByteView texts, take_section(parts->bytes, header.texts));
  AL_TRY_DO(read_texts(texts, parts->categories, parts->lists));
  AL_TRY_DO(check_classes(parts->classes, parts->lists.size()));
  if (parts->classes.empty() || parts->classes.size() != header.class_count) {
    return corrupt("the number of classes does not fit");
  }
  if (header.bucket_count == 0 || header.bucket_count > parts->buckets.size() ||
      header.bucket_count > 0xffffffff) {
    return corrupt("the number of buckets does not fit");
  }
  return std::shared_ptr<const Policy>(new Policy(std::move(parts)));
}

base::Result<std::shared_ptr<const Policy>> Policy::open(const std::filesystem::path& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat facts{};
  if (file.fd < 0 || ::fstat(file.fd, &facts) != 0) return unreadable(path);
  if (!S_ISREG(facts.st_mode)) return corrupt("not a plain file");
  const auto size = static_cast<std::size_t>(facts.st_size);
  if (size < sizeof(Header)) return corrupt("shorter than its header");
  auto parts = std::make_unique<Parts>();
  void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.fd, 0);
  if (mapped == MAP_FAILED) return unreadable(path);
  parts->mapped = mapped;
  parts->bytes = {static_cast<const std::uint8_t*>(mapped), size};
  return from_parts(std::move(parts));
}

base::Result<std::shared_ptr<const Policy>> Policy::from_bytes(Bytes bytes) {
  auto parts = std::make_unique<Parts>();
  parts->owned = std::move(bytes);
  parts->bytes = parts->owned;
  return from_parts(std::move(parts));
}

std::shared_ptr<const Policy> Policy::empty() {
  auto bytes = compile_policy({});
  AL_CHECK(bytes.has_value());
  auto policy = from_bytes(std::move(bytes).value());
  AL_CHECK(policy.has_value());
  return std::move(policy).value();
}

namespace {

// The class of one suffix, if that suffix is listed.
const Class* find_class(const Header& header, std::span<const Bucket> buckets, ByteView names,
                        std::span<const Class> classes, ByteView name, std::uint64_t hash) {
  const std::uint32_t low = bundle::low_of(hash);
  const std::uint8_t high = bundle::high_of(hash);
  for (std::size_t at = bundle::bucket_of(hash, header.bucket_count); at < buckets.size(); ++at) {
    const Bucket& bucket = buckets[at];
    for (int slot = 0; slot < bundle::kSlots; ++slot) {
      if (bucket.low[slot] != low || bucket.high[slot] != high) continue;
      if (bucket.hint[slot] == bundle::kFreeSlot) continue;
      const auto record = find_record(names, bucket.names_at, slot);
      if (!record || base::as_text(record->name) != base::as_text(name)) continue;
      return record->number < classes.size() ? &classes[record->number] : nullptr;
    }
    if (!(bucket.names_at & bundle::kOverflow)) return nullptr;
  }
  return nullptr;
}

std::optional<Verdict> judge(const Class& row, bool self, std::uint64_t wanted) {
  const std::uint16_t list = self ? row.list_self : row.list_below;
  if (self ? row.allow_self : row.allow_below) return Verdict{Action::Allow, 0, list, 0};
  const std::uint64_t mask = (self ? row.block_self : row.block_below) & wanted;
  if (mask == 0) return std::nullopt;
  return Verdict{Action::Block, mask, list, 0};
}

}  // namespace

std::optional<Verdict> Policy::decide(const WireName& name, std::uint64_t wanted) const {
  const Parts& parts = *parts_;
  if (parts.header.name_count == 0 || name.size <= 1) return std::nullopt;
  Suffixes suffixes;
  hash_suffixes(name.bytes(), parts.header.seed, suffixes);
  for (std::size_t i = 0; i < suffixes.count; ++i) {
    __builtin_prefetch(
        &parts.buckets[bundle::bucket_of(suffixes.hashes[i], parts.header.bucket_count)]);
  }
  for (std::size_t i = 0; i < suffixes.count; ++i) {
    const Class* row = find_class(parts.header, parts.buckets, parts.names, parts.classes,
                                  name.bytes().subspan(suffixes.starts[i]), suffixes.hashes[i]);
    if (row == nullptr) continue;
    if (auto verdict = judge(*row, i == 0, wanted)) {
      verdict->labels_left = static_cast<std::uint8_t>(i);
      return verdict;
    }
  }
  return std::nullopt;
}

std::optional<Match> Policy::find(std::string_view text, std::uint64_t wanted) const {
  auto name = parse_name_text(text);
  if (!name) return std::nullopt;
  lower_in_place(*name);
  const auto verdict = decide(*name, wanted);
  if (!verdict) return std::nullopt;
  ByteView listed = name->bytes();
  for (int i = 0; i < verdict->labels_left; ++i) listed = listed.subspan(1u + listed[0]);
  return Match{verdict->action, verdict->categories, name_text(listed),
               std::string(list_name(verdict->list))};
}

std::span<const Category> Policy::categories() const { return parts_->categories; }

const Category* Policy::speaking_category(std::uint64_t mask) const {
  const Category* speaking = nullptr;
  for (std::size_t i = 0; i < parts_->categories.size(); ++i) {
    if (!(mask >> i & 1)) continue;
    const Category& category = parts_->categories[i];
    if (speaking == nullptr || category.severity > speaking->severity) speaking = &category;
  }
  return speaking;
}

std::string_view Policy::list_name(std::uint16_t list) const {
  return list < parts_->lists.size() ? std::string_view(parts_->lists[list]) : std::string_view();
}

std::size_t Policy::name_count() const { return parts_->header.name_count; }
std::size_t Policy::hot_bytes() const {
  return parts_->buckets.size_bytes() + parts_->classes.size_bytes();
}
std::size_t Policy::file_bytes() const { return parts_->bytes.size(); }
std::uint64_t Policy::fingerprint() const { return parts_->header.header_checksum; }

}  // namespace anlanh::guard
