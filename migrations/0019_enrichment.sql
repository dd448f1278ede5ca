-- Up Migration

-- How calls to providers went, by org: written by workers alone.
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
  last_ok_at timestamptz,
  last_error text,
  last_error_kind text,
  last_error_at timestamptz,
  updated_at timestamptz not null default now(),
  primary key (org_id, provider)
);
alter table provider_health enable row level security;
create policy tenant_read on provider_health for select to quarry_app
  using (org_id = (select acting_org()));
create policy system_all on provider_health to quarry_system using (true) with check (true);
grant select on provider_health to quarry_app;
grant select, insert, update, delete on provider_health to quarry_system;

alter publication quarry add table provider_health;

-- Down Migration
alter publication quarry drop table provider_health;
drop table provider_health;
