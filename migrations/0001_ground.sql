-- Up Migration

-- Two roles stand below the owner. quarry_app acts for a person: row-level security holds it to one
-- org and to what the person's role may do. quarry_system acts for the product itself (workers,
-- cron) and names the org in every statement. Neither owns a table.
do $$
begin
  if not exists (select from pg_roles where rolname = 'quarry_app') then
    create role quarry_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'quarry_system') then
    create role quarry_system nologin;
  end if;
  execute format('grant quarry_app, quarry_system to %I', current_user);
exception
  -- Two databases of one cluster may migrate at the same moment.
  when duplicate_object or unique_violation then null;
end $$;

create extension if not exists pg_trgm;

-- The acting person, org and role of this transaction; empty strings when there is none.
create function acting_user() returns text language sql stable
  as $$ select coalesce(current_setting('app.user_id', true), '') $$;
create function acting_org() returns text language sql stable
  as $$ select coalesce(current_setting('app.org_id', true), '') $$;
create function acting_role() returns text language sql stable
  as $$ select coalesce(current_setting('app.role', true), '') $$;

-- ── People and orgs ────────────────────────────────────────────────────────────────────────────

-- What colleagues may see of a user; mirrored from auth."user" by trigger (see 0003_auth.sql).
create table profile (
  id text primary key,
  name text not null,
  email text not null,
  image text,
  created_at timestamptz not null default now()
);

create table org (
  id text primary key check (length(id) between 8 and 64),
  name text not null check (length(trim(name)) between 1 and 80),
  is_sample boolean not null default false,
  created_by text not null references profile (id),
  created_at timestamptz not null default now(),
  deleted_at timestamptz
);

create table member (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  user_id text not null references profile (id) on delete cascade,
  role text not null check (role in ('admin', 'member', 'viewer')),
  created_at timestamptz not null default now(),
  unique (org_id, user_id)
);
create index on member (user_id);

