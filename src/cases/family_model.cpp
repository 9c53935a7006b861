#include "cases/family_model.h"

namespace anlanh::cases {

std::string_view relation_code(Relation relation) {
  switch (relation) {
    case Relation::Mother: return "mother";
    case Relation::Father: return "father";
    case Relation::Grandparent: return "grandparent";
    case Relation::Sibling: return "sibling";
    case Relation::Relative: return "relative";
    case Relation::Guardian: return "guardian";
    case Relation::Other: break;
  }
  return "other";
}

std::optional<Relation> parse_relation(std::string_view code) {
  for (const auto relation :
       {Relation::Mother, Relation::Father, Relation::Grandparent, Relation::Sibling,
        Relation::Relative, Relation::Guardian, Relation::Other})
    if (relation_code(relation) == code) return relation;
  return std::nullopt;
}

base::Message relation_name(Relation relation) {
  using base::msg;
  switch (relation) {
    case Relation::Mother: return msg("Mother");
    case Relation::Father: return msg("Father");
    case Relation::Grandparent: return msg("Grandparent");
    case Relation::Sibling: return msg("Brother or sister");
    case Relation::Relative: return msg("Other relative");
    case Relation::Guardian: return msg("Guardian");
    case Relation::Other: break;
  }
  return msg("Somebody else who looks after the child");
}

}  // namespace anlanh::cases
