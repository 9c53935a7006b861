#include "cases/case_tabs.h"

#include "web/components/sub-navigation/sub_navigation.h"

namespace anlanh::cases {

namespace {

struct Tab {
  std::string_view part;  // of the address
  base::Message label;
};

// In the order of the work.
std::vector<Tab> tabs() {
  using base::msg;
  return {{"", msg("Overview")}, {"thoi-han", msg("Deadlines")}, {"doi-tuong", msg("Violators")}};
}

}  // namespace

web::Html case_tabs(const web::View& view, base::Id case_id, std::string_view current) {
  web::SubNavigation nav{.spoken_label = view.t("Pages of this case"), .items = {}};
  for (const auto& tab : tabs()) {
    const auto url = tab.part.empty() ? web::path({"/vu-viec", case_id})
                                      : web::path({"/vu-viec", case_id, tab.part});
    nav.items.push_back({.label = view.t(tab.label),
                         .href = url,
                         .current = tab.part == current ? web::Current::Yes : web::Current::No});
  }
  return web::sub_navigation(nav);
}

}  // namespace anlanh::cases
