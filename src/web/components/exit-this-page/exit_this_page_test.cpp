#include "web/components/exit-this-page/exit_this_page.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(ExitThisPage, AsPublished) {
  check_fixtures("exit-this-page", 4, [](const Options& o) {
    const Html usual = el("span", {cls("govuk-visually-hidden")}, base::Words{"Emergency"}) +
                       text(base::Words{" Exit this page"});
    const Content label = o.content();
    return exit_this_page(
        {.label = label.empty() ? Content(usual) : label,
         .href = o.url("redirectUrl").value_or(TestMarkup::url("https://www.bbc.co.uk/weather")),
         .id = o.text("id"),
         .button_classes = "govuk-button--warning",
         .classes = o.classes(),
         .activated_text = o.words("activatedText"),
         .timed_out_text = o.words("timedOutText"),
         .press_two_more_times_text = o.words("pressTwoMoreTimesText"),
         .press_one_more_time_text = o.words("pressOneMoreTimeText"),
         .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
