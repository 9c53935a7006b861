-- Awareness sessions of schools and care facilities (target II.2.a of Plan 253/KH-UBND).
create table awareness_session (
  id BIGINT primary key,
  unit BIGINT not null references unit (id),
  held_on BIGINT not null,
  classes text not null,          -- "*", "g4,g5", "4A,4B"
  pupils BIGINT not null check (pupils > 0),
  lesson text not null,           -- code of a lesson; '' where the title says it
  title text not null,
  pupils_reason text not null,
  submission BIGINT not null unique,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null,
  recorder text not null,
  withdrawn_at BIGINT,
  withdrawn_by text,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check (lesson <> '' or title <> '')
) STRICT;

-- The same session recorded twice counts once. A withdrawn one may be recorded again, rightly this time.
create unique index awareness_session_once
  on awareness_session (unit, held_on, lesson, title, classes) where withdrawn_at is null;
create index awareness_session_day on awareness_session (held_on, unit);
