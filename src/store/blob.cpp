#include "store/blob.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <set>

namespace anlanh::store {

namespace {

using base::Code;
using base::make_error;
namespace fs = std::filesystem;

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kSealedPiece = kPiece + kTag;
constexpr std::uint64_t kLeastLength = 4096;
constexpr const char* kNewFolder = "new";

using Nonce = std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES>;
enum class Last : std::uint8_t { No, Yes };

// A key is used for one file only, so counting is enough for a nonce.
Nonce nonce_of(std::uint64_t number, Last last) {
  Nonce nonce{};
  for (std::size_t i = 0; i < 8; ++i)
    nonce[15 + i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
  nonce[23] = static_cast<std::uint8_t>(last);
  return nonce;
}

std::array<std::uint8_t, 8> bytes_of(base::Id id) {
  std::array<std::uint8_t, 8> out{};
  for (std::size_t i = 0; i < 8; ++i)
    out[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(id.value) >> (56 - 8 * i));
  return out;
}

// Padmé (Nikitin and others, 2019): a length keeps only so many leading bits as its magnitude has digits.
std::uint64_t padded_length(std::uint64_t length) {
  if (length <= kLeastLength) return kLeastLength;
  const auto magnitude = static_cast<unsigned>(std::bit_width(length)) - 1;
  const auto kept = static_cast<unsigned>(std::bit_width(magnitude));
  const std::uint64_t mask = (1ULL << (magnitude - kept)) - 1;
  return (length + mask) & ~mask;
}

std::uint64_t pieces_of(std::uint64_t plain) { return (plain + kPiece - 1) / kPiece; }
std::uint64_t sealed_length(std::uint64_t plain) { return plain + pieces_of(plain) * kTag; }

base::Error disk_error(std::string_view what, const fs::path& path) {
  return make_error(
      Code::Unavailable, std::string(what) + " " + path.string() + ": " + std::strerror(errno),
      base::msg(
          "There is no room for this file just now, so it was not kept. Please try again later."));
}

base::Error damaged(const fs::path& path, std::string_view why) {
  return make_error(Code::Corrupt, "blob " + path.string() + ": " + std::string(why),
                    base::msg("This file is damaged and cannot be opened."));
}

void flush_folder(const fs::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  ::fsync(handle);
  ::close(handle);
}

class FileWriter : public BlobWriter {
 public:
  FileWriter(int handle, fs::path draft, fs::path path, base::Id id, const base::Random& random)
      : handle_(handle), draft_(std::move(draft)), path_(std::move(path)), id_(bytes_of(id)) {
    random(secret_.key);
    plain_.reserve(kPiece);
  }
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  ~FileWriter() override {
    if (handle_ >= 0) ::close(handle_);
    if (kept_) return;
    ::unlink(draft_.c_str());
    if (finished_) ::unlink(path_.c_str());
  }

  base::Status write(std::string_view bytes) override {
    secret_.size += bytes.size();
    return append(bytes);
  }

  base::Result<BlobSecret> finish() override {
    static const std::string zeros(kPiece, '\0');
    for (auto left = padded_length(secret_.size) - secret_.size; left > 0;) {
      const auto part = std::min<std::uint64_t>(left, kPiece);
      AL_TRY_DO(append(std::string_view(zeros).substr(0, part)));
      left -= part;
    }
    AL_TRY_DO(seal_piece(Last::Yes));
    if (::fsync(handle_) != 0) return disk_error("cannot flush", draft_);
    if (::rename(draft_.c_str(), path_.c_str()) != 0) return disk_error("cannot rename to", path_);
    finished_ = true;
    flush_folder(path_.parent_path());
    return secret_;
  }

  void keep() override { kept_ = true; }

 private:
  // A full piece waits until more comes: the last one carries another sign.
  base::Status append(std::string_view bytes) {
    while (!bytes.empty()) {
      if (plain_.size() == kPiece) AL_TRY_DO(seal_piece(Last::No));
      const auto part = bytes.substr(0, kPiece - plain_.size());
      plain_.append(part);
      bytes.remove_prefix(part.size());
    }
    return base::ok();
  }

  base::Status seal_piece(Last last) {
    std::array<std::uint8_t, kSealedPiece> sealed;
    unsigned long long length = 0;
    const auto nonce = nonce_of(number_++, last);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed.data(), &length, reinterpret_cast<const unsigned char*>(plain_.data()),
        plain_.size(), id_.data(), id_.size(), nullptr, nonce.data(), secret_.key.data());
    sodium_memzero(plain_.data(), plain_.size());
    plain_.clear();
    std::size_t done = 0;
    while (done < length) {
      const auto written = ::write(handle_, sealed.data() + done, length - done);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return disk_error("cannot write", draft_);
      done += static_cast<std::size_t>(written);
    }
    return base::ok();
  }

  int handle_;
  fs::path draft_;
  fs::path path_;
  std::array<std::uint8_t, 8> id_;
  BlobSecret secret_;
  std::string plain_;
  std::uint64_t number_ = 0;
  bool finished_ = false;
  bool kept_ = false;
};

class FileReader : public BlobReader {
 public:
  FileReader(int handle, fs::path path, base::Id id, const BlobSecret& secret)
      : handle_(handle), path_(std::move(path)), id_(bytes_of(id)), secret_(secret) {}
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;
  ~FileReader() override {
    ::close(handle_);
    sodium_memzero(plain_.data(), plain_.size());
  }

