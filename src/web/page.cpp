#include "web/page.h"

#include "web/assets.h"
#include "web/components/back-link/back_link.h"
#include "web/components/breadcrumbs/breadcrumbs.h"
#include "web/components/exit-this-page/exit_this_page.h"
#include "web/components/language-navigation/language_navigation.h"
#include "web/components/phase-banner/phase_banner.h"
#include "web/components/service-navigation/service_navigation.h"
#include "web/components/skip-link/skip_link.h"

namespace anlanh::web {

namespace {

using base::Lang;

std::string full_title(const View& view, const Page& page) {
  if (page.kind == PageKind::Help) return view.t("Information page").text;
  std::string title = page.title.text + " – " + view.t("An Lành").text;
  if (page.has_errors == HasErrors::No) return title;
  return view.t("Error: {1}", title).text;
}

const char* kind_class(PageKind kind) {
  switch (kind) {
    case PageKind::Public: return "al-page--public";
    case PageKind::Help: return "al-page--help";
    case PageKind::Office: break;
  }
  return "al-page--office";
}

Html stylesheet(std::string_view name) {
  return el("link", {attr("rel", "stylesheet"), href(asset_url(name))});
}

Html scripts(PageKind kind) {
  if (kind == PageKind::Office) return script_file(asset_url("office.js"), ScriptKind::Module);
  return script_file(asset_url("help.js"), ScriptKind::Deferred);
}

Html render_head(const View& view, const Page& page) {
  const bool help = page.kind == PageKind::Help;
  Html head = el("meta", {attr("charset", "utf-8")});
  head += el("title", {}, full_title(view, page));
  head += el("meta", {attr("name", "viewport"),
                      attr("content", "width=device-width, initial-scale=1, viewport-fit=cover")});
  head += el("meta", {attr("name", "theme-color"), attr("content", "#0b4f57")});
  // Telephone numbers of ours are links already; a phone must not make links of dates and codes.
  head += el("meta", {attr("name", "format-detection"), attr("content", "telephone=no")});
  if (help) {
    head += el("meta", {attr("name", "robots"), attr("content", "noindex, nofollow")});
    head += el("meta", {attr("name", "referrer"), attr("content", "no-referrer")});
  }
  head +=
      el("link", {attr("rel", "icon"), attr("type", "image/svg+xml"), href(asset_url("icon.svg"))});
  head += stylesheet(page.kind == PageKind::Office ? "office.css" : "public.css");
  return el("head", {}, head, scripts(page.kind));
}

Html exit_link(const View& view) {
  return exit_this_page({.label = view.t("Leave quickly"),
                         .activated_text = view.t("Leaving this page."),
                         .timed_out_text = view.t("The quick way out has been switched off again."),
                         .press_two_more_times_text = view.t("Shift, press 2 more times to leave."),
                         .press_one_more_time_text = view.t("Shift, press 1 more time to leave.")});
}

Html language_switch(const View& view, const Page& page) {
  LanguageItem vietnamese = {.label = view.t("Tiếng Việt"), .lang = "vi"};
  LanguageItem english = {.label = view.t.in_context("its own name", "English"), .lang = "en"};
  LanguageItem& other = view.t.lang() == Lang::Vi ? english : vietnamese;
  if (page.language_form) {
    other.form = page.language_form->id;
  } else {
    other.href = view.here.with("lang", other.lang);
  }
  const Html first = page.language_form ? page.language_form->first : Html{};
  return first + language_navigation({.spoken_label = view.t("Language"),
                                      .items = {vietnamese, english},
                                      .classes = "al-header__languages"});
}

Html sign_out_form(const View& view) {
  if (!view.sign_out) return {};
  return el("form", {attr("method", "post"), action(*view.sign_out), cls("al-header__sign-out")},
            el("input", {attr("type", "hidden"), attr("name", "csrf"), attr("value", view.csrf)}),
            el("button", {attr("type", "submit"), cls("al-header__button")}, view.t("Sign out")));
}

Html officer(const View& view) {
  if (view.officer_name.empty()) return {};
  const Html name = view.own_account ? el("a", {href(*view.own_account), cls("al-header__link")},
                                          view.officer_name)
                                     : text(view.officer_name);
  Html place;
  if (!view.officer_place.empty()) {
    place = el("span", {cls("al-header__place")}, view.officer_place);
  }
  return el("div", {cls("al-header__officer")}, el("span", {cls("al-header__person")}, name, place),
            sign_out_form(view));
}

Html header_bar(const View& view, const Page& page) {
  const bool office = page.kind == PageKind::Office;
  const Html name = el("a", {href(Url::local("/")), cls("al-header__name")}, view.t("An Lành"));
  Html side = language_switch(view, page);
  if (office) side += officer(view);
  return el("div", {cls("al-header")},
            el("div", {cls("govuk-width-container al-header__container")}, name,
               el("div", {cls("al-header__side")}, side)));
}

Html helpline_strip(const View& view) {
  return el("div", {cls("al-helpline")},
            el("div", {cls("govuk-width-container")}, helpline_link(view)));
}

Html navigation(const View& view) {
  if (view.nav.empty()) return {};
  ServiceNavigation nav = {
      .items = {}, .menu_label = view.t("Menu"), .spoken_label = view.t("Service information")};
  for (const NavItem& item : view.nav) {
    Html label = text(item.label);
    if (!item.count.empty()) {
      label += text(punct(" ")) + el("span", {cls("al-badge")}, item.count);
    }
    nav.items.push_back(
        {.label = label,
         .href = item.href,
         .state = item.current == Current::Yes ? NavState::Section : NavState::Other});
  }
  return service_navigation(nav);
}

Html demo_banner(const View& view) {
  if (view.demo == Demo::No) return {};
  return phase_banner(
      {.tag = {.label = view.t("Demonstration")},
       .content = view.t("This province, its people and its figures are invented.")});
}

Html before_content(const View& view, const Page& page) {
  Html out;
  if (!page.breadcrumbs.empty()) {
    Breadcrumbs crumbs = {.spoken_label = view.t("Breadcrumb"), .items = {}};
    for (const Crumb& crumb : page.breadcrumbs) {
      crumbs.items.push_back({.label = crumb.label, .href = crumb.href});
    }
    out += breadcrumbs(crumbs);
  }
  // A landmark around the lone link: everything on a page can then be reached by landmark.
  if (page.back) {
    out += el("nav", {attr("aria-label", view.t("Back"))},
              back_link({.label = view.t("Back"), .href = *page.back}));
  }
  return out + page.before_main;
}

Html main_part(const View& view, const Page& page) {
  const bool reading = page.width == PageWidth::Reading;
  const Html content = reading ? el("div", {cls("govuk-grid-row")},
                                    el("div", {cls("govuk-grid-column-two-thirds")}, page.content))
                               : page.content;
  return el(
      "div", {cls("govuk-width-container")}, before_content(view, page),
      el("main", {cls("govuk-main-wrapper"), attr("id", "main-content"), attr("tabindex", "-1")},
         content));
}

Html footer(const View& view) {
  Html parts = el("p", {cls("al-footer__line")}, helpline_link(view));
  parts += el("p", {cls("al-footer__line")},
              view.t("An Lành: the province's programme for keeping children safe online."));
  if (view.demo == Demo::Yes) {
    parts += el("p", {cls("al-footer__line")},
                view.t("This province, its people and its figures are invented."));
  }
  return el("footer", {cls("govuk-template__footer al-footer")},
            el("div", {cls("govuk-width-container")}, parts));
}

Html body(const View& view, const Page& page) {
  Html out = skip_link({.label = view.t("Skip to main content")});
  // Before the header in the document: the first stop after the skip link, on every page that may need it.
  if (page.kind != PageKind::Office) out += exit_link(view);
  out += el("header", {cls("govuk-template__header")}, header_bar(view, page), helpline_strip(view),
            page.kind == PageKind::Office ? navigation(view) : Html{}, demo_banner(view));
  out += main_part(view, page);
  out += footer(view);
  return el("body", {cls("govuk-template__body al-page", kind_class(page.kind))}, out);
}

}  // namespace

std::string render_page(const View& view, const Page& page) {
  return document(el("html", {attr("lang", base::lang_code(view.t.lang())), cls("govuk-template")},
                     render_head(view, page), body(view, page)));
}

Html heading(const base::Words& words) { return el("h1", {cls("govuk-heading-l")}, words); }
Html heading_2(const base::Words& words) { return el("h2", {cls("govuk-heading-m")}, words); }
Html heading_3(const base::Words& words) { return el("h3", {cls("govuk-heading-s")}, words); }
Html paragraph(const base::Words& words) { return el("p", {cls("govuk-body")}, words); }
Html paragraph(const Html& html) { return el("p", {cls("govuk-body")}, html); }
Html link(const base::Words& words, const Url& url) {
  return el("a", {cls("govuk-link"), href(url)}, words);
}

Html helpline_link(const View& view) {
  return el("a", {cls("al-helpline__link"), href(tel("111"))},
            view.t("Call 111 – free, day and night"));
}

}  // namespace anlanh::web
