-- Up Migration

-- A request in a person's words, what was read from it, and what came of it.
create table lead_request (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  text text not null check (length(text) <= 1000),
  -- As the person let it stand: schema/profile/icp.ts.
  criteria jsonb not null,
  -- Who read the text: the rules, a model, or the person alone.
  parsed_by text not null check (parsed_by in ('rules', 'llm', 'person')),
  -- Where to look: ids of schema/request/sources.ts.
  sources jsonb not null,
  wanted integer not null check (wanted between 1 and 50),
  profile_id text references business_profile (id) on delete set null,
  state text not null default 'queued'
    check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
  state_reason text,
  -- Kept by workers: organisations that sources named, of these looked at, and what that gave.
  found integer not null default 0,
  looked_at integer not null default 0,
  leads_new integer not null default 0,
  leads_known integer not null default 0,
  credits_spent integer not null default 0,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  deleted_at timestamptz
);
create index on lead_request (org_id, created_at desc);
create index on lead_request (state) where state in ('queued', 'running');
select protect_tenant_table('lead_request');

-- One question to one source. The same question of the same day is one run, whoever asks.
create table search_run (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  source text not null,
  -- SHA-256 of the criteria that the source is asked by, and of how many are wanted.
  params_hash text not null check (params_hash ~ '^[0-9a-f]{64}$'),
  day date not null,
  criteria jsonb not null,
  wanted integer not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'completed', 'failed')),
  state_reason text,
  -- The request whose hold pays for what is new.
  payer_id text references lead_request (id) on delete set null,
  -- Where the source's paging stands; null when it has no more.
  cursor text,
  -- How often the source was asked for more.
  pages integer not null default 0,
  found integer not null default 0,
  looked_at integer not null default 0,
  leads_new integer not null default 0,
  leads_known integer not null default 0,
  credits_spent integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (org_id, source, params_hash, day)
);
create index on search_run (payer_id);
create index on search_run (state) where state in ('queued', 'running');

create table request_run (
  request_id text not null references lead_request (id) on delete cascade,
  run_id text not null references search_run (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  -- Somebody had asked the same on that day: shown again for free.
  is_shared boolean not null default false,
  primary key (request_id, run_id)
);
create index on request_run (run_id);

-- An organisation as a source names it, until it has been looked at. Unpublished.
create table search_hit (
  run_id text not null references search_run (id) on delete cascade,
  -- The source's own key of the record.
  key text not null check (length(key) <= 300),
  org_id text not null references org (id) on delete cascade,
  -- The best first.
  position integer not null,
  -- worker/sources/found-organisation.ts.
  record jsonb not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'lead', 'free', 'failed')),
  -- Why there is no lead: excluded, no_contact, budget, …
  reason text,
  lead_id text references lead (id) on delete set null,
  is_new boolean not null default false,
  -- What its site says, for the score: needs that were found there, words that were met.
  evidence jsonb,
  finished_at timestamptz,
  primary key (run_id, key)
);
create index search_hit_waiting on search_hit (run_id, position) where state = 'waiting';
create index on search_hit (lead_id);

-- A lead in the light of a request. Written by workers; the rank is the order of `total`.
create table request_result (
  request_id text not null references lead_request (id) on delete cascade,
  lead_id text not null references lead (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  source text not null,
  source_url text,
  is_new boolean not null,
  -- 0 to 100 by the request's criteria, with its parts and reasons (schema/score).
  total integer not null check (total between 0 and 100),
  explanation jsonb not null,
  channel text,
  -- When to call on them, and why (schema/verification/best-time.ts).
  best_time jsonb,
  time_zone text,
  needs jsonb not null default '[]',
  services jsonb not null default '[]',
  created_at timestamptz not null default now(),
  primary key (request_id, lead_id)
);
create index on request_result (request_id, total desc);
create index on request_result (lead_id);

do $$
declare t text;
begin
  foreach t in array array['search_run', 'request_run', 'search_hit', 'request_result'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy tenant_read on %I for select to quarry_app
      using (org_id = (select acting_org()))', t);
    execute format('create policy system_all on %I to quarry_system using (true) with check (true)', t);
    execute format('grant select on %I to quarry_app', t);
    execute format('grant select, insert, update, delete on %I to quarry_system', t);
  end loop;
end $$;

-- A request's words on their way to a model and back: shown and set right before anything runs.
create table request_reading (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  text text not null check (length(text) <= 1000),
  state text not null default 'queued' check (state in ('queued', 'done')),
  criteria jsonb,
  wanted integer,
  -- Null: no model gave a usable answer, so the rules read it.
  model text,
  created_by text not null,
  created_at timestamptz not null default now()
);
create index on request_reading (org_id, created_at);
select protect_tenant_table('request_reading');

-- How a workspace wants its results.
create table search_setting (
  org_id text primary key references org (id) on delete cascade,
  -- Whether results go to the first stage of the first pipeline by themselves.
  auto_save boolean not null default false,
  updated_at timestamptz not null default now()
);
select protect_tenant_table('search_setting');

-- Public services that want to be asked by one at a time: who has the turn, and until when at most.
create table source_turn (
  source text primary key,
  holder text,
  until timestamptz not null default '-infinity',
  -- Nobody asks before that: the service said that it has had enough for now.
  not_before timestamptz not null default '-infinity'
);
alter table source_turn enable row level security;
create policy system_all on source_turn to quarry_system using (true) with check (true);
grant select, insert, update, delete on source_turn to quarry_system;

alter publication quarry add table
  lead_request,
  search_run (
    id, org_id, source, day, state, state_reason, found, looked_at, leads_new, leads_known,
    credits_spent, created_at, updated_at, started_at, finished_at
  ),
  request_run, request_result, request_reading, search_setting;

-- Down Migration
alter publication quarry drop table
  lead_request, search_run, request_run, request_result, request_reading, search_setting;
drop table source_turn, search_setting, request_reading, request_result, search_hit, request_run, search_run,
  lead_request;
