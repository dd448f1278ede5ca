-- Up Migration

-- What was found out about a lead goes with it when it is merged, and comes back with it: analyses
-- and enrichments that have ended, facts, and what is known of an address or a number. Its score and
-- the score's history stay with it, since they are of its own values; the survivor is scored anew.
create table work_merge_move (
  merge_id text primary key references lead_merge (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  analyses text[] not null,
  enrichments text[] not null,
  -- The facts that the survivor did not have: {"timeZone": …}.
  facts jsonb not null
);
alter table work_merge_move enable row level security;
create policy system_all on work_merge_move to quarry_system using (true) with check (true);
grant select, insert, update, delete on work_merge_move to quarry_system;

-- One that is under way ends where it began: its lead is gone, and nothing is paid for it.
create function move_work() returns trigger language plpgsql security definer
  set search_path = public as $$
declare
  move work_merge_move;
begin
  if tg_op = 'UPDATE' then
    if old.unmerged_at is null and new.unmerged_at is not null then perform return_work(new); end if;
    return null;
  end if;
  move.merge_id := new.id;
  move.org_id := new.org_id;
  with gone as (
    update analysis_run set lead_id = new.survivor_id
    where lead_id = new.merged_id and org_id = new.org_id
      and state in ('succeeded', 'failed', 'cancelled')
    returning id
  ) select coalesce(array_agg(id), '{}') into move.analyses from gone;
  with gone as (
    update enrichment_run set lead_id = new.survivor_id
    where lead_id = new.merged_id and org_id = new.org_id
      and state in ('completed', 'failed', 'cancelled')
    returning id
  ) select coalesce(array_agg(id), '{}') into move.enrichments from gone;
  select coalesce(jsonb_object_agg(fact.key, fact.value), '{}') into move.facts
  from lead_fact theirs, jsonb_each(theirs.facts) fact
  where theirs.lead_id = new.merged_id and not exists (
    select from lead_fact own where own.lead_id = new.survivor_id and own.facts ? fact.key
  );
  if move.facts <> '{}' then
    insert into lead_fact (lead_id, org_id, facts)
    values (new.survivor_id, new.org_id, move.facts)
    on conflict (lead_id) do update
    set facts = lead_fact.facts || excluded.facts, updated_at = now();
  end if;
  insert into work_merge_move select move.*;
  update lead
  set email_state = theirs.email_state, email_reason = theirs.email_reason,
    email_checked_at = theirs.email_checked_at
  from lead theirs
  where lead.id = new.survivor_id and theirs.id = new.merged_id and lead.email = theirs.email
    and lead.email_state is null and theirs.email_state is not null;
  update lead
  set phone_state = theirs.phone_state, phone_reason = theirs.phone_reason,
    phone_type = theirs.phone_type, phone_region = theirs.phone_region
  from lead theirs
  where lead.id = new.survivor_id and theirs.id = new.merged_id and lead.phone = theirs.phone
    and lead.country is not distinct from theirs.country
    and lead.phone_state is null and theirs.phone_state is not null;
  insert into score_dirty (org_id, lead_ids, cause)
  values (new.org_id, array[new.survivor_id], 'lead');
  return null;
end $$;

create function return_work(merge lead_merge) returns void language plpgsql security definer
  set search_path = public as $$
declare
  move work_merge_move;
  given record;
  heir record;
begin
  select * into move from work_merge_move where merge_id = merge.id for update;
  if not found then return; end if;
  update analysis_run set lead_id = merge.merged_id
  where id = any (move.analyses) and lead_id = merge.survivor_id;
  update enrichment_run set lead_id = merge.merged_id
  where id = any (move.enrichments) and lead_id = merge.survivor_id;
  -- A fact goes, unless it was found out anew; another lead that is merged into this one may have it.
  for given in
    select fact.key, fact.value from lead_fact own, jsonb_each(move.facts) fact
    where own.lead_id = merge.survivor_id and own.facts -> fact.key = fact.value
  loop
    select later.id, theirs.facts -> given.key as value into heir
    from lead_merge later
    join lead_fact theirs on theirs.lead_id = later.merged_id and theirs.facts ? given.key
    where later.survivor_id = merge.survivor_id and later.unmerged_at is null
      and later.id <> merge.id
    order by later.merged_at, later.id limit 1;
    if heir.id is null then
      update lead_fact set facts = facts - given.key, updated_at = now()
      where lead_id = merge.survivor_id;
    else
      update lead_fact
      set facts = facts || jsonb_build_object(given.key, heir.value), updated_at = now()
      where lead_id = merge.survivor_id;
      update work_merge_move
      set facts = facts || jsonb_build_object(given.key, heir.value)
      where merge_id = heir.id;
    end if;
  end loop;
  -- The address from before is known still.
  update lead
  set email_state = known.state, email_reason = known.reasons ->> 0,
    email_checked_at = known.checked_at
  from email_check known
  where lead.id = merge.survivor_id and lead.email_state is null
    and known.org_id = lead.org_id and known.address = lead.email and known.checked_at is not null;
  insert into score_dirty (org_id, lead_ids, cause)
  values (merge.org_id, array[merge.survivor_id, merge.merged_id], 'lead');
end $$;

create trigger work_moved after insert or update of unmerged_at on lead_merge
  for each row execute function move_work();

-- Down Migration
drop trigger work_moved on lead_merge;
drop function move_work, return_work;
drop table work_merge_move;