create table invitation (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  email text not null check (email = lower(email) and email like '%_@_%'),
  role text not null check (role in ('admin', 'member', 'viewer')),
  -- SHA-256 of the token in the mail; set by the job that sends it, never published.
  token_hash text unique,
  invited_by text not null references profile (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create unique index invitation_open on invitation (org_id, email)
  where accepted_at is null and revoked_at is null;

-- Counts that a client can't make itself (Zero has no aggregates); kept by statement triggers.
create table org_stat (
  org_id text primary key references org (id) on delete cascade,
  leads integer not null default 0,
  updated_at timestamptz not null default now()
);

-- ── Credits: an append-only ledger ─────────────────────────────────────────────────────────────

-- balance is what the org owns, held the part of it that running work has set aside.
-- At all times balance = sum(entry.balance_delta) and held = sum(entry.held_delta).
create table credit_account (
  org_id text primary key references org (id) on delete cascade,
  balance integer not null default 0 check (balance >= 0),
  held integer not null default 0 check (held >= 0),
  updated_at timestamptz not null default now(),
  check (held <= balance)
);

create table credit_hold (
  id text primary key,
  org_id text not null references credit_account (org_id) on delete cascade,
  amount integer not null check (amount > 0),
  captured integer not null default 0 check (captured >= 0 and captured <= amount),
  state text not null default 'open' check (state in ('open', 'closed')),
  -- What the credits are for, e.g. a crawl task's id.
  subject_kind text not null,
  subject_id text not null,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
create index on credit_hold (org_id, subject_id);

create table credit_entry (
  id text primary key,
  org_id text not null references credit_account (org_id) on delete cascade,
  kind text not null check (kind in ('grant', 'hold', 'capture', 'release', 'adjust')),
  balance_delta integer not null,
  held_delta integer not null,
  hold_id text references credit_hold (id),
  subject_kind text,
  subject_id text,
  reason text not null,
  actor_id text,
  idempotency_key text not null,
  created_at timestamptz not null default now(),
  unique (org_id, idempotency_key)
);
create index on credit_entry (org_id, created_at desc);

-- ── Sources: crawl tasks and their frontier ────────────────────────────────────────────────────

create table crawl_task (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  name text not null check (length(trim(name)) between 1 and 120),
  source_kind text not null check (source_kind in ('urls', 'csv', 'domain', 'listing')),
  -- Start points as given: {"urls": […]} after checks in schema/source/source.ts.
  source jsonb not null,
  -- Depth, limits, pace, browser, fields wanted: schema/source/settings.ts.
  settings jsonb not null,
  budget_credits integer not null check (budget_credits between 1 and 100000),
  schedule text not null default 'once' check (schedule in ('once', 'daily', 'weekly')),
  next_run_at timestamptz,
  state text not null default 'draft'
    check (state in ('draft', 'queued', 'running', 'paused', 'completed', 'failed', 'cancelled')),
  -- Why it ended or waits, for a person: 'budget_reached', 'page_limit', 'no_browser', …
  state_reason text,
  -- Grows by one with each start, so that an old run's late work can't touch a new one.
  run integer not null default 0,
  hold_id text references credit_hold (id),
  progress integer not null default 0 check (progress between 0 and 100),
  pages_found integer not null default 0,
  pages_done integer not null default 0,
  pages_failed integer not null default 0,
  -- Recognised and free: blocked, login, challenge, parked, empty, duplicate, unchanged.
  pages_free integer not null default 0,
  -- {"blocked": 2, "login": 1, …}
  page_kinds jsonb not null default '{}',
  leads_found integer not null default 0,
  leads_new integer not null default 0,
  credits_spent integer not null default 0,
  pages_per_minute integer not null default 0,
  seconds_left integer,
  notice text,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  deleted_at timestamptz
);
create index on crawl_task (org_id, created_at desc);
create index on crawl_task (state) where state in ('queued', 'running');
create index on crawl_task (next_run_at) where next_run_at is not null;

-- One row per host of a task: politeness, robots and the browser decision. Unpublished.
create table crawl_host (
  task_id text not null references crawl_task (id) on delete cascade,
  org_id text not null,
  host text not null,
  robots text,
  robots_checked_at timestamptz,
  crawl_delay_ms integer,
  needs_browser boolean,
  next_fetch_at timestamptz not null default now(),
  backoff_ms integer not null default 0,
  failures integer not null default 0,
  pages integer not null default 0,
  primary key (task_id, host)
);

-- The frontier: rows with leases. A page is finished exactly when state is neither 'waiting' nor
-- 'leased', and that is written in the transaction that writes what it yielded. Unpublished.
create table crawl_page (
  id bigint generated always as identity primary key,
  task_id text not null references crawl_task (id) on delete cascade,
  org_id text not null,
  run integer not null,
  -- Canonical form (worker/crawl/url.ts).
  url text not null,
  host text not null,
  depth smallint not null default 0,
  priority smallint not null default 0,
  role text not null default 'page' check (role in ('page', 'listing', 'sitemap')),
  state text not null default 'waiting'
    check (state in ('waiting', 'leased', 'done', 'free', 'failed', 'skipped')),
  -- ok, blocked, login, challenge, parked, empty, duplicate, unchanged, robots, timeout, …
  kind text,
  error text,
  attempts smallint not null default 0,
  lease_worker text,
  lease_until timestamptz,
  via text check (via in ('http', 'browser')),
  status smallint,
  etag text,
  last_modified text,
  snapshot_hash text,
  simhash bigint,
  -- The page's findings (schema/evidence/finding.ts), kept so that a site can be merged again.
  findings jsonb,
  found_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (task_id, url)
);
create index crawl_page_waiting on crawl_page (task_id, priority desc, id) where state = 'waiting';
create index crawl_page_leased on crawl_page (task_id, lease_until) where state = 'leased';
create index crawl_page_host on crawl_page (task_id, host);

-- Decoded page text in the object store, by SHA-256. Unpublished; read through the server.
create table page_snapshot (
  org_id text not null references org (id) on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  url text not null,
  title text,
  bytes integer not null,
  fetched_at timestamptz not null default now(),
  primary key (org_id, hash)
);

-- ── Leads ──────────────────────────────────────────────────────────────────────────────────────

create table company (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  name text not null,
  domain text,
  website text,
  email text,
  phone text,
  fax text,
  street text,
  city text,
  region text,
  postal_code text,
  country text,
  industry text,
  description text,
  language text,
  founded text,
  opening_hours text,
  -- {"linkedin": "https://…", …}
  socials jsonb not null default '{}',
  technologies jsonb not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index company_domain on company (org_id, domain) where domain is not null;

create table lead (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  company_id text references company (id),
  -- A company's general contact, or a person there.
  kind text not null check (kind in ('company', 'person')),
  name text not null,
  title text,
  company_name text,
  email text,
  phone text,
  website text,
  street text,
  city text,
  region text,
  postal_code text,
  country text,
  linkedin text,
  status text not null default 'new' check (status in ('new', 'working', 'qualified', 'unqualified')),
  owner_id text,
  -- 0 to 100, null until scored.
  score integer,
  task_id text references crawl_task (id) on delete set null,
  source_url text,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index lead_recent on lead (org_id, created_at desc, id);
create index lead_name on lead (org_id, name, id);
create index on lead (company_id);
create index on lead (task_id);

-- Exact identities: one lead per e-mail, phone-and-name, domain, profile URL in an org. Unpublished.
create table lead_identity (
  org_id text not null references org (id) on delete cascade,
  kind text not null check (kind in ('email', 'phone', 'domain', 'linkedin', 'person')),
  value text not null,
  lead_id text not null references lead (id) on delete cascade,
  primary key (org_id, kind, value)
);
create index on lead_identity (lead_id);

-- A receipt: one row per field and source. Span is a half-open range of UTF-16 code units in the
-- decoded snapshot. A person's edit has actor_id and neither url nor snapshot.
create table field_value (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  lead_id text not null references lead (id) on delete cascade,
  field text not null,
  value text not null,
  raw text,
  source_url text,
  snapshot_hash text,
  span_start integer,
  span_end integer,
  extractor text not null,
  confidence real not null check (confidence between 0 and 1),
  actor_id text,
  observed_at timestamptz not null default now(),
  chosen boolean not null default false,
  check (actor_id is not null or (source_url is not null and span_end > span_start))
);
create index on field_value (lead_id, field);

create table crawl_result (
  task_id text not null references crawl_task (id) on delete cascade,
  lead_id text not null references lead (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  run integer not null,
  -- New leads cost a credit; ones the org had already are free.
  is_new boolean not null,
  credits integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (task_id, lead_id)
);
create index on crawl_result (lead_id);

create table tag (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  name text not null check (length(trim(name)) between 1 and 40),
  color text not null default 'stone',
  created_at timestamptz not null default now()
);
create unique index tag_name on tag (org_id, lower(name));

create table lead_tag (
  lead_id text not null references lead (id) on delete cascade,
  tag_id text not null references tag (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  primary key (lead_id, tag_id)
);
create index on lead_tag (tag_id);

-- Timeline of a lead; append-only for the app role.
create table activity (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  lead_id text not null references lead (id) on delete cascade,
  kind text not null check (kind in ('note', 'edit', 'found', 'created', 'deleted', 'restored', 'tagged', 'untagged', 'assigned')),
  body text,
  field text,
  old_value text,
  new_value text,
  actor_id text,
  created_at timestamptz not null default now()
);
create index on activity (lead_id, created_at desc);

-- ── Edges ──────────────────────────────────────────────────────────────────────────────────────

-- Every act that was decided, by the id its device gave it. A repeat is answered from here.
create table operation (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null,
  user_id text not null,
  device text not null,
  seq bigint not null,
  verb text not null,
  -- Null while the act's own transaction runs; 'applied' or 'refused' once decided.
  outcome text not null check (outcome in ('applied', 'refused')),
  error jsonb,
  acted_at timestamptz not null,
  decided_at timestamptz not null default now()
);
create index on operation (org_id, decided_at);

create table audit_event (
  id bigint generated always as identity primary key,
  org_id text not null,
  actor_id text,
  verb text not null,
  subject_id text,
  operation_id text,
  -- The verb's input without long texts.
  detail jsonb not null default '{}',
  created_at timestamptz not null default now()
);
create index on audit_event (org_id, created_at desc);

create function refuse_change() returns trigger language plpgsql
  as $$ begin raise exception '% is append-only', tg_table_name using errcode = '42501'; end $$;
create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger credit_entry_append_only before update on credit_entry
  for each row execute function refuse_change();

-- Which worker processes live; a dead one's jobs and leases are freed (worker/runtime).
create table worker_heartbeat (
  worker_id text primary key,
  pid integer not null,
  started_at timestamptz not null default now(),
  beat_at timestamptz not null default now()
);

-- ── Counts by trigger ──────────────────────────────────────────────────────────────────────────

create function count_leads() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into org_stat (org_id, leads)
  select org_id, sum(n)::int from (
    select org_id, count(*) filter (where deleted_at is null) as n from new_rows group by org_id
  ) counted where n <> 0 group by org_id
  on conflict (org_id) do update
    set leads = org_stat.leads + excluded.leads, updated_at = now();
  return null;
end $$;
create function recount_leads() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into org_stat (org_id, leads)
  select org_id, sum(n)::int from (
    select org_id, 1 as n from new_rows where deleted_at is null
    union all
    select org_id, -1 from old_rows where deleted_at is null
  ) counted group by org_id having sum(n) <> 0
  on conflict (org_id) do update
    set leads = org_stat.leads + excluded.leads, updated_at = now();
  return null;
end $$;
create function discount_leads() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  update org_stat set leads = org_stat.leads - gone.n, updated_at = now()
  from (select org_id, count(*)::int as n from old_rows where deleted_at is null group by org_id) gone
  where org_stat.org_id = gone.org_id;
  return null;
end $$;
create trigger lead_counted after insert on lead referencing new table as new_rows
  for each statement execute function count_leads();
create trigger lead_recounted after update on lead
  referencing old table as old_rows new table as new_rows
  for each statement execute function recount_leads();
create trigger lead_discounted after delete on lead referencing old table as old_rows
  for each statement execute function discount_leads();

-- An org always keeps an admin. Deferred, so that a transfer may demote and promote in one act.
create function keep_an_admin() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  -- Two admins who leave at once wait for each other here.
  perform from org where id = old.org_id for update;
  if exists (select from org where id = old.org_id and deleted_at is null)
    and not exists (select from member where org_id = old.org_id and role = 'admin') then
    raise exception 'A workspace needs at least one admin' using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger member_keeps_admin after update or delete on member
  deferrable initially deferred for each row execute function keep_an_admin();

-- ── Row-level security ─────────────────────────────────────────────────────────────────────────

create function org_is_unclaimed(wanted_org text) returns boolean language sql stable security definer
  set search_path = public
  as $$ select not exists (select from member where org_id = wanted_org)
          and exists (select from org where id = wanted_org and created_by = acting_user()) $$;
create function open_invitation_role(wanted_org text) returns text language sql stable security definer
  set search_path = public
  as $$ select i.role from invitation i join profile p on lower(p.email) = i.email
        where i.org_id = wanted_org and p.id = acting_user()
          and i.accepted_at is null and i.revoked_at is null and i.expires_at > now() $$;
create function shares_org_with(wanted_user text) returns boolean language sql stable security definer
  set search_path = public
  as $$ select exists (select from member where org_id = acting_org() and user_id = wanted_user) $$;

do $$
declare t text;
begin
  -- Everybody in the org reads; admins and members write.
  foreach t in array array[
    'crawl_task', 'company', 'lead', 'field_value', 'tag', 'lead_tag', 'activity'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy tenant_read on %I for select to quarry_app
      using (org_id = (select acting_org()))', t);
    execute format('create policy tenant_insert on %I for insert to quarry_app
      with check (org_id = (select acting_org()) and (select acting_role()) in (''admin'', ''member''))', t);
    execute format('create policy tenant_update on %I for update to quarry_app
      using (org_id = (select acting_org()) and (select acting_role()) in (''admin'', ''member''))
      with check (org_id = (select acting_org()))', t);
    execute format('create policy tenant_delete on %I for delete to quarry_app
      using (org_id = (select acting_org()) and (select acting_role()) in (''admin'', ''member''))', t);
    execute format('create policy system_all on %I to quarry_system using (true) with check (true)', t);
  end loop;
  -- The app role reads these; only the product itself writes them.
  foreach t in array array[
    'org_stat', 'credit_account', 'credit_hold', 'credit_entry', 'crawl_host', 'crawl_page',
    'page_snapshot', 'lead_identity', 'crawl_result', 'audit_event', 'operation'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy tenant_read on %I for select to quarry_app
      using (org_id = (select acting_org()))', t);
    execute format('create policy system_all on %I to quarry_system using (true) with check (true)', t);
  end loop;
end $$;

alter table org enable row level security;
create policy org_read on org for select to quarry_app using (id = (select acting_org()));
create policy org_insert on org for insert to quarry_app
  with check (id = (select acting_org()) and created_by = (select acting_user()));
create policy org_update on org for update to quarry_app
  using (id = (select acting_org()) and (select acting_role()) = 'admin')
  with check (id = (select acting_org()));
create policy system_all on org to quarry_system using (true) with check (true);

alter table member enable row level security;
create policy member_read on member for select to quarry_app using (org_id = (select acting_org()));
create policy member_insert on member for insert to quarry_app
  with check (
    org_id = (select acting_org()) and user_id = (select acting_user())
    and (
      (role = 'admin' and org_is_unclaimed(org_id))
      or role = open_invitation_role(org_id)
    )
  );
create policy member_update on member for update to quarry_app
  using (org_id = (select acting_org()) and (select acting_role()) = 'admin')
  with check (org_id = (select acting_org()));
create policy member_delete on member for delete to quarry_app
  using (
    org_id = (select acting_org())
    and ((select acting_role()) = 'admin' or user_id = (select acting_user()))
  );
create policy system_all on member to quarry_system using (true) with check (true);

alter table invitation enable row level security;
create policy invitation_read on invitation for select to quarry_app
  using (
    org_id = (select acting_org())
    and ((select acting_role()) = 'admin' or role = open_invitation_role(org_id))
  );
create policy invitation_insert on invitation for insert to quarry_app
  with check (org_id = (select acting_org()) and (select acting_role()) = 'admin');
create policy invitation_update on invitation for update to quarry_app
  using (
    org_id = (select acting_org())
    and ((select acting_role()) = 'admin' or role = open_invitation_role(org_id))
  )
  with check (org_id = (select acting_org()));
create policy system_all on invitation to quarry_system using (true) with check (true);

alter table profile enable row level security;
create policy profile_read on profile for select to quarry_app
  using (id = (select acting_user()) or shares_org_with(id));
create policy system_all on profile to quarry_system using (true) with check (true);

grant usage on schema public to quarry_app, quarry_system;
grant select on all tables in schema public to quarry_app;
grant insert, update, delete on
  crawl_task, company, lead, field_value, tag, lead_tag, member to quarry_app;
grant insert, update on org, invitation to quarry_app;
grant insert on activity to quarry_app;
revoke select on worker_heartbeat from quarry_app;
grant select, insert, update, delete on all tables in schema public to quarry_system;
grant usage on all sequences in schema public to quarry_system;

-- What clients may ever see. Pages, identities, operations, audit and queue stay out.
create publication quarry for table
  profile,
  org,
  org_stat,
  member,
  invitation (id, org_id, email, role, invited_by, created_at, expires_at, accepted_at, revoked_at),
  credit_account,
  credit_entry,
  crawl_task,
  crawl_result,
  company,
  lead,
  field_value,
  tag,
  lead_tag,
  activity;

-- Down Migration
drop publication quarry;
drop table worker_heartbeat, audit_event, operation, activity, lead_tag, tag, crawl_result, field_value,
  lead_identity, lead, company, page_snapshot, crawl_page, crawl_host, crawl_task, credit_entry,
  credit_hold, credit_account, org_stat, invitation, member, org, profile cascade;
drop function shares_org_with, open_invitation_role, org_is_unclaimed, keep_an_admin, discount_leads,
  recount_leads, count_leads, refuse_change, acting_role, acting_org, acting_user cascade;
