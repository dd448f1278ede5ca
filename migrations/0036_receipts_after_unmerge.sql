-- Up Migration

-- After two merges were undone in a certain order a field had two receipts that count.
create or replace function unmerge_lead() returns trigger language plpgsql security definer
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
  -- Of several that gave way one after the other, the one that says what the lead says.
  update field_value set chosen = true
  where id in (
    select distinct on (v.field) v.id
    from field_value v join lead l on l.id = v.lead_id
    where v.id = any (move.yielded_receipts) and v.lead_id = new.survivor_id
      and v.field in (select receipt_field(f) from jsonb_array_elements_text(new.reverted) f)
      and not exists (
        select from field_value other
        where other.lead_id = v.lead_id and other.field = v.field and other.chosen
      )
    order by v.field, to_jsonb(l) ->> v.field = v.value desc nulls last, v.observed_at desc, v.id
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

-- Down Migration
create or replace function unmerge_lead() returns trigger language plpgsql security definer
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
