#pragma once
// What there is to do and how far it is, in any order.

#include <optional>
#include <string>
#include <vector>

#include "web/components/tag/tag.h"

namespace anlanh::web {

struct TaskListItem {
  Content title;
  std::optional<Url> href = {};
  Content hint = {};
  Content status = {};
  std::optional<TagOptions> status_tag = {};  // instead of status
  std::string classes = {};
  std::string title_classes = {};
  std::string status_classes = {};
};

struct TaskList {
  std::vector<TaskListItem> items;
  std::string id_prefix = "task-list";
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html task_list(const TaskList& list);

}  // namespace anlanh::web
