#pragma once
// How long a session lives.

#include "base/time.h"
#include "web/session_model.h"

namespace anlanh::web {

enum class SessionVerdict { Alive, Idle, Expired, SecondFactorLate };

// Idle: nothing was asked for too long. Expired: past its absolute end, whatever was asked.
SessionVerdict decide_session(const Session& session, base::Instant now,
                              const SessionLimits& limits);

// Whether last_seen_at is old enough to be written again: not each request may cost a write.
enum class Touch { Leave, Write };
Touch decide_touch(const Session& session, base::Instant now, const SessionLimits& limits);

}  // namespace anlanh::web
