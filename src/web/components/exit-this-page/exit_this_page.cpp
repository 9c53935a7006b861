#include "web/components/exit-this-page/exit_this_page.h"

#include "web/components/button/button.h"

namespace anlanh::web {

namespace {

Attr spoken(AttrName name, const base::Words& words) {
  return words.text.empty() ? Attr{} : attr(name, words);
}

}  // namespace

Html exit_this_page(const ExitThisPage& exit) {
  const std::vector<Attr> attrs = {exit.id.empty() ? Attr{} : attr("id", exit.id),
                                   cls("govuk-exit-this-page", exit.classes),
                                   attr("data-module", "govuk-exit-this-page")};
  const std::vector<Attr> texts = {
      spoken("data-i18n.activated", exit.activated_text),
      spoken("data-i18n.timed-out", exit.timed_out_text),
      spoken("data-i18n.press-two-more-times", exit.press_two_more_times_text),
      spoken("data-i18n.press-one-more-time", exit.press_one_more_time_text)};
  std::string classes = exit.button_classes;
  if (!classes.empty()) classes += ' ';
  const Button link = {
      .label = exit.label,
      .href = exit.href,
      .classes = classes + "govuk-exit-this-page__button govuk-js-exit-this-page-button",
      .attributes = {attr("rel", "nofollow noreferrer")}};
  return el("div", with_more(with_more(attrs, exit.attributes), texts), button(link));
}

}  // namespace anlanh::web