  std::uint64_t size() const override { return secret_.size; }

  base::Result<std::string> read(std::uint64_t offset, std::size_t most) override {
    std::string out;
    while (offset < size() && out.size() < most) {
      AL_TRY_DO(open_piece(offset / kPiece));
      const auto start = offset % kPiece;
      const auto end = std::min<std::uint64_t>(
          {plain_.size(), start + (most - out.size()), start + (size() - offset)});
      if (end <= start) return damaged(path_, "a piece is too short");
      out.append(plain_, start, end - start);
      offset += end - start;
    }
    return out;
  }

 private:
  base::Status open_piece(std::uint64_t number) {
    if (held_ == static_cast<std::int64_t>(number)) return base::ok();
    std::array<std::uint8_t, kSealedPiece> sealed;
    const auto got =
        ::pread(handle_, sealed.data(), sealed.size(), static_cast<off_t>(number * kSealedPiece));
    if (got < static_cast<ssize_t>(kTag)) return damaged(path_, "cut off");
    const auto last = number + 1 == pieces_of(padded_length(size())) ? Last::Yes : Last::No;
    const auto nonce = nonce_of(number, last);
    plain_.resize(static_cast<std::size_t>(got) - kTag);
    held_ = -1;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            reinterpret_cast<unsigned char*>(plain_.data()), nullptr, nullptr, sealed.data(),
            static_cast<unsigned long long>(got), id_.data(), id_.size(), nonce.data(),
            secret_.key.data()) != 0)
      return damaged(path_, "a piece was changed");
    held_ = static_cast<std::int64_t>(number);
    return base::ok();
  }

  int handle_;
  fs::path path_;
  std::array<std::uint8_t, 8> id_;
  BlobSecret secret_;
  std::string plain_;
  std::int64_t held_ = -1;
};

base::Status make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return make_error(Code::Unavailable, "cannot make " + folder.string() + ": " + error.message());
  fs::permissions(folder, fs::perms::owner_all, error);
  return base::ok();
}

base::Result<std::set<std::int64_t>> load_ids(Store& store) {
  return store.read([](Sql& sql) -> base::Result<std::set<std::int64_t>> {
    AL_TRY(const auto rows, sql.query("select id from blob"));
    std::set<std::int64_t> ids;
    for (const auto& row : rows) ids.insert(row.id(0).value);
    return ids;
  });
}

}  // namespace

BlobSecret::~BlobSecret() { sodium_memzero(key.data(), key.size()); }

std::string blob_secret_text(const BlobSecret& secret) {
  std::string out(secret.key.begin(), secret.key.end());
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(secret.size >> shift);
  return out;
}

base::Result<BlobSecret> parse_blob_secret(std::string_view text) {
  BlobSecret out;
  if (text.size() != out.key.size() + 8) return make_error(Code::Corrupt, "blob secret");
  std::copy_n(text.begin(), out.key.size(), out.key.begin());
  for (const char c : text.substr(out.key.size()))
    out.size = out.size << 8 | static_cast<unsigned char>(c);
  if (out.size > 1ULL << 40) return make_error(Code::Corrupt, "blob secret: size");
  return out;
}

