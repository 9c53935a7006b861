#include "web/page.h"

#include <gtest/gtest.h>

#include "web/assets.h"

namespace anlanh::web {
namespace {

View view_in(base::Lang lang) {
  return View{.t = base::Translator(lang, base::Catalogue::open("").value()),
              .csrf = "token<1>",
              .path = "/tin-bao",
              .here = Url::parse_local("/tin-bao?buoc=2").value(),
              .officer_name = "",
              .officer_place = ""};
}

std::string render(const View& view, PageKind kind) {
  return render_page(view, {.title = base::Words{"Tin báo <x>"},
                            .kind = kind,
                            .content = heading(base::Words{"Xin chào"})});
}

bool has(const std::string& page, std::string_view part) {
  return page.find(part) != std::string::npos;
}

TEST(Page, EveryKindHasHelplineLanguageAndSkipLink) {
  for (PageKind kind : {PageKind::Public, PageKind::Help, PageKind::Office}) {
    const std::string page = render(view_in(base::Lang::Vi), kind);
    EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n<html lang=\"vi\""));
    EXPECT_TRUE(has(page, "href=\"tel:111\""));
    EXPECT_TRUE(has(page, "href=\"/tin-bao?buoc=2&amp;lang=en\""));
    EXPECT_TRUE(has(page, "href=\"#main-content\""));
    EXPECT_TRUE(has(page, "<main class=\"govuk-main-wrapper\" id=\"main-content\""));
    EXPECT_FALSE(has(page, "<script>") || has(page, "style=") || has(page, "<style"));
  }
  EXPECT_TRUE(has(render(view_in(base::Lang::En), PageKind::Help), "buoc=2&amp;lang=vi"));
}

TEST(Page, ExitStandsOnPublicAndHelpPages) {
  const std::string_view exit = "href=\"/thoat\"";
  EXPECT_TRUE(has(render(view_in(base::Lang::Vi), PageKind::Public), exit));
  EXPECT_TRUE(has(render(view_in(base::Lang::Vi), PageKind::Help), exit));
  EXPECT_FALSE(has(render(view_in(base::Lang::Vi), PageKind::Office), exit));
}

TEST(Page, HelpPageHidesItsSubject) {
  const std::string help = render(view_in(base::Lang::Vi), PageKind::Help);
  const std::string title =
      help.substr(help.find("<title>"), help.find("</title>") - help.find("<title>"));
  EXPECT_FALSE(has(title, "Tin báo"));
  EXPECT_TRUE(has(help, "noindex"));
  EXPECT_TRUE(has(help, "no-referrer"));
  const std::string open = render(view_in(base::Lang::Vi), PageKind::Public);
  EXPECT_TRUE(has(open, "<title>Tin báo &lt;x&gt; – An Lành</title>"));
}

TEST(Page, OfficeShowsOfficerAndNavigation) {
  View view = view_in(base::Lang::En);
  view.officer_name = "Nguyễn <Văn> An";
  view.officer_place = "UBND xã Tân Hương";
  view.sign_out = Url::local("/dang-xuat");
  view.nav = {{.label = base::Words{"Inbox"},
               .href = Url::local("/vu-viec"),
               .current = Current::Yes,
               .count = "12"}};
  const std::string page = render(view, PageKind::Office);
  EXPECT_TRUE(has(page, "Nguyễn &lt;Văn&gt; An"));
  EXPECT_TRUE(has(page, "UBND xã Tân Hương"));
  EXPECT_TRUE(has(page, "name=\"csrf\" value=\"token&lt;1&gt;\""));
  EXPECT_TRUE(has(page, "aria-current=\"true\""));
  EXPECT_FALSE(has(render(view, PageKind::Public), "Nguyễn"));
}

TEST(Page, DemonstrationIsMarked) {
  View view = view_in(base::Lang::En);
  EXPECT_FALSE(has(render(view, PageKind::Public), "invented"));
  view.demo = Demo::Yes;
  EXPECT_TRUE(has(render(view, PageKind::Public), "invented"));
  EXPECT_TRUE(has(render(view, PageKind::Office), "invented"));
}

TEST(Assets, AreInsideTheBinary) {
  for (std::string_view name : {"public.css", "office.css", "help.js", "office.js", "icon.svg"}) {
    const auto asset = find_asset(name);
    ASSERT_TRUE(asset) << name;
    EXPECT_FALSE(asset->bytes.empty());
    EXPECT_FALSE(asset->gzip_bytes.empty());
    EXPECT_EQ(asset_url(name).text(), "/tai-nguyen/" + asset_hash() + "/" + std::string(name));
  }
  EXPECT_TRUE(find_asset("be-vietnam-pro-vietnamese-400-normal.woff2"));
  EXPECT_FALSE(find_asset("public.css.gz"));
  EXPECT_FALSE(find_asset("../public.css"));
}

TEST(Assets, AHelpPageWithItsStyleIsSmall) {
  const std::size_t page = render(view_in(base::Lang::Vi), PageKind::Help).size();
  EXPECT_LT(page / 2 + find_asset("public.css")->gzip_bytes.size(), 14 * 1024u);
}

}  // namespace
}  // namespace anlanh::web
