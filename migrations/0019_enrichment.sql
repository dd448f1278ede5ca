-- Up Migration

-- What providers and the lead's own site and domain add to it, and how asking them went.

-- A value that a provider gave points to the provider's record, where there is no page to mark.
alter table field_value drop constraint field_value_check;
alter table field_value add constraint field_value_check check (
  actor_id is not null
  or (
    source_url is not null
    and (span_end > span_start or (snapshot_hash is null and span_start is null))
  )
);

-- One enrichment of one lead. The device that asks for it writes the row, workers keep it.
create table enrichment_run (
  id text primary key check (length(id) between 8 and 80),
  org_id text not null references org (id) on delete cascade,
  lead_id text not null references lead (id) on delete cascade,
  batch_id text,
  is_keyless boolean not null default false,
  is_refresh boolean not null default false,
  state text not null default 'queued'
    check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
  -- [{"source": "dns", "state": "found", "added": ["dns"], …}]: schema/enrichment/run.ts
  steps jsonb not null default '[]',
  -- Values that the lead did not have before.
  added integer not null default 0,
  credits integer not null default 0,
  created_by text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index on enrichment_run (lead_id, created_at desc);
create index on enrichment_run (batch_id) where batch_id is not null;
create index enrichment_run_open on enrichment_run (created_at) where state in ('queued', 'running');
create index on enrichment_run (org_id);
select protect_tenant_table('enrichment_run');

create table enrichment_batch (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  state text not null default 'queued'
    check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
  total integer not null check (total between 1 and 1000),
  done integer not null default 0,
  failed integer not null default 0,
  enriched integer not null default 0,
  credits integer not null default 0,
  created_by text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index on enrichment_batch (org_id, created_at desc);
select protect_tenant_table('enrichment_batch');

-- How an org enriches; without a row: waterfall, by itself, all providers in the product's order.
create table enrichment_setting (
  org_id text primary key references org (id) on delete cascade,
  mode text not null default 'waterfall' check (mode in ('waterfall', 'parallel')),
  auto_keyless boolean not null default true,
  providers jsonb not null default '[]',
  updated_at timestamptz not null default now()
);
select protect_tenant_table('enrichment_setting');
create policy admins_insert on enrichment_setting as restrictive for insert to quarry_app
  with check ((select acting_role()) = 'admin');
create policy admins_update on enrichment_setting as restrictive for update to quarry_app
  using ((select acting_role()) = 'admin');
create policy admins_delete on enrichment_setting as restrictive for delete to quarry_app
  using ((select acting_role()) = 'admin');

-- What is known of a lead beyond its fields (schema/enrichment/facts.ts). Written by workers alone.
create table lead_fact (
  lead_id text primary key references lead (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  facts jsonb not null default '{}',
  updated_at timestamptz not null default now()
);
create index on lead_fact (org_id);

-- How calls to providers went, by org. Written by workers alone.
create table provider_health (
  org_id text not null references org (id) on delete cascade,
  provider text not null,
  -- Of the breaker, as the worker that wrote last knows it.
  state text not null default 'closed' check (state in ('closed', 'open', 'half_open')),
  open_until timestamptz,
  ok integer not null default 0,
  failed integer not null default 0,
  -- Of these, how often the provider said that it was asked too much.
  limited integer not null default 0,
  total_ms bigint not null default 0,
  -- What it has cost so far, in millionths of a US dollar.
  cost_micros bigint not null default 0,
  last_ok_at timestamptz,
  last_error text,
  last_error_kind text,
  last_error_at timestamptz,
  updated_at timestamptz not null default now(),
  primary key (org_id, provider)
);

-- Answers of providers, for as long as they are fresh. By org: what one customer pays for is not
-- another's. Unpublished.
create table enrichment_cache (
  org_id text not null references org (id) on delete cascade,
  provider text not null,
  -- What was asked: SHA-256 of provider and question, so that no address stands here.
  question text not null,
  found jsonb not null,
  expires_at timestamptz not null,
  primary key (org_id, provider, question)
);
create index on enrichment_cache (expires_at);

do $$
declare t text;
begin
  foreach t in array array['lead_fact', 'provider_health', 'enrichment_cache'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy system_all on %I to quarry_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to quarry_system', t);
  end loop;
  foreach t in array array['lead_fact', 'provider_health'] loop
    execute format('create policy tenant_read on %I for select to quarry_app
      using (org_id = (select acting_org()))', t);
    execute format('grant select on %I to quarry_app', t);
  end loop;
end $$;

-- That there is a key may be known to the org, the key itself to nobody.
create policy tenant_read on provider_key for select to quarry_app
  using (org_id = (select acting_org()));
grant select (org_id, provider, hint, created_by, created_at) on provider_key to quarry_app;

alter publication quarry add table
  enrichment_run,
  enrichment_batch,
  enrichment_setting,
  lead_fact,
  provider_health,
  provider_key (org_id, provider, hint, created_by, created_at);

-- Down Migration
alter publication quarry drop table
  enrichment_run, enrichment_batch, enrichment_setting, lead_fact, provider_health, provider_key;
revoke select (org_id, provider, hint, created_by, created_at) on provider_key from quarry_app;
drop policy tenant_read on provider_key;
drop table enrichment_cache, provider_health, lead_fact, enrichment_setting, enrichment_batch,
  enrichment_run;
delete from field_value where actor_id is null and snapshot_hash is null;
alter table field_value drop constraint field_value_check;
alter table field_value add constraint field_value_check
  check (actor_id is not null or (source_url is not null and span_end > span_start));
