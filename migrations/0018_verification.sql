-- Up Migration

-- Whether a lead can be reached: what was found out about its address and its number.

-- What the leads table shows, filters and sorts by. The address's own row is email_check.
alter table lead
  add column email_state text
    check (email_state in ('deliverable', 'risky', 'undeliverable', 'unknown')),
  -- The first of the check's reasons (schema/verification/verdict.ts).
  add column email_reason text,
  add column email_checked_at timestamptz,
  add column phone_state text check (phone_state in ('valid', 'invalid', 'unknown')),
  add column phone_reason text,
  -- Line type: mobile, fixed_line, toll_free, … (schema/verification/phone.ts).
  add column phone_type text,
  -- ISO 3166 code of the country that the number belongs to.
  add column phone_region text,
  -- Somebody wants to know; emptied when it was answered.
  add column verify_asked_at timestamptz;
create index lead_email on lead (org_id, email) where email is not null;
create index lead_email_unchecked on lead (org_id)
  where email is not null and email_state is null and deleted_at is null;
create index lead_phone_unchecked on lead (id)
  where phone is not null and phone_state is null and deleted_at is null;
create index lead_verify_asked on lead (org_id) where verify_asked_at is not null;

-- What was found out holds for the value that was asked about, and goes with it.
create function forget_verification() returns trigger language plpgsql as $$
begin
  if new.email is distinct from old.email then
    new.email_state := null;
    new.email_reason := null;
    new.email_checked_at := null;
  end if;
  if new.phone is distinct from old.phone or new.country is distinct from old.country then
    new.phone_state := null;
    new.phone_reason := null;
    new.phone_type := null;
    new.phone_region := null;
  end if;
  return new;
end $$;
create trigger lead_verification_forgotten before update of email, phone, country on lead
  for each row execute function forget_verification();

-- Who looked the line up at its carrier knows better than the numbering plan, where numbers move
-- between networks: such a receipt is what the lead shows.
create function show_phone_type() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  update lead set phone_type = new.value
  where id = new.lead_id and org_id = new.org_id and phone is not null;
  return null;
end $$;
create trigger phone_type_shown after insert or update of chosen on field_value
  for each row when (
    new.field = 'phone_type' and new.chosen and new.value in (
      'mobile', 'fixed_line', 'fixed_line_or_mobile', 'voip', 'toll_free', 'premium_rate',
      'shared_cost', 'uan', 'personal_number', 'pager', 'voicemail'
    )
  )
  execute function show_phone_type();

-- One address of an org, and the last that is known about it. Written by workers alone.
create table email_check (
  org_id text not null references org (id) on delete cascade,
  -- In lower case; the domain as people write it.
  address text not null check (length(address) <= 500),
  domain text not null,
  state text not null default 'unknown'
    check (state in ('deliverable', 'risky', 'undeliverable', 'unknown')),
  -- ["catch_all", "role"]: the one that decided first (schema/verification/verdict.ts).
  reasons jsonb not null default '[]',
  -- The mail host that answered, and the codes it answered with: "550 5.1.1".
  mail_host text,
  reply_code text,
  -- How often it was asked about since somebody wanted to know.
  attempts integer not null default 0,
  checked_at timestamptz,
  -- When it is asked about again; null: not before somebody wants to know.
  next_at timestamptz,
  -- While a worker is about it; when that died, another may take it after this.
  leased_until timestamptz,
  created_at timestamptz not null default now(),
  primary key (org_id, address)
);
create index email_check_due on email_check (next_at) where next_at is not null;
create index on email_check (org_id, domain) where next_at is not null;
alter table email_check enable row level security;
create policy tenant_read on email_check for select to quarry_app
  using (org_id = (select acting_org()));
create policy system_all on email_check to quarry_system using (true) with check (true);
grant select on email_check to quarry_app;
grant select, insert, update, delete on email_check to quarry_system;

-- What an org wants verified by itself. No row: the defaults.
create table verification_setting (
  org_id text primary key references org (id) on delete cascade,
  -- Addresses of new leads are checked as they come.
  auto_verify boolean not null default true,
  updated_at timestamptz not null default now()
);
select protect_tenant_table('verification_setting');

-- Where a domain takes its mail, for all orgs: nothing here is anybody's. Unpublished.
create table mail_domain (
  domain text primary key check (length(domain) <= 255),
  -- 'hosts', 'null_mx', 'no_mail' or 'no_domain'; what DNS failed to tell is not kept.
  kind text not null check (kind in ('hosts', 'null_mx', 'no_mail', 'no_domain')),
  -- ["mx1.example.com", …], the preferred first.
  hosts jsonb not null default '[]',
  looked_up_at timestamptz not null default now(),
  -- Whether a mailbox that can't exist was taken as well; null until asked.
  is_catch_all boolean,
  catch_all_at timestamptz
);
alter table mail_domain enable row level security;
create policy system_all on mail_domain to quarry_system using (true) with check (true);
grant select, insert, update, delete on mail_domain to quarry_system;

-- Whose turn it is at a mail host: one connection at a time over all workers, with a rest after it.
-- Unlogged: after a crash everybody asks anew.
create unlogged table mail_host_turn (
  host text primary key,
  -- A worker that has died keeps a turn no longer than this.
  until timestamptz not null
);
alter table mail_host_turn enable row level security;
create policy system_all on mail_host_turn to quarry_system using (true) with check (true);
grant select, insert, update, delete on mail_host_turn to quarry_system;

alter publication quarry add table email_check, verification_setting;

-- Down Migration
alter publication quarry drop table email_check, verification_setting;
drop table mail_host_turn, mail_domain, verification_setting, email_check;
drop trigger phone_type_shown on field_value;
drop function show_phone_type;
drop trigger lead_verification_forgotten on lead;
drop function forget_verification;
alter table lead
  drop column email_state,
  drop column email_reason,
  drop column email_checked_at,
  drop column phone_state,
  drop column phone_reason,
  drop column phone_type,
  drop column phone_region,
  drop column verify_asked_at;
