#include "web/error_page.h"

#include "web/page.h"

namespace anlanh::web {

namespace {

base::Words title_of(const base::Translator& t, int status) {
  switch (status) {
    case 403: return t("You cannot open this");
    case 404: return t("We did not find this page");
    case 409: return t("Somebody was faster");
    case 410: return t("This was erased");
    case 413: return t("That was too much at once");
    case 429: return t("Please wait a little");
    case 503: return t("We will be back shortly");
    default:
      return status >= 500 ? t("Something went wrong on our side") : t("We could not read that");
  }
}

base::Words next_step(const base::Translator& t, int status) {
  if (status >= 500) return t("If a child is in danger now, do not wait for this page: call 111.");
  return t("Go back to the page before, or start from the first page.");
}

}  // namespace

int status_of(base::Code code) {
  switch (code) {
    case base::Code::Invalid: return 400;
    case base::Code::NotFound: return 404;
    case base::Code::Refused: return 403;
    case base::Code::Conflict: return 409;
    case base::Code::Gone: return 410;
    case base::Code::TooLarge: return 413;
    case base::Code::TooMany: return 429;
    case base::Code::Unavailable: return 503;
    case base::Code::Corrupt:
    case base::Code::Internal: return 500;
  }
  return 500;
}

Response render_error(const View& view, int status, const base::Error& error) {
  const auto& t = view.t;
  Html content = heading(title_of(t, status));
  if (!error.reader.empty()) content += paragraph(t(error.reader));
  content += paragraph(next_step(t, status));
  content += paragraph(link(t("To the first page"), Url::local("/")));
  content += helpline_link(view);
  if (!view.request_id.empty())
    content += paragraph(t("If you ask us about this, give this number: {1}", view.request_id));
  // Help: the error may stand in the middle of a report, so its title and history give nothing away.
  const auto kind = view.officer_name.empty() ? PageKind::Help : PageKind::Office;
  auto out = page(render_page(
      view, {.title = title_of(t, status), .kind = kind, .content = std::move(content)}));
  out.status = status;
  return out;
}

}  // namespace anlanh::web
