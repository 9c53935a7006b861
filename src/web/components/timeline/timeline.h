#pragma once
// What happened to a case and when, newest first: the Ministry of Justice's pattern.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct TimelineItem {
  Content title;
  Content byline = {};       // t("by {1}", name)
  std::string machine_time;  // "2026-03-02T08:30:00+07:00"
  Content time;              // as people write it
  Content content = {};
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

struct Timeline {
  std::vector<TimelineItem> items;
  int heading_level = 2;
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html timeline(const Timeline& timeline);

}  // namespace anlanh::web
