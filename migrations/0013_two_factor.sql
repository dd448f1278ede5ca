-- Up Migration

-- A second step at sign-in, as the auth library keeps it: the secret and the backup codes are
-- encrypted with the session secret. Not `verified`: shown to the person, not yet proven to work.
alter table auth."user" add column "twoFactorEnabled" boolean not null default false;

create table auth."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null unique references auth."user" (id) on delete cascade,
  verified boolean not null default false,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamptz
);
create index "twoFactor_secret_idx" on auth."twoFactor" (secret);

-- Down Migration
drop table auth."twoFactor";
alter table auth."user" drop column "twoFactorEnabled";
