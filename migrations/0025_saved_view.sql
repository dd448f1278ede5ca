-- Up Migration

-- A filter and order of the leads table under a name: its owner's, or everybody's.
create table saved_view (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  owner_id text not null,
  name text not null check (length(trim(name)) between 1 and 60),
  is_shared boolean not null default false,
  -- {"filter": …, "sort": …}: schema/lead/filter.ts.
  shows jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on saved_view (org_id);
select protect_tenant_table('saved_view');
create policy view_read on saved_view as restrictive for select to quarry_app
  using (is_shared or owner_id = (select acting_user()));
create policy view_insert on saved_view as restrictive for insert to quarry_app
  with check (owner_id = (select acting_user()));
create policy view_update on saved_view as restrictive for update to quarry_app
  using (owner_id = (select acting_user()));
create policy view_delete on saved_view as restrictive for delete to quarry_app
  using (owner_id = (select acting_user()) or (select acting_role()) = 'admin');

alter publication quarry add table saved_view;

-- Down Migration
alter publication quarry drop table saved_view;
drop table saved_view;
