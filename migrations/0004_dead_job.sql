-- Up Migration

-- Jobs that will not run again: their last attempt failed, they were refused, or they took worker
-- after worker with them. Kept for 30 days, for review and replay (worker/ops).
create table dead_job (
  id bigint generated always as identity primary key,
  -- The job's id in the queue.
  job_id bigint not null,
  task text not null,
  payload json not null,
  job_key text,
  org_id text,
  error text not null,
  -- The code of an AppError; null for a fault.
  code text,
  attempts integer not null,
  created_at timestamptz not null default now()
);
create index on dead_job (created_at);

-- How often a job's worker died while it ran. That is rarely the job's fault, so it costs no
-- attempt; a job that it happens to again and again is a danger to all others (worker/runtime).
create table job_interruption (
  job_id bigint primary key,
  times integer not null default 1,
  last_at timestamptz not null default now()
);

-- Whose job it is. Postgres reads no JSON that has a NUL in it, and a payload may quote a page.
create function org_of_job(payload json) returns text language sql immutable
  as $$ select case when position('\u0000' in payload::text) = 0 then payload ->> 'orgId' end $$;

alter table dead_job enable row level security;
create policy system_all on dead_job to quarry_system using (true) with check (true);
alter table job_interruption enable row level security;
create policy system_all on job_interruption to quarry_system using (true) with check (true);
grant select, insert, update, delete on dead_job, job_interruption to quarry_system;
grant usage on sequence dead_job_id_seq to quarry_system;

-- Down Migration
drop function org_of_job;
drop table job_interruption, dead_job;
