#pragma once
// Which names are blocked, and why: the compiled, immutable policy.
//
//   AL_TRY(auto bytes, compile_policy(source));      // once, where lists and the catalogue meet
//   AL_TRY(auto policy, Policy::open(path));         // map the file, verify, use
//   if (auto match = policy->find(name)) …
//
// The rule with the most labels decides; where allow and block have equally many, allow wins. A
// block of example.com holds for www.example.com too, unless its scope says otherwise. Names are
// ASCII in lower case.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/result.h"
#include "guard/wire_name.h"

namespace anlanh::guard {

enum class Action : std::uint8_t { Block, Allow };
enum class Scope : std::uint8_t {
  Subtree,  // the name and all below it
  Exact,    // the name only
  Below,    // what stands below the name, not the name itself (RPZ "*.example.com")
};

// Its place in the table is its bit in a mask of categories: 64 at most.
struct Category {
  std::string slug;  // "gambling": ASCII, goes out as the text of the Extended DNS Error
  base::Bilingual label;
  std::uint16_t error_code = 17;  // RFC 8914: 15 Blocked or 17 Filtered
  std::uint16_t severity = 0;     // of several categories the highest speaks
};

struct PolicyEntry {
  std::string name;              // "example.com", ASCII, any case
  std::uint64_t categories = 0;  // bits; not looked at for Allow
  std::uint16_t list = 0;        // place in PolicySource::lists
  Action action = Action::Block;
  Scope scope = Scope::Subtree;
};

struct PolicySource {
  std::vector<Category> categories;
  std::vector<std::string> lists;  // names of lists, for "why is this blocked"
  std::vector<PolicyEntry> entries;
  std::uint64_t seed = 0x616e2d6c616e68;  // of the hash; a publisher draws one
};

// Bytes of a bundle. Entries of one name are joined: masks by or, the first list in order speaks.
// Fails on a name that is none, a block without a category, a category or list that does not exist,
// more than 65,535 different combinations, more than 64 categories. The same source gives the same
// bytes.
base::Result<base::Bytes> compile_policy(const PolicySource& source);

struct Match {
  Action action = Action::Block;
  std::uint64_t categories = 0;  // 0 for Allow
  std::string name;              // the listed name that decided
  std::string list;
};

// The same without heap, for the hot path. Views live as long as the policy.
struct Verdict {
  Action action = Action::Block;
  std::uint64_t categories = 0;
  std::uint16_t list = 0;
  std::uint8_t labels_left = 0;  // labels of the question above the listed name
};

// Immutable; shared by all threads. A mapped file must be replaced by rename, never written over.
class Policy {
 public:
  static constexpr std::uint64_t kAll = ~std::uint64_t{0};

  // Maps and verifies the file: Unavailable where it cannot be read, Corrupt where it is not what
  // we wrote.
  static base::Result<std::shared_ptr<const Policy>> open(const std::filesystem::path& path);
  static base::Result<std::shared_ptr<const Policy>> from_bytes(base::Bytes bytes);
  // A policy that blocks nothing.
  static std::shared_ptr<const Policy> empty();

  Policy(const Policy&) = delete;
  Policy& operator=(const Policy&) = delete;
  ~Policy();

  // Rules of categories outside `wanted` are passed over as if they were not listed; allow rules
  // always count.
  std::optional<Verdict> decide(const WireName& lower_name, std::uint64_t wanted = kAll) const;
  // "www.example.com" in any case; absent too where the text is no name.
  std::optional<Match> find(std::string_view name, std::uint64_t wanted = kAll) const;

  std::span<const Category> categories() const;
  // The category that speaks for a mask: the most severe, of equals the first. Absent for 0.
  const Category* speaking_category(std::uint64_t mask) const;
  std::string_view list_name(std::uint16_t list) const;

  std::size_t name_count() const;
  // Bytes that look-ups touch without a hit: buckets and classes.
  std::size_t hot_bytes() const;
  std::size_t file_bytes() const;
  // Differs between policies of different content.
  std::uint64_t fingerprint() const;

 private:
  struct Parts;
  explicit Policy(std::unique_ptr<Parts> parts);
  static base::Result<std::shared_ptr<const Policy>> from_parts(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace anlanh::guard
