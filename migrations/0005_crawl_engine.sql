-- Up Migration

-- What the crawler's engine needs beyond the ground's frontier.

alter table crawl_page
  -- What its findings are merged with: a registrable domain, or the page's own address for an
  -- entry of a directory, which is a company by itself.
  add column unit text not null default '',
  -- Where the redirects ended, when that is another address.
  add column final_url text,
  -- Hash of all that tells one contact from another: see worker/crawl/near-duplicate.ts.
  add column facts integer,
  -- How often a worker took it up. Far more often than it failed means that it ends workers.
  add column claims smallint not null default 0;

create index crawl_page_next on crawl_page (task_id, host, priority desc, id) where state = 'waiting';
create index crawl_page_unit on crawl_page (task_id, unit) where findings is not null;
drop index crawl_page_waiting;

alter table crawl_host
  -- Why nothing more is asked of it in this run; null while it answers.
  add column given_up text;

-- One worker at a time drives a task, so that politeness towards a host needs no agreement between
-- processes. The lease is renewed every second; a driver that finds another's token in it stops.
create table crawl_lease (
  task_id text primary key references crawl_task (id) on delete cascade,
  org_id text not null,
  token text not null,
  worker text not null,
  until timestamptz not null,
  -- The run whose start pages are in the frontier.
  seeded_run integer not null default 0,
  -- Working time of that run so far, over all slices.
  worked_ms bigint not null default 0
);
alter table crawl_lease enable row level security;
create policy system_all on crawl_lease to quarry_system using (true) with check (true);
grant select, insert, update, delete on crawl_lease to quarry_system;

-- Exact identities of leads that people make or edit. The crawler names no acting user and writes
-- its own, because only it knows whether an address is the person's or the company's.
create function identify_lead() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  if acting_user() = '' then
    return null;
  end if;
  insert into lead_identity (org_id, kind, value, lead_id)
  select org_id, 'email', lower(email), id from new_rows where email is not null
  union all
  select org_id, 'linkedin', lower(linkedin), id from new_rows where linkedin is not null
  on conflict do nothing;
  return null;
end $$;
create trigger lead_identified after insert on lead referencing new table as new_rows
  for each statement execute function identify_lead();
create trigger lead_reidentified after update on lead referencing new table as new_rows
  for each statement execute function identify_lead();

-- Down Migration
drop trigger lead_reidentified on lead;
drop trigger lead_identified on lead;
drop function identify_lead;
drop table crawl_lease;
alter table crawl_host drop column given_up;
drop index crawl_page_unit, crawl_page_next;
create index crawl_page_waiting on crawl_page (task_id, priority desc, id) where state = 'waiting';
alter table crawl_page drop column claims, drop column facts, drop column final_url, drop column unit;
