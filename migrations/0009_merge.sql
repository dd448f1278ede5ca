-- Up Migration

-- One place for what every tenant table needs: everybody in the org reads, admins and members write.
create function protect_tenant_table(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('create policy tenant_read on %s for select to quarry_app
    using (org_id = (select acting_org()))', t);
  execute format('create policy tenant_insert on %s for insert to quarry_app
    with check (org_id = (select acting_org()) and (select acting_role()) in (''admin'', ''member''))', t);
  execute format('create policy tenant_update on %s for update to quarry_app
    using (org_id = (select acting_org()) and (select acting_role()) in (''admin'', ''member''))
    with check (org_id = (select acting_org()))', t);
  execute format('create policy tenant_delete on %s for delete to quarry_app
    using (org_id = (select acting_org()) and (select acting_role()) in (''admin'', ''member''))', t);
  execute format('create policy system_all on %s to quarry_system using (true) with check (true)', t);
  execute format('grant select, insert, update, delete on %s to quarry_app, quarry_system', t);
end $$;

-- Who changed a field last: what a clash between two edits is told by (schema/merge/merge.ts).
create table field_edit (
  subject_id text not null,
  field text not null,
  org_id text not null references org (id) on delete cascade,
  user_id text,
  device text,
  seq bigint,
  at timestamptz not null,
  primary key (subject_id, field)
);
create index on field_edit (org_id);
select protect_tenant_table('field_edit');

-- A trigger `after update of …` on an edited table. Its arguments are pairs: column, name of the field.
create function note_field_edits() returns trigger language plpgsql security definer
  set search_path = public
  as $$
declare
  was jsonb := to_jsonb(old);
  is_now jsonb := to_jsonb(new);
  edited_at timestamptz := coalesce(
    to_timestamp(nullif(current_setting('app.acted_at', true), '')::bigint / 1000.0), now());
begin
  for i in 0 .. tg_nargs - 1 by 2 loop
    continue when was -> tg_argv[i] is not distinct from is_now -> tg_argv[i];
    insert into field_edit (subject_id, field, org_id, user_id, device, seq, at)
    values (
      new.id, tg_argv[i + 1], new.org_id,
      nullif(current_setting('app.user_id', true), ''),
      nullif(current_setting('app.device', true), ''),
      nullif(current_setting('app.seq', true), '')::bigint,
      edited_at
    )
    on conflict (subject_id, field) do update
      set user_id = excluded.user_id, device = excluded.device, seq = excluded.seq, at = excluded.at;
  end loop;
  return null;
end $$;

create trigger lead_field_edits
  after update of name, title, company_name, email, phone, website, street, city, region,
    postal_code, country, linkedin, status, owner_id on lead
  for each row execute function note_field_edits(
    'name', 'name', 'title', 'title', 'company_name', 'companyName', 'email', 'email',
    'phone', 'phone', 'website', 'website', 'street', 'street', 'city', 'city', 'region', 'region',
    'postal_code', 'postalCode', 'country', 'country', 'linkedin', 'linkedin',
    'status', 'status', 'owner_id', 'ownerId');
create trigger activity_field_edits
  after update of body on activity
  for each row execute function note_field_edits('body', 'body');

-- A note may be changed by any member; its author alone takes it back.
alter table activity add column edited_at timestamptz;
grant update (body, edited_at), delete on activity to quarry_app;
create policy notes_change on activity as restrictive for update to quarry_app
  using (kind = 'note');
create policy own_notes_go on activity as restrictive for delete to quarry_app
  using (kind = 'note' and actor_id = (select acting_user()));

create table clash (
  id text primary key check (length(id) <= 300),
  org_id text not null references org (id) on delete cascade,
  subject_kind text not null,
  subject_id text not null,
  subject_label text not null,
  field text not null,
  kept_value jsonb,
  kept_by text,
  kept_at timestamptz not null,
  other_value jsonb,
  other_by text,
  other_at timestamptz not null,
  created_at timestamptz not null default now(),
  resolved_at timestamptz,
  resolved_by text,
  resolution text check (resolution in ('kept', 'other', 'both')),
  check ((resolved_at is null) = (resolution is null))
);
create index on clash (org_id, created_at desc);
create index on clash (subject_id);
select protect_tenant_table('clash');

alter publication quarry add table field_edit, clash;

-- Down Migration
alter publication quarry drop table field_edit, clash;
drop table clash;
drop trigger activity_field_edits on activity;
drop trigger lead_field_edits on lead;
drop policy own_notes_go on activity;
drop policy notes_change on activity;
revoke update, delete on activity from quarry_app;
alter table activity drop column edited_at;
drop function note_field_edits;
drop table field_edit;
drop function protect_tenant_table;
