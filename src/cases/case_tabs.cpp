#include "cases/case_tabs.h"

#include "web/components/sub-navigation/sub_navigation.h"
#include "web/components/warning-text/warning_text.h"

namespace anlanh::cases {

namespace {

struct Tab {
  std::string_view part;  // of the address
  base::Message label;
};

// In the order of the work.
std::vector<Tab> tabs() {
  using base::msg;
  return {{"", msg("Overview")},
          {"tre", msg("Child and family")},
          {"danh-gia-ban-dau", msg("Initial assessment")},
          {"danh-gia-cu-the", msg("Specific assessment")},
          {"ke-hoach", msg("Plan")},
          {"ra-soat", msg("Review")},
          {"phuc-hoi", msg("Recovery")},
          {"doi-tuong", msg("Violators")},
          {"thoi-han", msg("Deadlines")},
          {"danh-tinh", msg("Identities")}};
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

web::Html guardian_warning(const web::View& view, CarerSuspected suspected) {
  if (suspected == CarerSuspected::No) return {};
  return web::warning_text(
      {.content =
           view.t("A carer of the child is suspected. Ask for no consent and pass on no word "
                  "through this person."),
       .spoken_prefix = view.t("Warning")});
}

}  // namespace anlanh::cases
