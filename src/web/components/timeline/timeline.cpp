#include "web/components/timeline/timeline.h"

namespace anlanh::web {

namespace {

Html render_item(const TimelineItem& item, int heading_level) {
  Html byline;
  if (!item.byline.empty()) {
    byline = text(punct(" ")) + el("p", {cls("moj-timeline__byline")}, item.byline);
  }
  Html content;
  if (!item.content.empty()) {
    content = el("div", {cls("moj-timeline__description")}, item.content);
  }
  return el("div", with_more({cls("moj-timeline__item", item.classes)}, item.attributes),
            el("div", {cls("moj-timeline__header")},
               el(heading_tag(heading_level), {cls("moj-timeline__title")}, item.title), byline),
            el("p", {cls("moj-timeline__date")},
               el("time", {attr("datetime", item.machine_time)}, item.time)),
            content);
}

}  // namespace

Html timeline(const Timeline& timeline) {
  Html items;
  for (const TimelineItem& item : timeline.items)
    items += render_item(item, timeline.heading_level);
  return el("div", with_more({cls("moj-timeline", timeline.classes)}, timeline.attributes), items);
}

}  // namespace anlanh::web
