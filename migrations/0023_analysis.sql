-- Up Migration

-- One call over many leads: what is shown while it goes on. The counts follow from its runs by trigger.
create table analysis_batch (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  tier text not null check (tier in ('light', 'deep', 'xray')),
  -- Leads that were asked for; those with a run from just before are `reused`, and cost nothing.
  total integer not null check (total between 1 and 100),
  reused integer not null default 0 check (reused >= 0),
  queued integer not null default 0,
  running integer not null default 0,
  succeeded integer not null default 0,
  failed integer not null default 0,
  cancelled integer not null default 0,
  created_by text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index on analysis_batch (org_id, created_at desc);
select protect_tenant_table('analysis_batch');

-- One lead, looked at once. Its hold is `analysis:ID`.
create table analysis_run (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  lead_id text not null references lead (id) on delete cascade,
  batch_id text references analysis_batch (id) on delete set null,
  tier text not null check (tier in ('light', 'deep', 'xray')),
  state text not null default 'queued'
    check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  -- Why it ended without a result: 'lead_gone', 'worker_failed', 'by_person'.
  state_reason text,
  progress smallint not null default 0 check (progress between 0 and 100),
  -- The page is fetched anew, whatever is at hand.
  is_forced boolean not null default false,
  price_credits integer not null check (price_credits >= 0),
  spent_credits integer not null default 0 check (spent_credits >= 0),
  -- Who said it: the model, our rules, or the model with rules where it failed.
  origin text check (origin in ('model', 'rules', 'mixed')),
  model text,
  -- 0 to 100.
  fit smallint check (fit between 0 and 100),
  -- The shape of schema/analysis/result.ts.
  result jsonb,
  -- Keys of what a person should know: 'no_page', 'stale_page', 'instructions_in_page', …
  notices jsonb not null default '[]',
  -- Which pages were read: [{"url", "snapshotHash", "fetchedAt", "isCached"}].
  pages jsonb not null default '[]',
  -- The company as it was, to tell when its page is to be read sooner. Unpublished.
  facts jsonb,
  -- By trigger from cost_entry.
  cost_micros bigint not null default 0,
  created_by text,
  -- The device's clock; `entered_at` is ours.
  created_at timestamptz not null default now(),
  entered_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index on analysis_run (lead_id, created_at desc);
create index on analysis_run (org_id, created_at desc);
create index on analysis_run (batch_id) where batch_id is not null;
create index analysis_run_going on analysis_run (entered_at) where state in ('queued', 'running');
-- A lead is analysed once at a time in each tier, however many press the button.
create unique index analysis_run_one on analysis_run (lead_id, tier)
  where state in ('queued', 'running');
select protect_tenant_table('analysis_run');

-- The steps of a run. `output` is what a finished step found, so that a run which is taken up by
-- another worker asks no model twice; unpublished.
create table analysis_step (
  run_id text not null references analysis_run (id) on delete cascade,
  name text not null check (length(name) <= 40),
  org_id text not null references org (id) on delete cascade,
  position smallint not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'running', 'done', 'fell_back')),
  -- The model that answered; why rules stood in for it: 'timeout', 'limited', 'refused', …
  model text,
  reason text,
  -- What a model has written so far, where somebody waits for text.
  preview text check (length(preview) <= 4000),
  output jsonb,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (run_id, name)
);
create index on analysis_step (org_id);
alter table analysis_step enable row level security;
create policy tenant_read on analysis_step for select to quarry_app
  using (org_id = (select acting_org()));
create policy system_all on analysis_step to quarry_system using (true) with check (true);
grant select on analysis_step to quarry_app;
grant select, insert, update, delete on analysis_step to quarry_system;

-- A run that has ended stays as it ended: of a cancel and a success that race, one counts.
create function keep_analysis_end() returns trigger language plpgsql as $$
begin
  if old.state in ('succeeded', 'failed', 'cancelled') and new.state <> old.state then
    raise exception 'This analysis has ended already' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger analysis_run_end before update of state on analysis_run
  for each row execute function keep_analysis_end();

create function count_analysis_batch() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  update analysis_batch batch
  set
    queued = batch.queued + moved.queued,
    running = batch.running + moved.running,
    succeeded = batch.succeeded + moved.succeeded,
    failed = batch.failed + moved.failed,
    cancelled = batch.cancelled + moved.cancelled,
    finished_at = case
      when batch.queued + batch.running + moved.queued + moved.running = 0 then now()
    end
  from (
    select
      batch_id,
      sum(n) filter (where state = 'queued') as queued,
      sum(n) filter (where state = 'running') as running,
      sum(n) filter (where state = 'succeeded') as succeeded,
      sum(n) filter (where state = 'failed') as failed,
      sum(n) filter (where state = 'cancelled') as cancelled
    from (
      select batch_id, state, 1 as n from new_rows
      union all
      select batch_id, state, -1 from old_rows
    ) rows
    where batch_id is not null
    group by batch_id
  ) sums
  cross join lateral (
    select
      coalesce(sums.queued, 0) as queued, coalesce(sums.running, 0) as running,
      coalesce(sums.succeeded, 0) as succeeded, coalesce(sums.failed, 0) as failed,
      coalesce(sums.cancelled, 0) as cancelled
  ) moved
  where
    batch.id = sums.batch_id
    and (moved.queued, moved.running, moved.succeeded, moved.failed, moved.cancelled)
      is distinct from (0, 0, 0, 0, 0);
  return null;
