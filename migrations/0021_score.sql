-- Up Migration

-- How well each lead fits, by rules alone (schema/score). One row a lead: what the ideal customer
-- that is the org's default makes of it. Written by workers; lead.score is its total.
create table score (
  lead_id text primary key references lead (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  -- None: the org had no ideal customer, and the lead was judged by itself.
  icp_id text references icp (id) on delete set null,
  total smallint not null check (total between 0 and 100),
  -- {"industry": [25, 28], …}: points, and how many there could be.
  parts jsonb not null,
  -- [{"change": {"kind": "email.verify"}, "adds": 12}, …], the most first.
  counterfactuals jsonb not null default '[]',
  -- What counted beyond the columns of lead and company (schema/score/facts.ts), so that a device
  -- explains the same score from its own rows.
  evidence jsonb not null default '{}',
  -- Of facts, criteria and weights: the same hash is the same score.
  inputs_hash text not null,
  -- When time alone will change it.
  stale_at timestamptz,
  computed_at timestamptz not null default now()
);
create index on score (org_id);
create index score_stale on score (stale_at) where stale_at is not null;
create index on score (icp_id) where icp_id is not null;
create index lead_score on lead (org_id, score desc, id);

-- How a score came to be what it is; the latest 20 of a lead.
create table score_history (
  id bigint generated always as identity primary key,
  lead_id text not null references lead (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  icp_id text references icp (id) on delete set null,
  total smallint not null check (total between 0 and 100),
  -- What changed: the lead, its company, evidence, the ideal customer, or only the time.
  cause text not null check (cause in ('first', 'lead', 'company', 'evidence', 'icp', 'time')),
  -- By how many points each part moved: {"reach": 6}.
  moved jsonb not null default '{}',
  at timestamptz not null default now()
);
create index on score_history (lead_id, id desc);
create index on score_history (org_id);
create index on score_history (icp_id) where icp_id is not null;

-- What has to be scored anew. Appended to and never updated, so that no edit waits for a worker.
create table score_dirty (
  id bigint generated always as identity primary key,
  org_id text not null,
  -- None: all of the org's.
  lead_ids text[],
  cause text not null,
  created_at timestamptz not null default now()
);
create index on score_dirty (org_id, id);

-- How far a worker has come through all leads of an org, by id.
create table score_sweep (
  org_id text primary key,
  after_id text not null default '',
  cause text not null
);

-- Which version of the rules the scores were made by.
create table score_rules (
  is_only boolean primary key default true check (is_only),
  version integer not null
);
insert into score_rules (version) values (0);

alter table score enable row level security;
alter table score_history enable row level security;
alter table score_dirty enable row level security;
alter table score_sweep enable row level security;
alter table score_rules enable row level security;
create policy tenant_read on score for select to quarry_app using (org_id = (select acting_org()));
create policy tenant_read on score_history for select to quarry_app
  using (org_id = (select acting_org()));
grant select on score, score_history to quarry_app;
do $$
declare t text;
begin
  foreach t in array array['score', 'score_history', 'score_dirty', 'score_sweep', 'score_rules'] loop
    execute format('create policy system_all on %I to quarry_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to quarry_system', t);
  end loop;
end $$;
grant usage on all sequences in schema public to quarry_system;

-- ── What makes a score old ─────────────────────────────────────────────────────────────────────

create function score_lead_made() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into score_dirty (org_id, lead_ids, cause)
  select org_id, array_agg(id), 'lead' from new_rows where deleted_at is null group by org_id;
  return null;
end $$;
create trigger score_lead_made after insert on lead referencing new table as new_rows
  for each statement execute function score_lead_made();

-- A transition table can't be had for some columns alone, so the columns are compared here.
create function score_lead_changed() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into score_dirty (org_id, lead_ids, cause)
  select n.org_id, array_agg(n.id), 'lead'
  from new_rows n join old_rows o using (id)
  where n.deleted_at is null and (
    n.kind, n.name, n.title, n.company_id, n.company_name, n.email, n.phone, n.website,
    n.city, n.region, n.country, n.linkedin, n.email_state, n.phone_state, n.deleted_at
  ) is distinct from (
    o.kind, o.name, o.title, o.company_id, o.company_name, o.email, o.phone, o.website,
    o.city, o.region, o.country, o.linkedin, o.email_state, o.phone_state, o.deleted_at
  )
  group by n.org_id;
  return null;
end $$;
create trigger score_lead_changed after update on lead
  referencing old table as old_rows new table as new_rows
  for each statement execute function score_lead_changed();

create function score_company_changed() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into score_dirty (org_id, lead_ids, cause)
  select lead.org_id, array_agg(lead.id), 'company'
  from new_rows n
  join old_rows o using (id)
  join lead on lead.company_id = n.id and lead.deleted_at is null
  where (
    n.name, n.website, n.city, n.region, n.country, n.industry, n.description, n.socials,
    n.technologies
  ) is distinct from (
    o.name, o.website, o.city, o.region, o.country, o.industry, o.description, o.socials,
    o.technologies
  )
  group by lead.org_id;
  return null;
end $$;
create trigger score_company_changed after update on company
  referencing old table as old_rows new table as new_rows
  for each statement execute function score_company_changed();

-- Receipts and facts. Those of a lead that comes in the same transaction are named twice, which
-- costs nothing.
create function score_evidence_added() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into score_dirty (org_id, lead_ids, cause)
  select org_id, array_agg(distinct lead_id), 'evidence' from new_rows group by org_id;
  return null;
end $$;
create function score_evidence_removed() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into score_dirty (org_id, lead_ids, cause)
  select org_id, array_agg(distinct lead_id), 'evidence' from old_rows group by org_id;
  return null;
end $$;
create trigger score_value_added after insert on field_value referencing new table as new_rows
  for each statement execute function score_evidence_added();
create trigger score_value_changed after update on field_value referencing new table as new_rows
  for each statement execute function score_evidence_added();
create trigger score_value_removed after delete on field_value referencing old table as old_rows
  for each statement execute function score_evidence_removed();
create trigger score_fact_added after insert on lead_fact referencing new table as new_rows
  for each statement execute function score_evidence_added();
create trigger score_fact_changed after update on lead_fact referencing new table as new_rows
  for each statement execute function score_evidence_added();

-- Only the default one says what a lead's score is.
create function score_icp_changed() returns trigger language plpgsql security definer
  set search_path = public as $$
declare
  was_default boolean := tg_op <> 'INSERT' and old.is_default and old.deleted_at is null;
  is_default boolean := tg_op <> 'DELETE' and new.is_default and new.deleted_at is null;
begin
  if not (was_default or is_default) then return null; end if;
  if was_default and is_default
    and (old.criteria, old.weights) is not distinct from (new.criteria, new.weights) then
    return null;
  end if;
  insert into score_dirty (org_id, cause) values (coalesce(new.org_id, old.org_id), 'icp');
  return null;
end $$;
create trigger score_icp_changed after insert or update or delete on icp
  for each row execute function score_icp_changed();

-- What is there already.
insert into score_dirty (org_id, cause) select id, 'first' from org;

-- Rings for a worker as the last thing before the commit: the job's row, which everybody in the org
-- shares, is then locked for a moment only, and never before a row that somebody else waits for.
create function score_ring() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  if coalesce(current_setting('app.scores_rung', true), '') = new.org_id then return null; end if;
  perform set_config('app.scores_rung', new.org_id, true);
  -- One that waits will see this too, or its second look when it begins before this commit is
  -- through (worker/score/refresh-scores.ts). So commits of one org don't queue up for a row.
  if exists (
    select from graphile_worker.jobs
    where key = 'score:' || new.org_id and locked_at is null
      and run_at > clock_timestamp() + interval '100 milliseconds'
  ) then return null; end if;
  perform graphile_worker.add_job(
    'score.refresh',
    json_build_object('orgId', new.org_id),
    run_at => now() + interval '1 second',
    max_attempts => 5,
    job_key => 'score:' || new.org_id,
    -- The first change sets the time: a crawl that writes all the while does not put it off.
    job_key_mode => 'preserve_run_at'
  );
  return null;
end $$;
create constraint trigger score_rings after insert on score_dirty
  deferrable initially deferred for each row execute function score_ring();

alter publication quarry add table score, score_history;

-- Down Migration
alter publication quarry drop table score, score_history;
drop trigger score_icp_changed on icp;
drop trigger score_fact_changed on lead_fact;
drop trigger score_fact_added on lead_fact;
drop trigger score_value_removed on field_value;
drop trigger score_value_changed on field_value;
drop trigger score_value_added on field_value;
drop trigger score_company_changed on company;
drop trigger score_lead_changed on lead;
drop trigger score_lead_made on lead;
drop index lead_score;
drop table score_rules, score_sweep, score_dirty, score_history, score;
drop function score_ring, score_icp_changed, score_evidence_removed, score_evidence_added, score_company_changed,
  score_lead_changed, score_lead_made;
