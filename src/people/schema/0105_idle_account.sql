-- When an administrator opened an account again that had rested unused (TCVN 14423:2026: 45 days).
alter table account add column woken_at BIGINT;
