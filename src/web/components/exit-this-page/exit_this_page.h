#pragma once
// The way out: one press, and a harmless page stands where ours was.
//
// It is a plain link, so it works without a script. With one (assets/scripts/help.js) the page goes blank at
// once, the entry in the history is replaced, and pressing Shift or Esc three times does the same.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct ExitThisPage {
  Content label;
  Url href = Url::local("/thoat");
  std::string id = {};
  // Calm in colour by default: a red bar on the screen is itself a sign to whoever looks over the shoulder.
  std::string button_classes = "al-exit__button";
  std::string classes = "al-exit";
  base::Words activated_text = {};
  base::Words timed_out_text = {};
  base::Words press_two_more_times_text = {};
  base::Words press_one_more_time_text = {};
  std::vector<Attr> attributes = {};
};

Html exit_this_page(const ExitThisPage& exit);

}  // namespace anlanh::web
