#include "web/components/task-list/task_list.h"

namespace anlanh::web {

namespace {

Html render_title(const TaskListItem& item, const std::string& described_by) {
  if (!item.href) return el("div", {cls(item.title_classes)}, item.title);
  return el("a",
            {cls("govuk-link govuk-task-list__link", item.title_classes), href(*item.href),
             attr("aria-describedby", described_by)},
            item.title);
}

Html render_item(const TaskListItem& item, const std::string& id) {
  const std::string hint_id = id + "-hint";
  const std::string status_id = id + "-status";
  Html hint;
  if (!item.hint.empty()) {
    hint = el("div", {attr("id", hint_id), cls("govuk-task-list__hint")}, item.hint);
  }
  const std::string described_by = joined(item.hint.empty() ? std::string() : hint_id, status_id);
  return el(
      "li",
      {cls("govuk-task-list__item", item.href ? "govuk-task-list__item--with-link" : "",
           item.classes)},
      el("div", {cls("govuk-task-list__name-and-hint")}, render_title(item, described_by), hint),
      el("div", {cls("govuk-task-list__status", item.status_classes), attr("id", status_id)},
         item.status_tag ? tag(*item.status_tag) : item.status.html()));
}

}  // namespace

Html task_list(const TaskList& list) {
  Html items;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    items += render_item(list.items[i], list.id_prefix + "-" + std::to_string(i + 1));
  }
  return el("ul", with_more({cls("govuk-task-list", list.classes)}, list.attributes), items);
}

}  // namespace anlanh::web
