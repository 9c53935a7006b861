#pragma once
// Carers and household of the children of a case (người chăm sóc, gia đình).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"

namespace anlanh::cases {

enum class Relation { Mother, Father, Grandparent, Sibling, Relative, Guardian, Other };
enum class LivesWithChild : bool { No, Yes };
enum class ContactAllowed : bool { No, Yes };
enum class Suspected : bool { No, Yes };
enum class CarerSuspected : bool { No, Yes };  // of a case: any of its carers

struct Carer {
  base::Id id;
  base::Id case_id;
  base::Bytes identity;  // sealed: name, job, phone, note
  Relation relation = Relation::Other;
  std::optional<int> age;
  LivesWithChild lives_with = LivesWithChild::No;
  ContactAllowed contact = ContactAllowed::No;
  Suspected suspected = Suspected::No;
  std::int64_t version = 1;
  base::Instant recorded_at;
  base::Id recorded_by;
  base::Bytes token;
};

// The names inside `identity`.
namespace carer_field {
inline constexpr std::string_view kName = "name";
inline constexpr std::string_view kJob = "job";
inline constexpr std::string_view kPhone = "phone";
inline constexpr std::string_view kNote = "note";
}  // namespace carer_field

std::string_view relation_code(Relation relation);
std::optional<Relation> parse_relation(std::string_view code);
base::Message relation_name(Relation relation);

}  // namespace anlanh::cases
