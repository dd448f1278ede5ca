-- Up Migration

-- ── What a lead is found by (schema/duplicate/match) ───────────────────────────────────────────

-- Each lead's keys and counted values as they were last counted, so that a change can be told.
create table duplicate_print (
  lead_id text primary key references lead (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  -- Blocking keys: 32-bit hashes.
  keys bigint[] not null,
  -- Hashes of the values whose frequency a comparison asks for.
  counted bigint[] not null,
  checked_at timestamptz not null default now()
);
create index on duplicate_print (org_id);

create table duplicate_key (
  org_id text not null,
  key bigint not null,
  lead_id text not null references lead (id) on delete cascade,
  primary key (org_id, key, lead_id)
);
create index on duplicate_key (lead_id);

-- In how many leads of the org a key or value occurs.
create table duplicate_count (
  org_id text not null references org (id) on delete cascade,
  hash bigint not null,
  leads integer not null,
  primary key (org_id, hash)
) with (fillfactor = 70);

-- What has to be checked. Appended to and never updated, so that no edit waits for a worker.
create table duplicate_dirty (
  id bigint generated always as identity primary key,
  org_id text not null,
  lead_ids text[] not null,
  created_at timestamptz not null default now()
);
create index on duplicate_dirty (org_id, id);

-- ── What was found, and what became of it ──────────────────────────────────────────────────────

create table duplicate_candidate (
  -- The two leads' ids, the smaller first: a~b.
  id text primary key check (id = lead_a_id || '~' || lead_b_id),
  org_id text not null references org (id) on delete cascade,
  lead_a_id text not null references lead (id) on delete cascade,
  lead_b_id text not null references lead (id) on delete cascade,
  -- 0 to 1: how likely they are one.
  probability real not null check (probability between 0 and 1),
  -- [{"feature": "phone", "bits": 9.1, "verdict": "same"}, …]: schema/duplicate/match/compare.ts.
  features jsonb not null,
  state text not null default 'open' check (state in ('open', 'merged', 'dismissed')),
  -- One of the two is in the bin or was merged elsewhere; kept by `hide_candidates`.
  is_hidden boolean not null default false,
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  check (lead_a_id < lead_b_id)
);
create index on duplicate_candidate (org_id, probability desc) where state = 'open' and not is_hidden;
create index on duplicate_candidate (lead_a_id);
create index on duplicate_candidate (lead_b_id);
select protect_tenant_table('duplicate_candidate');

-- A merge, and all that it takes to undo it.
create table lead_merge (
  id text primary key check (length(id) between 8 and 80),
  org_id text not null references org (id) on delete cascade,
  survivor_id text not null references lead (id) on delete cascade,
  merged_id text not null references lead (id) on delete cascade,
  -- What the survivor took over: {"email": {"before": null, "taken": "a@b.co", …}}; see
  -- schema/duplicate/merge-fields.ts.
  fields jsonb not null default '{}',
  merged_by text,
  merged_at timestamptz not null,
  unmerged_by text,
  unmerged_at timestamptz,
  -- The fields that got their value from before back: ["email"].
  reverted jsonb not null default '[]',
  check (survivor_id <> merged_id),
  check ((unmerged_at is null) = (unmerged_by is null))
);
create unique index lead_merge_once on lead_merge (merged_id) where unmerged_at is null;
create index on lead_merge (survivor_id);
create index on lead_merge (org_id, merged_at desc);
select protect_tenant_table('lead_merge');

-- The rows that went over with it. Unpublished: only the undoing asks for them.
create table lead_merge_move (
  merge_id text primary key references lead_merge (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  activities text[] not null,
  deals text[] not null,
  receipts text[] not null,
  -- Of these, the ones that were chosen.
  chosen_receipts text[] not null,
  -- The survivor's own receipts that gave way to taken ones.
  yielded_receipts text[] not null,
  -- Tags that the survivor did not have.
  tags text[] not null,
  -- "kind:value".
  identities text[] not null
);

-- Whether what is beyond doubt is merged by itself; on whose word.
create table duplicate_setting (
  org_id text primary key references org (id) on delete cascade,
  auto_merge boolean not null default false,
  changed_by text,
  -- The last look at all leads: null while none was, started and not finished while it runs.
  sweep_started_at timestamptz,
  sweep_finished_at timestamptz,
  sweep_leads integer not null default 0
);
select protect_tenant_table('duplicate_setting');

alter table lead add column merged_into_id text references lead (id) on delete set null;
create index on lead (merged_into_id) where merged_into_id is not null;
alter table org_stat add column duplicates integer not null default 0;

do $$
declare t text;
begin
  foreach t in array array[
    'duplicate_print', 'duplicate_key', 'duplicate_count', 'duplicate_dirty', 'lead_merge_move'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy system_all on %I to quarry_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to quarry_system', t);
  end loop;
end $$;
grant usage on all sequences in schema public to quarry_system;

-- ── A merge moves what belongs to the lead ─────────────────────────────────────────────────────

-- "postalCode" → "postal_code", as receipts name their field.
create function receipt_field(field text) returns text language sql immutable
  as $$ select lower(regexp_replace(field, '([A-Z])', '_\1', 'g')) $$;

create function merge_lead() returns trigger language plpgsql security definer
  set search_path = public as $$
declare
  move lead_merge_move;
  taken text[] := array(select receipt_field(f) from jsonb_object_keys(new.fields) f);
begin
  move.merge_id := new.id;
  move.org_id := new.org_id;
  with gone as (
    update deal set lead_id = new.survivor_id
    where lead_id = new.merged_id and org_id = new.org_id and deleted_at is null
      and pipeline_id not in (
        select pipeline_id from deal where lead_id = new.survivor_id and deleted_at is null
      )
    returning id
  ) select coalesce(array_agg(id), '{}') into move.deals from gone;
  with gone as (
    update activity set lead_id = new.survivor_id
    where lead_id = new.merged_id and org_id = new.org_id returning id
  ) select coalesce(array_agg(id), '{}') into move.activities from gone;
  with gone as (
    update field_value set chosen = false
    where lead_id = new.survivor_id and org_id = new.org_id and chosen and field = any (taken)
    returning id
  ) select coalesce(array_agg(id), '{}') into move.yielded_receipts from gone;
  select coalesce(array_agg(id), '{}'), coalesce(array_agg(id) filter (where chosen), '{}')
  into move.receipts, move.chosen_receipts
  from field_value where lead_id = new.merged_id and org_id = new.org_id;
  update field_value
  set lead_id = new.survivor_id, chosen = chosen and field = any (taken)
  where id = any (move.receipts);
  with added as (
    insert into lead_tag (lead_id, tag_id, org_id)
    select new.survivor_id, tag_id, org_id from lead_tag where lead_id = new.merged_id
    on conflict do nothing returning tag_id
  ) select coalesce(array_agg(tag_id), '{}') into move.tags from added;
  with gone as (
    update lead_identity set lead_id = new.survivor_id
    where lead_id = new.merged_id and org_id = new.org_id returning kind, value
  ) select coalesce(array_agg(kind || ':' || value), '{}') into move.identities from gone;
  insert into lead_merge_move select move.*;
  update lead set deleted_at = new.merged_at, merged_into_id = new.survivor_id
  where id = new.merged_id and org_id = new.org_id;
  insert into duplicate_dirty (org_id, lead_ids) values (new.org_id, array[new.survivor_id]);
  return null;
end $$;
create trigger lead_merged after insert on lead_merge
  for each row execute function merge_lead();

create function unmerge_lead() returns trigger language plpgsql security definer
  set search_path = public as $$
declare
  move lead_merge_move;
  heir text;
  given text;
begin
  if old.unmerged_at is not null or new.unmerged_at is null then return null; end if;
  select * into move from lead_merge_move where merge_id = new.id for update;
  update lead set deleted_at = null, merged_into_id = null
  where id = new.merged_id and org_id = new.org_id and merged_into_id = new.survivor_id;
  -- One that would be the second of its pipeline stays where it is.
  update deal set lead_id = new.merged_id, lead_deleted_at = null
  where id = any (move.deals) and lead_id = new.survivor_id
    and (deleted_at is not null or pipeline_id not in (
      select pipeline_id from deal where lead_id = new.merged_id and deleted_at is null
    ));
  update activity set lead_id = new.merged_id
  where id = any (move.activities) and lead_id = new.survivor_id;
  update field_value
  set lead_id = new.merged_id, chosen = id = any (move.chosen_receipts)
  where id = any (move.receipts) and lead_id = new.survivor_id;
  update lead_identity set lead_id = new.merged_id
  where org_id = new.org_id and lead_id = new.survivor_id
    and kind || ':' || value = any (move.identities);

  -- The survivor's own receipts count again, where its own value does.
  update field_value v set chosen = true
  where id = any (move.yielded_receipts) and lead_id = new.survivor_id
    and field in (select receipt_field(f) from jsonb_array_elements_text(new.reverted) f)
    and not exists (
      select from field_value other
      where other.lead_id = v.lead_id and other.field = v.field and other.chosen
    );
  -- Where a later merge stands over it, they wait for the end of that one.
  update lead_merge_move m set yielded_receipts = m.yielded_receipts || move.yielded_receipts
  from lead_merge later
  where later.id = m.merge_id and later.survivor_id = new.survivor_id and later.unmerged_at is null
    and later.id <> new.id;

  -- A tag goes, unless another lead that is merged into this one has it too.
  foreach given in array move.tags loop
    select later.id into heir
    from lead_merge later join lead_tag own on own.lead_id = later.merged_id
    where later.survivor_id = new.survivor_id and later.unmerged_at is null and later.id <> new.id
      and own.tag_id = given
    order by later.merged_at, later.id limit 1;
    if heir is null then
      delete from lead_tag where lead_id = new.survivor_id and tag_id = given;
    else
      update lead_merge_move set tags = array_append(tags, given) where merge_id = heir;
    end if;
  end loop;
  return null;
end $$;
create trigger lead_unmerged after update of unmerged_at on lead_merge
  for each row execute function unmerge_lead();

-- ── What makes a lead worth a look, and a pair not ─────────────────────────────────────────────

create function duplicate_lead_made() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into duplicate_dirty (org_id, lead_ids)
  select org_id, array_agg(id) from new_rows where deleted_at is null group by org_id;
  return null;
end $$;
create trigger duplicate_lead_made after insert on lead referencing new table as new_rows
  for each statement execute function duplicate_lead_made();

create function duplicate_lead_changed() returns trigger language plpgsql security definer
  set search_path = public as $$
declare
  gone text[];
begin
  insert into duplicate_dirty (org_id, lead_ids)
  select n.org_id, array_agg(n.id)
  from new_rows n join old_rows o using (id)
  where (
    n.kind, n.name, n.title, n.company_name, n.email, n.phone, n.website, n.street, n.city,
    n.region, n.postal_code, n.country, n.linkedin, n.deleted_at
  ) is distinct from (
    o.kind, o.name, o.title, o.company_name, o.email, o.phone, o.website, o.street, o.city,
    o.region, o.postal_code, o.country, o.linkedin, o.deleted_at
  )
  group by n.org_id;
  select array_agg(id) into gone from new_rows n join old_rows o using (id)
  where n.deleted_at is distinct from o.deleted_at;
  if gone is null then return null; end if;
  update duplicate_candidate c
  set is_hidden = exists (
    select from lead where id in (c.lead_a_id, c.lead_b_id) and deleted_at is not null
  )
  where id in (
    select id from duplicate_candidate where lead_a_id = any (gone)
    union
    select id from duplicate_candidate where lead_b_id = any (gone)
  );
  return null;
end $$;
create trigger duplicate_lead_changed after update on lead
  referencing old table as old_rows new table as new_rows
  for each statement execute function duplicate_lead_changed();

create function count_candidates() returns trigger language plpgsql security definer
  set search_path = public as $$
declare
  changes jsonb := '[]';
  part jsonb;
begin
  if tg_op <> 'INSERT' then
    select jsonb_agg(jsonb_build_object('org', org_id, 'n', -1)) into part
    from old_rows where state = 'open' and not is_hidden;
    changes := changes || coalesce(part, '[]');
  end if;
  if tg_op <> 'DELETE' then
    select jsonb_agg(jsonb_build_object('org', org_id, 'n', 1)) into part
    from new_rows where state = 'open' and not is_hidden;
    changes := changes || coalesce(part, '[]');
  end if;
  update org_stat set duplicates = duplicates + change.n, updated_at = now()
  from (
    select org, sum(n)::int as n from jsonb_to_recordset(changes) as each (org text, n int)
    group by org having sum(n) <> 0
  ) change
  where org_stat.org_id = change.org;
  return null;
end $$;
create trigger candidate_counted after insert on duplicate_candidate
  referencing new table as new_rows for each statement execute function count_candidates();
create trigger candidate_recounted after update on duplicate_candidate
  referencing old table as old_rows new table as new_rows
  for each statement execute function count_candidates();
create trigger candidate_discounted after delete on duplicate_candidate
  referencing old table as old_rows for each statement execute function count_candidates();

-- Rings for a worker as the last thing before the commit; see score_ring.
create function duplicate_ring() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  if coalesce(current_setting('app.duplicates_rung', true), '') = new.org_id then return null; end if;
  perform set_config('app.duplicates_rung', new.org_id, true);
  perform graphile_worker.add_job(
    'duplicate.check',
    json_build_object('orgId', new.org_id),
    run_at => now() + interval '1 second',
    max_attempts => 5,
    job_key => 'duplicate:' || new.org_id,
    job_key_mode => 'preserve_run_at'
  );
  return null;
end $$;
create constraint trigger duplicate_rings after insert on duplicate_dirty
  deferrable initially deferred for each row execute function duplicate_ring();

-- What is there already.
insert into duplicate_dirty (org_id, lead_ids)
select org_id, array_agg(id) from lead where deleted_at is null group by org_id, hashtext(id) % 100;

alter publication quarry add table duplicate_candidate, lead_merge, duplicate_setting;

-- Down Migration
alter publication quarry drop table duplicate_candidate, lead_merge, duplicate_setting;
drop trigger duplicate_lead_changed on lead;
drop trigger duplicate_lead_made on lead;
alter table org_stat drop column duplicates;
alter table lead drop column merged_into_id;
drop table duplicate_setting, lead_merge_move, lead_merge, duplicate_candidate, duplicate_dirty,
  duplicate_count, duplicate_key, duplicate_print;
drop function duplicate_ring, count_candidates, duplicate_lead_changed, duplicate_lead_made, unmerge_lead,
  merge_lead, receipt_field;
