-- Up Migration

-- What a call to somebody outside cost, in money. Credits are what customers pay (credit_entry);
-- this is what we pay. Append-only, written by workers and the server alone.
create table cost_entry (
  id text primary key check (length(id) <= 200),
  org_id text not null references org (id) on delete cascade,
  kind text not null check (kind in ('llm', 'enrichment', 'verification', 'search')),
  -- 'openai', 'hunter', 'google-places', …
  provider text not null,
  -- The model, or the provider's operation.
  operation text not null,
  lead_id text references lead (id) on delete set null,
  task_id text references crawl_task (id) on delete set null,
  -- The analysis, search or enrichment run.
  run_id text,
  input_tokens integer not null default 0 check (input_tokens >= 0),
  cached_tokens integer not null default 0 check (cached_tokens >= 0),
  output_tokens integer not null default 0 check (output_tokens >= 0),
  -- Millionths of a US dollar. 0 for what a cache answered and for local models.
  cost_micros bigint not null check (cost_micros >= 0),
  duration_ms integer not null default 0,
  -- Whether our own cache answered, so that nothing was asked.
  is_cached boolean not null default false,
  created_at timestamptz not null default now()
);
create index on cost_entry (org_id, created_at desc);
create index on cost_entry (lead_id) where lead_id is not null;
create index on cost_entry (run_id) where run_id is not null;
alter table cost_entry enable row level security;
create policy tenant_read on cost_entry for select to quarry_app
  using (org_id = (select acting_org()));
create policy system_all on cost_entry to quarry_system using (true) with check (true);
grant select on cost_entry to quarry_app;
grant select, insert, delete on cost_entry to quarry_system;

-- Sums where a screen shows them: a client counts nothing itself.
alter table lead add column cost_micros bigint not null default 0;
alter table crawl_task add column cost_micros bigint not null default 0;
alter table org_stat add column cost_micros bigint not null default 0;

create function add_costs() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  update lead set cost_micros = lead.cost_micros + spent.micros
  from (
    select lead_id, sum(cost_micros)::bigint as micros from new_rows
    where lead_id is not null and cost_micros > 0 group by lead_id order by lead_id
  ) spent where lead.id = spent.lead_id;
  update crawl_task set cost_micros = crawl_task.cost_micros + spent.micros
  from (
    select task_id, sum(cost_micros)::bigint as micros from new_rows
    where task_id is not null and cost_micros > 0 group by task_id order by task_id
  ) spent where crawl_task.id = spent.task_id;
  insert into org_stat (org_id, cost_micros)
  select org_id, sum(cost_micros)::bigint from new_rows
  where cost_micros > 0 group by org_id order by org_id
  on conflict (org_id) do update set
    cost_micros = org_stat.cost_micros + excluded.cost_micros, updated_at = now();
  return null;
end $$;
create trigger cost_added after insert on cost_entry referencing new table as new_rows
  for each statement execute function add_costs();

-- An org's own keys for providers, sealed (platform/provider-keys.ts). Never published.
create table provider_key (
  org_id text not null references org (id) on delete cascade,
  provider text not null,
  sealed bytea not null,
  -- The last characters, to recognise it by.
  hint text not null,
  created_by text,
  created_at timestamptz not null default now(),
  primary key (org_id, provider)
);
alter table provider_key enable row level security;
create policy system_all on provider_key to quarry_system using (true) with check (true);
grant select, insert, update, delete on provider_key to quarry_system;

alter publication quarry add table cost_entry;

-- Down Migration
alter publication quarry drop table cost_entry;
drop table provider_key;
drop trigger cost_added on cost_entry;
drop function add_costs;
alter table org_stat drop column cost_micros;
alter table crawl_task drop column cost_micros;
alter table lead drop column cost_micros;
drop table cost_entry;
