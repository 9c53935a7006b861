#pragma once
// The layout of every page, and the whole document.
//
//   return web::page(render_page(view, {.title = t("Report an incident"),
//                                       .kind = PageKind::Help,
//                                       .back = path({"/tin-bao"}),
//                                       .content = std::move(content)}));
//
// Every page has: its language, a skip link, the name, the language switch, 111 and one <main>. Public and
// help pages have the exit link, which works without a script. A help page hides its subject: its title in tabs and
// history is neutral, it loads no web font and asks not to be indexed. Office pages have navigation, the
// officer and the full styles.

#include <optional>
#include <string>
#include <vector>

#include "web/markup.h"
#include "web/view.h"

namespace anlanh::web {

enum class PageKind {
  Public,  // lessons, targets, sign-in
  Help,    // reporting, reading an answer: the visit itself is a secret
  Office,  // for those signed in
};

// Text measure for reading and forms, or all the width there is for tables.
enum class PageWidth { Reading, Wide };
enum class HasErrors : bool { No, Yes };

struct Crumb {
  base::Words label;
  Url href;
};

// A page that came of a POST cannot be asked for again in another language: its form is sent once more instead, with
// lang=… beside its fields. `first`: the button that the Enter key presses, which stands before all others.
struct LanguageForm {
  std::string id;
  Html first;
};

struct Page {
  base::Words title;
  PageKind kind = PageKind::Public;
  std::optional<Url> back = {};
  std::vector<Crumb> breadcrumbs = {};
  HasErrors has_errors = HasErrors::No;  // the title begins with "Error:"
  PageWidth width = PageWidth::Reading;
  std::optional<LanguageForm> language_form = {};
  Html before_main = {};  // beside `back` and breadcrumbs: a sub-navigation
  Html content;           // the page's own <h1> and what follows
};

std::string render_page(const View& view, const Page& page);

// <h1> in the size that fits most pages.
Html heading(const base::Words& words);
Html heading_2(const base::Words& words);
Html heading_3(const base::Words& words);
Html paragraph(const base::Words& words);
Html paragraph(const Html& html);
Html link(const base::Words& words, const Url& url);

// The national child helpline as a link: `Gọi 111` and that it is free, day and night (Law on Children 2016;
// Decree 56/2017).
Html helpline_link(const View& view);

}  // namespace anlanh::web
