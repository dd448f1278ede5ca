-- Up Migration

-- Each step of the ledger is one call: a conditional update decides, the entry is written with it,
-- and a repeated key changes nothing. The account row is the lock that orders an org's spending.
-- Every step takes the hold's row first, then the account's, and only then writes the entry, so that
-- no two wait for each other.

-- Checked at commit: at once it would share-lock the account row that all others are waiting to
-- update, which costs a third of the pace of one busy account.
alter table credit_hold
  alter constraint credit_hold_org_id_fkey deferrable initially deferred;

-- What each kind of entry may move, and which way.
alter table credit_entry add constraint credit_entry_shape check (
  case kind
    when 'grant' then balance_delta > 0 and held_delta = 0
    when 'hold' then balance_delta = 0 and held_delta > 0
    when 'capture' then balance_delta < 0 and held_delta = balance_delta
    when 'release' then balance_delta = 0 and held_delta < 0
    else true
  end
);

create function credit_grant(
  in_org text, in_amount int, in_reason text, in_key text, in_actor text, in_entry_id text
) returns void language plpgsql set search_path = public as $$
begin
  insert into credit_account (org_id) values (in_org) on conflict do nothing;
  insert into credit_entry
    (id, org_id, kind, balance_delta, held_delta, reason, actor_id, idempotency_key)
  values (in_entry_id, in_org, 'grant', in_amount, 0, in_reason, in_actor, in_key)
  on conflict (org_id, idempotency_key) do nothing;
  if found then
    update credit_account set balance = balance + in_amount, updated_at = now()
    where org_id = in_org;
  end if;
end $$;

create function credit_hold_open(
  in_org text, in_hold text, in_amount int, in_subject_kind text, in_subject text,
  in_reason text, in_actor text, in_entry_id text,
  out outcome text, out available int
) language plpgsql set search_path = public as $$
declare owner_org text;
begin
  -- A first look without a lock; an equal open that races this one is waited for here.
  insert into credit_hold (id, org_id, amount, subject_kind, subject_id)
  select in_hold, in_org, in_amount, in_subject_kind, in_subject
  from credit_account
  where org_id = in_org and balance - held >= in_amount
  on conflict (id) do nothing;
  if found then
    update credit_account
    set held = held + in_amount, updated_at = now()
    where org_id = in_org and balance - held >= in_amount
    returning balance - held into available;
    if found then
      insert into credit_entry
        (id, org_id, kind, balance_delta, held_delta, hold_id, subject_kind, subject_id, reason,
         actor_id, idempotency_key)
      values (in_entry_id, in_org, 'hold', 0, in_amount, in_hold, in_subject_kind, in_subject,
        in_reason, in_actor, 'hold:' || in_hold);
      outcome := 'held';
      return;
    end if;
    -- Somebody else spent it in between.
    delete from credit_hold where id = in_hold;
  end if;
  select org_id into owner_org from credit_hold where id = in_hold;
  if owner_org = in_org then
    outcome := 'repeat';
    return;
  elsif found then
    raise exception 'hold % belongs to another org', in_hold using errcode = '23505';
  end if;
  select coalesce(max(balance - held), 0) into available from credit_account where org_id = in_org;
  outcome := 'insufficient';
end $$;

create function credit_hold_capture(
  in_org text, in_hold text, in_amount int, in_key text, in_reason text,
  in_subject_kind text, in_subject text, in_entry_id text
) returns text language plpgsql set search_path = public as $$
begin
  update credit_hold set captured = captured + in_amount
  where id = in_hold and org_id = in_org and state = 'open' and amount - captured >= in_amount;
  if found then
    update credit_account
    set balance = balance - in_amount, held = held - in_amount, updated_at = now()
    where org_id = in_org;
    insert into credit_entry
      (id, org_id, kind, balance_delta, held_delta, hold_id, subject_kind, subject_id, reason,
       idempotency_key)
    values (in_entry_id, in_org, 'capture', -in_amount, -in_amount, in_hold, in_subject_kind,
      in_subject, in_reason, in_key)
    on conflict (org_id, idempotency_key) do nothing;
    if found then
      return 'captured';
    end if;
    -- A repeat is rare, so it is what pays: the updates are taken back.
    update credit_account
    set balance = balance + in_amount, held = held + in_amount
    where org_id = in_org;
    update credit_hold set captured = captured - in_amount where id = in_hold;
    return 'repeat';
  end if;
  if exists (select from credit_entry where org_id = in_org and idempotency_key = in_key) then
    return 'repeat';
  end if;
  return 'exhausted';
end $$;

create function credit_hold_close(
  in_org text, in_hold text, in_reason text, in_entry_id text
) returns int language plpgsql set search_path = public as $$
declare rest int;
begin
  update credit_hold set state = 'closed', closed_at = now()
  where id = in_hold and org_id = in_org and state = 'open'
  returning amount - captured into rest;
  if not found then
    return 0;
  end if;
  if rest > 0 then
    update credit_account set held = held - rest, updated_at = now() where org_id = in_org;
    insert into credit_entry
      (id, org_id, kind, balance_delta, held_delta, hold_id, subject_kind, subject_id, reason,
       idempotency_key)
    select in_entry_id, in_org, 'release', 0, -rest, id, subject_kind, subject_id, in_reason,
      'release:' || in_hold
    from credit_hold where id = in_hold;
  end if;
  return rest;
end $$;

-- Down Migration
drop function credit_hold_close, credit_hold_capture, credit_hold_open, credit_grant;
alter table credit_entry drop constraint credit_entry_shape;
alter table credit_hold alter constraint credit_hold_org_id_fkey not deferrable;
