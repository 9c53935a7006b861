#pragma once
// From what was confirmed and what lists say to the source of the guard's policy. Pure.

#include <string>
#include <vector>

#include "catalog/category_model.h"
#include "catalog/entry_model.h"
#include "guard/policy.h"

namespace anlanh::catalog {

// A list read from disk (hosts file, plain names, RPZ), already parsed by the guard's readers.
struct ReadList {
  std::string name;                         // "gambling.txt"
  std::string category;                     // slug
  std::vector<guard::PolicyEntry> entries;  // `categories` and `list` are filled here
};

// Categories stand at the place of their bit, so that masks mean the same in every bundle; places without a
// category hold an empty one that nothing uses. List 0 is the province's own, and what it has closed stays closed:
// a list's exception at or below such a name is left out.
guard::PolicySource make_policy_source(const std::vector<Category>& categories,
                                       const std::vector<Entry>& in_force,
                                       std::vector<ReadList> lists);

}  // namespace anlanh::catalog
