#include "web/components/task-list/task_list.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TaskListItem read_item(const Options& item) {
  TaskListItem out = {.title = {}, .href = item.url("href"), .classes = item.classes()};
  if (const auto title = item.child("title")) {
    out.title = title->content();
    out.title_classes = title->classes();
  }
  if (const auto hint = item.child("hint")) out.hint = hint->content();
  if (const auto status = item.child("status")) {
    out.status = status->content();
    out.status_classes = status->classes();
    if (const auto tag = status->child("tag")) {
      out.status_tag = TagOptions{
          .label = tag->content(), .classes = tag->classes(), .attributes = tag->attributes()};
    }
  }
  return out;
}

TEST(TaskList, AsPublished) {
  check_fixtures("task-list", 10, [](const Options& o) {
    TaskList list = {.items = {},
                     .id_prefix = o.text("idPrefix", "task-list"),
                     .classes = o.classes(),
                     .attributes = o.attributes()};
    for (const Options& item : o.items("items", Options::Gaps::Unsupported))
      list.items.push_back(read_item(item));
    return task_list(list);
  });
}

}  // namespace
}  // namespace anlanh::web
