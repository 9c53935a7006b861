#include "web/session_rules.h"

namespace anlanh::web {

SessionVerdict decide_session(const Session& session, base::Instant now,
                              const SessionLimits& limits) {
  if (now >= session.expires_at || now >= session.created_at + limits.absolute)
    return SessionVerdict::Expired;
  if (now >= session.last_seen_at + limits.idle) return SessionVerdict::Idle;
  if (session.state == SignIn::PasswordOnly && now >= session.created_at + limits.second_factor)
    return SessionVerdict::SecondFactorLate;
  return SessionVerdict::Alive;
}

Touch decide_touch(const Session& session, base::Instant now, const SessionLimits& limits) {
  return now >= session.last_seen_at + limits.touch_every ? Touch::Write : Touch::Leave;
}

}  // namespace anlanh::web
