-- Up Migration

-- Each step of the ledger is one call: a conditional update decides, the entry is written with it,
-- and a repeated key changes nothing. The account row is the lock that orders an org's spending.

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
begin
  if exists (select from credit_hold where id = in_hold) then
    outcome := 'repeat';
    return;
  end if;
  update credit_account
  set held = held + in_amount, updated_at = now()
  where org_id = in_org and balance - held >= in_amount
  returning balance - held into available;
  if not found then
    select coalesce(max(balance - held), 0) into available from credit_account where org_id = in_org;
    outcome := 'insufficient';
    return;
  end if;
  -- Two opens of one id that raced: the primary key refuses the second and its update with it.
  insert into credit_hold (id, org_id, amount, subject_kind, subject_id)
  values (in_hold, in_org, in_amount, in_subject_kind, in_subject);
  insert into credit_entry
    (id, org_id, kind, balance_delta, held_delta, hold_id, subject_kind, subject_id, reason, actor_id,
     idempotency_key)
  values (in_entry_id, in_org, 'hold', 0, in_amount, in_hold, in_subject_kind, in_subject, in_reason,
    in_actor, 'hold:' || in_hold);
  outcome := 'held';
end $$;

create function credit_hold_capture(
  in_org text, in_hold text, in_amount int, in_key text, in_reason text,
  in_subject_kind text, in_subject text, in_entry_id text
) returns text language plpgsql set search_path = public as $$
begin
  -- The hold's row is locked first, so that a repeat waits for the first and then sees its entry.
  perform from credit_hold where id = in_hold and org_id = in_org for update;
  if exists (select from credit_entry where org_id = in_org and idempotency_key = in_key) then
    return 'repeat';
  end if;
  update credit_hold set captured = captured + in_amount
  where id = in_hold and org_id = in_org and state = 'open' and amount - captured >= in_amount;
  if not found then
    return 'exhausted';
  end if;
  update credit_account
  set balance = balance - in_amount, held = held - in_amount, updated_at = now()
  where org_id = in_org;
  insert into credit_entry
    (id, org_id, kind, balance_delta, held_delta, hold_id, subject_kind, subject_id, reason,
     idempotency_key)
  values (in_entry_id, in_org, 'capture', -in_amount, -in_amount, in_hold, in_subject_kind,
    in_subject, in_reason, in_key);
  return 'captured';
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
