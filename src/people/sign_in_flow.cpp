#include "people/sign_in_flow.h"

namespace anlanh::people {

namespace {

using web::Response;
using web::Url;

Response lead(Url url, const std::string& next) {
  return web::see_other(next.empty() ? url : url.with("next", next));
}

base::Result<Response> lead_in(const PeopleParts& parts, web::Visit& visit, base::Id account,
                               const std::string& next) {
  if (const auto wanted = wanted_page(next)) return web::see_other(*wanted);
  AL_TRY(const auto landing, parts.sign_in.find_landing(account, visit.now));
  return web::see_other(Url::parse_local(landing).value_or(Url::local("/tai-khoan")));
}

}  // namespace

std::optional<Url> wanted_page(const std::string& next) {
  if (next.empty() || next.starts_with("/dang-")) return std::nullopt;
  return Url::parse_local(next);
}

base::Result<Response> go_on(const PeopleParts& parts, web::Visit& visit, base::Id account,
                             FactorGiven given, const std::string& next) {
  AL_TRY(const auto owed, parts.factors.owed_by(account, given));
  if (owed == Owed::Nothing) {
    if (given == FactorGiven::Yes) AL_TRY_DO(parts.sign_in.note_sign_in(account, visit.now));
    AL_TRY_DO(parts.sessions.start(visit, account, web::SignIn::Full));
    return lead_in(parts, visit, account, next);
  }
  AL_TRY_DO(parts.sessions.start(visit, account, web::SignIn::PasswordOnly));
  if (given == FactorGiven::Yes) AL_TRY_DO(parts.factors.keep_given(*visit.session, visit.now));
  switch (owed) {
    case Owed::Factor: return lead(Url::local("/dang-nhap/buoc-hai"), next);
    case Owed::SetUp: return lead(Url::local("/tai-khoan/buoc-hai"), next);
    case Owed::NewPassword:
    case Owed::Nothing: break;
  }
  return web::see_other(Url::local("/tai-khoan/mat-khau-dau"));
}

}  // namespace anlanh::people
