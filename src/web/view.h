#pragma once
// What every page is rendered with: the reader's language, who is signed in, and where we are.
//
// Made once for a request (web/dispatch.cpp), passed down by reference, never stored.

#include <optional>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "web/url.h"

namespace anlanh::web {

enum class Current : bool { No, Yes };
enum class Demo : bool { No, Yes };

// A place in the officers' navigation.
struct NavItem {
  base::Words label;
  Url href;
  Current current = Current::No;
  std::string count = {};  // "12": shown as a badge; empty for none
};

struct View {
  base::Translator t;
  std::string csrf = {};           // token of this answer; form() writes it
  std::string path = {};           // as in Request::path, decoded
  Url here = Url::local("/");      // path and query as asked: the language switch keeps them
  std::string officer_name = {};   // empty: nobody is signed in
  std::string officer_place = {};  // "UBND xã Tân Hương"
  std::vector<NavItem> nav = {};
  std::string request_id = {};
  Demo demo = Demo::No;                 // the province is invented: every page says so
  std::optional<Url> sign_out = {};     // a POST; shown beside the officer's name
  std::optional<Url> own_account = {};  // the officer's name leads there
};

}  // namespace anlanh::web
