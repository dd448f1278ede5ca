-- Up Migration

-- Accounts as the auth library wants them: its names, its types (a test holds this file to what the
-- library asks for). The schema is in no publication and neither quarry_app nor quarry_system may
-- use it: only the server's own connection, as the owner, reads a session or a password's hash.
create schema auth;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  -- Somebody who tries the product without an account.
  "isAnonymous" boolean not null default false
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" (id) on delete cascade
);
create index "session_userId_idx" on auth.session ("userId");

-- A way to prove who one is: a password's hash, or an identity at a provider.
create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  unique ("providerId", "accountId")
);
create index "account_userId_idx" on auth.account ("userId");

-- Mailed tokens, by hash.
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index "verification_identifier_idx" on auth.verification (identifier);

-- Tries by key (an address, an account, both): what every limit on accounts counts with, for all
-- servers together. A row past closes_at counts for nothing.
create table auth.rate_limit (
  key text primary key,
  tries integer not null,
  closes_at timestamptz not null
);
create index on auth.rate_limit (closes_at);

-- What colleagues may see of a user. The profile of a user who is gone stays, without a name, since
-- rows that outlive the person point at it.
create function auth.mirror_user() returns trigger language plpgsql security definer
  set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    update public.profile
    set name = 'Deleted user', email = 'deleted-' || old.id || '@deleted.invalid', image = null
    where id = old.id;
    return old;
  end if;
  insert into public.profile (id, name, email, image, created_at)
  values (new.id, new.name, new.email, new.image, new."createdAt")
  on conflict (id) do update
    set name = excluded.name, email = excluded.email, image = excluded.image;
  return new;
end $$;
create trigger user_mirrored after insert or delete or update of name, email, image on auth."user"
  for each row execute function auth.mirror_user();

-- Tells every server that a session ended, so that its open websockets close too.
create function auth.announce_session_end() returns trigger language plpgsql as $$
begin
  perform pg_notify('quarry_session_ended', old.id);
  return old;
end $$;
create trigger session_ended after delete on auth.session
  for each row execute function auth.announce_session_end();

-- Down Migration
drop schema auth cascade;