end $$;
create trigger analysis_run_counted after update on analysis_run
  referencing old table as old_rows new table as new_rows
  for each statement execute function count_analysis_batch();

create function add_analysis_costs() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  update analysis_run run set cost_micros = run.cost_micros + spent.micros
  from (
    select run_id, sum(cost_micros)::bigint as micros from new_rows
    where run_id is not null and kind = 'llm' and cost_micros > 0 group by run_id order by run_id
  ) spent where run.id = spent.run_id;
  return null;
end $$;
create trigger analysis_cost_added after insert on cost_entry referencing new table as new_rows
  for each statement execute function add_analysis_costs();

-- Credits against money, a row for each day, kind and provider: clients sum nothing themselves.
create table cost_day (
  org_id text not null references org (id) on delete cascade,
  -- A day of UTC: 2026-11-21.
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  -- A kind of cost_entry with its provider, or 'credits' with what they were spent on.
  kind text not null,
  provider text not null,
  calls integer not null default 0,
  cost_micros bigint not null default 0,
  input_tokens bigint not null default 0,
  cached_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  credits integer not null default 0,
  primary key (org_id, day, kind, provider)
);
alter table cost_day enable row level security;
create policy tenant_read on cost_day for select to quarry_app
  using (org_id = (select acting_org()));
create policy system_all on cost_day to quarry_system using (true) with check (true);
grant select on cost_day to quarry_app;
grant select, insert, update, delete on cost_day to quarry_system;

create function sum_costs_by_day() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into cost_day (
    org_id, day, kind, provider, calls, cost_micros, input_tokens, cached_tokens, output_tokens
  )
  select
    org_id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, kind, provider,
    count(*), sum(cost_micros)::bigint, sum(input_tokens), sum(cached_tokens), sum(output_tokens)
  from new_rows
  group by org_id, day, kind, provider
  order by org_id, day, kind, provider
  on conflict (org_id, day, kind, provider) do update set
    calls = cost_day.calls + excluded.calls,
    cost_micros = cost_day.cost_micros + excluded.cost_micros,
    input_tokens = cost_day.input_tokens + excluded.input_tokens,
    cached_tokens = cost_day.cached_tokens + excluded.cached_tokens,
    output_tokens = cost_day.output_tokens + excluded.output_tokens;
  return null;
end $$;
create trigger cost_summed after insert on cost_entry referencing new table as new_rows
  for each statement execute function sum_costs_by_day();

-- What credits were captured for: the kind of thing that the entry names. By row, so that holds and
-- releases don't pay for it.
create function sum_credits_by_day() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  insert into cost_day (org_id, day, kind, provider, calls, credits)
  values (
    new.org_id, to_char(new.created_at at time zone 'UTC', 'YYYY-MM-DD'), 'credits',
    coalesce(new.subject_kind, 'other'), 1, -new.balance_delta
  )
  on conflict (org_id, day, kind, provider) do update set
    calls = cost_day.calls + 1,
    credits = cost_day.credits + excluded.credits;
  return null;
end $$;
create trigger credits_summed after insert on credit_entry
  for each row when (new.kind = 'capture') execute function sum_credits_by_day();

-- What was spent before there was a table for it.
insert into cost_day (org_id, day, kind, provider, calls, credits)
select
  org_id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, 'credits',
  coalesce(subject_kind, 'other') as subject, count(*), sum(-balance_delta)::int
from credit_entry
where kind = 'capture'
group by org_id, day, subject;

alter publication quarry add table
  analysis_batch,
  analysis_run (
    id, org_id, lead_id, batch_id, tier, state, state_reason, progress, is_forced, price_credits,
    spent_credits, origin, model, fit, result, notices, pages, cost_micros, created_by, created_at,
    started_at, finished_at
  ),
  analysis_step (
    run_id, name, org_id, position, state, model, reason, preview, started_at, finished_at
  ),
  cost_day;

-- Down Migration
alter publication quarry drop table analysis_batch, analysis_run, analysis_step, cost_day;
drop trigger credits_summed on credit_entry;
drop function sum_credits_by_day;
drop trigger cost_summed on cost_entry;
drop function sum_costs_by_day;
drop table cost_day;
drop trigger analysis_cost_added on cost_entry;
drop function add_analysis_costs;
drop table analysis_step, analysis_run;
drop function count_analysis_batch;
drop function keep_analysis_end;
drop table analysis_batch;
