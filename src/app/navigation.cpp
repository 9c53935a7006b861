#include "app/navigation.h"

#include "people/officer.h"
#include "people/right_model.h"

namespace anlanh::app {

namespace {

using web::Url;

bool stands_at(const web::Visit& visit, const Url& url) {
  const auto& path = visit.request.path;
  return path == url.text() || path.starts_with(url.text() + "/");
}

std::string new_reports(const cases::Cases& cases, const web::Visit& visit) {
  const auto count = cases.new_reports(people::officer_of(visit));
  return count > 0 ? visit.view.t.number(count) : "";
}

std::string waiting(const cases::Cases& cases, const web::Visit& visit) {
  const auto count = cases.waiting_identities(people::officer_of(visit));
  return count > 0 ? visit.view.t.number(count) : "";
}

std::string due_steps(const cases::Cases& cases, const web::Visit& visit) {
  const auto count = cases.due_steps(people::officer_of(visit), visit.now);
  return count > 0 ? visit.view.t.number(count) : "";
}

void decorate(const cases::Cases& cases, web::Visit& visit) {
  if (!visit.principal) return;
  using namespace people::rights;
  const auto& t = visit.view.t;
  const auto add = [&](std::string_view right, base::Words label, Url url, std::string count = {}) {
    if (!visit.principal->may(right)) return;
    const auto current = stands_at(visit, url) ? web::Current::Yes : web::Current::No;
    visit.view.nav.push_back({std::move(label), std::move(url), current, std::move(count)});
  };
  if (visit.principal->may(kReportsRead))
    add(kReportsRead, t("Inbox"), Url::local("/hop-thu"), new_reports(cases, visit));
  add(kCallsRecord, t("Hotline desk"), Url::local("/goi-den"));
  add(kKeysReplace, t("New return key"), Url::local("/cap-lai-khoa"));
  add(kCasesRead, t("Cases"), Url::local("/vu-viec"));
  if (visit.principal->may(kCasesRead))
    add(kCasesRead, t("Deadlines"), Url::local("/han"), due_steps(cases, visit));
  add(kViolatorsRead, t("Violators"), Url::local("/doi-tuong"));
  if (visit.principal->may(kIdentityAllow))
    add(kIdentityAllow, t("Identities"), Url::local("/danh-tinh"), waiting(cases, visit));
  add(kCasesRead, t("Recovery follow-up"), Url::local("/theo-doi"));
  add(kPlansApprove, t("Approvals"), Url::local("/phe-duyet"));
  add(kCatalogRead, t("Closed addresses"), Url::local("/danh-muc"));
  add(kSessionsRead, t("Awareness sessions"), Url::local("/truyen-thong"));
  add(kTargetsRead, t("Targets"), Url::local("/chi-tieu"));
  add(kUnitsManage, t("Units and schools"), Url::local("/don-vi"));
  add(kAccountsManage, t("Accounts"), Url::local("/tai-khoan/quan-ly"));
  add(kAuditRead, t("Audit log"), Url::local("/nhat-ky"));
}

}  // namespace

std::function<void(web::Visit&)> navigation(const cases::Cases& cases) {
  return [&cases](web::Visit& visit) { decorate(cases, visit); };
}

}  // namespace anlanh::app
