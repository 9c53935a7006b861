-- The second step of signing in: codes of an authenticator app (RFC 6238), passkeys (WebAuthn), codes to fall back on.
create table totp_secret (
  account BIGINT primary key references account (id),
  secret BLOB not null,       -- sealed under the master key
  last_step BIGINT not null,  -- of the last code that was taken: none is taken twice
  made_at BIGINT not null
) STRICT;
create table passkey (
  id BIGINT primary key,
  account BIGINT not null references account (id),
  credential BLOB not null unique,
  algorithm BIGINT not null check (algorithm in (-7, -8, -257)),
  public_key BLOB not null,
  sign_count BIGINT not null,
  name text not null check (length(name) between 1 and 60),
  made_at BIGINT not null,
  used_at BIGINT
) STRICT;
create index passkey_account on passkey (account);
create table recovery_code (
  account BIGINT not null references account (id),
  code_hash BLOB not null,
  used_at BIGINT,
  primary key (account, code_hash)
) STRICT;
-- Wrong second steps, counted apart from wrong passwords: a right password must not wipe them out.
create table factor_try (
  account BIGINT primary key references account (id),
  wrong_tries BIGINT not null,
  locked_until BIGINT
) STRICT;
-- What a browser has done of its sign-in so far, by the hash of its session.
create table sign_in_step (
  session BLOB primary key,
  factor_at BIGINT,
  challenge BLOB,
  challenge_for text check (challenge_for in ('add', 'sign_in')),
  made_at BIGINT not null
) STRICT;
