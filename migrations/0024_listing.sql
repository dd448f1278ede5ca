-- Up Migration

-- Which links of a host's listing pages lead to its entries, as a person has pointed them out. The
-- crawler finds them by itself elsewhere (worker/crawl/listing.ts).
create table listing_rule (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  -- With its port, in lower case.
  host text not null check (length(host) between 1 and 260),
  -- Tags and first classes around an entry's link (schema/listing/shape.ts).
  link_shape text not null check (length(link_shape) between 1 and 600),
  -- The label of the entry that was pointed at, for people.
  sample text not null default '' check (length(sample) <= 200),
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, host)
);
select protect_tenant_table('listing_rule');

-- How often a host's pages yielded a field when they were last read: what drift is told by. Written
-- and read by workers alone.
create table host_yield (
  org_id text not null references org (id) on delete cascade,
  host text not null,
  field text not null,
  pages integer not null check (pages > 0),
  -- Of these pages, those with a value of the field.
  hits integer not null check (hits between 0 and pages),
  observed_at timestamptz not null default now(),
  primary key (org_id, host, field)
);
alter table host_yield enable row level security;
create policy system_all on host_yield to quarry_system using (true) with check (true);
grant select, insert, update, delete on host_yield to quarry_system;

-- Fields that hosts yielded before this run and hardly yield any more:
-- [{"host": …, "field": …, "was": 0.9, "now": 0}] (schema/source/drift.ts).
alter table crawl_task add column drift jsonb not null default '[]';

alter publication quarry add table listing_rule;

-- Down Migration
alter publication quarry drop table listing_rule;
alter table crawl_task drop column drift;
drop table host_yield;
drop table listing_rule;