base::Result<std::shared_ptr<const BlobStore>> BlobStore::open(const fs::path& folder,
                                                               base::Random random,
                                                               BlobSettings settings) {
  AL_CHECK(sodium_init() >= 0);
  AL_TRY_DO(make_folder(folder / kNewFolder));
  return std::shared_ptr<const BlobStore>(new BlobStore(folder, std::move(random), settings));
}

fs::path BlobStore::path_of(base::Id id) const {
  const auto name = base::id_text(id);
  return folder_ / name.substr(name.size() - 2) / name;
}

base::Result<std::unique_ptr<BlobWriter>> BlobStore::create(base::Id id) const {
  const auto path = path_of(id);
  AL_TRY_DO(make_folder(path.parent_path()));
  struct statvfs disk{};
  if (::statvfs(folder_.c_str(), &disk) == 0 &&
      static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize < settings_.keep_free) {
    errno = ENOSPC;
    return disk_error("too little is free for", path);
  }
  const auto draft = folder_ / kNewFolder / base::id_text(id);
  const int handle = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (handle < 0) return disk_error("cannot create", draft);
  return std::unique_ptr<BlobWriter>(
      std::make_unique<FileWriter>(handle, draft, path, id, random_));
}

base::Result<std::unique_ptr<BlobReader>> BlobStore::read(base::Id id,
                                                          const BlobSecret& secret) const {
  const auto path = path_of(id);
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return make_error(Code::NotFound, "no blob " + path.string());
  auto reader = std::make_unique<FileReader>(handle, path, id, secret);
  struct stat facts{};
  const bool whole = ::fstat(handle, &facts) == 0 && static_cast<std::uint64_t>(facts.st_size) ==
                                                         sealed_length(padded_length(secret.size));
  if (!whole) return damaged(path, "not as long as it must be");
  return std::unique_ptr<BlobReader>(std::move(reader));
}

void BlobStore::remove(base::Id id) const { ::unlink(path_of(id).c_str()); }

base::Result<Swept> BlobStore::sweep(Store& store) const {
  AL_TRY(const auto ids, load_ids(store));
  Swept out;
  std::size_t found = 0;
  std::error_code error;
  std::vector<fs::path> lost;
  for (const auto& entry : fs::recursive_directory_iterator(folder_, error)) {
    if (!entry.is_regular_file(error)) continue;
    const auto id = base::parse_id(entry.path().filename().string());
    const bool known =
        id && ids.count(id->value) > 0 && entry.path().parent_path().filename() != kNewFolder;
    if (known) {
      ++found;
    } else {
      lost.push_back(entry.path());
    }
  }
  if (error)
    return make_error(Code::Unavailable,
                      "cannot look through " + folder_.string() + ": " + error.message());
  for (const auto& path : lost) out.removed += ::unlink(path.c_str()) == 0 ? 1 : 0;
  out.missing = ids.size() - std::min(found, ids.size());
  return out;
}

base::Status save_blob(Sql& sql, const Blob& blob) {
  AL_TRY_DO(sql.exec("insert into blob (id, owner, made_at, sealed) values ($1, $2, $3, $4)",
                     blob.id, blob.owner, blob.made_at, blob.sealed));
  return base::ok();
}

base::Result<std::optional<Blob>> find_blob(Sql& sql, base::Id id) {
  AL_TRY(const auto row, sql.find("select owner, made_at, sealed from blob where id = $1", id));
  if (!row) return std::optional<Blob>();
  return std::optional<Blob>({id, row->id(0), row->instant(1), row->bytes(2)});
}

base::Status forget_blob(Sql& sql, base::Id id) {
  AL_TRY(const auto blob, find_blob(sql, id));
  if (!blob) return base::ok();
  AL_TRY_DO(sql.exec("update blob set sealed = $2 where id = $1", id,
                     base::Bytes(blob->sealed.size(), 0)));
  AL_TRY_DO(sql.exec("delete from blob where id = $1", id));
  return base::ok();
}

}  // namespace anlanh::store
