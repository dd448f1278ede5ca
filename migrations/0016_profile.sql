-- Up Migration

-- Whom to look for, and on whose behalf.

-- What a company of ours sells, to whom, in which tone: the constant beginning of every prompt.
create table business_profile (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  name text not null check (length(trim(name)) between 1 and 80),
  website text,
  sells text not null default '' check (length(sells) <= 2000),
  customers text not null default '' check (length(customers) <= 2000),
  tone text not null default '' check (length(tone) <= 500),
  proof text not null default '' check (length(proof) <= 2000),
  -- What may be offered to a lead, one short name each: ["Website redesign", …].
  services jsonb not null default '[]',
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index on business_profile (org_id);
select protect_tenant_table('business_profile');

-- An ideal customer profile; criteria and weights have the shapes of schema/profile/icp.ts.
create table icp (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  profile_id text references business_profile (id) on delete set null,
  name text not null check (length(trim(name)) between 1 and 80),
  criteria jsonb not null default '{}',
  weights jsonb not null default '{}',
  -- The one that every lead of the org is scored by.
  is_default boolean not null default false,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index on icp (org_id);
create unique index icp_default on icp (org_id) where is_default and deleted_at is null;
select protect_tenant_table('icp');

alter publication quarry add table business_profile, icp;

-- Down Migration
alter publication quarry drop table business_profile, icp;
drop table icp, business_profile;
