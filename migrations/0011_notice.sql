-- Up Migration

-- What somebody is told: one row a person, never for what they did themselves. Whatever happens,
-- `write_notices` is the one way to write them, in the transaction of what caused them.
create table notice (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  user_id text not null,
  kind text not null check (kind in (
    'crawl.completed', 'crawl.failed', 'crawl.paused', 'crawl.resumed',
    'lead.assigned', 'lead.mentioned'
  )),
  -- What a click opens (schema/notice/notice-path.ts).
  subject_kind text not null check (subject_kind in ('crawl', 'lead', 'leads')),
  subject_id text not null,
  -- A device shows at most one notification of a group; a newer one takes its place.
  group_key text not null check (length(group_key) <= 200),
  -- The parts of its words, not the words: those are the reader's language's.
  data jsonb not null default '{}',
  -- None: the product itself, a crawl for instance.
  actor_id text references profile (id) on delete set null,
  -- Whether the list shows it; somebody may want a kind on their phone alone.
  is_listed boolean not null default true,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  -- With the membership goes what it brought.
  foreign key (org_id, user_id) references member (org_id, user_id) on delete cascade
);
create index on notice (user_id, created_at desc);
create index on notice (org_id, user_id);
create index on notice (created_at);

create table notice_setting (
  user_id text primary key references profile (id) on delete cascade,
  -- What is switched off, as 'kind/channel'; everything else is on.
  muted jsonb not null default '[]' check (jsonb_typeof(muted) = 'array'),
  -- Minutes from midnight in `time_zone`; from 1320 to 420 is 22:00 to 7:00. Null: no quiet hours.
  quiet_from integer check (quiet_from between 0 and 1439),
  quiet_to integer check (quiet_to between 0 and 1439),
  time_zone text not null default 'UTC',
  updated_at timestamptz not null default now(),
  check ((quiet_from is null) = (quiet_to is null))
);

-- A browser that is told by web push, for as long as the session lives that asked for it: signing
-- out anywhere ends it. The endpoint is a secret that lets its holder push, so no client reads it.
create table push_subscription (
  id text primary key,
  user_id text not null references profile (id) on delete cascade,
  session_id text not null references auth.session (id) on delete cascade,
  endpoint text not null unique check (length(endpoint) <= 2000),
  p256dh text not null,
  auth text not null,
  label text not null check (length(label) <= 120),
  is_on boolean not null default true,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  -- In a row, other than "gone" and "later".
  failures integer not null default 0
);
create index on push_subscription (user_id);
create index on push_subscription (session_id);

-- How far a notice got on its way to a device: what makes a repeated job harmless.
create table push_delivery (
  notice_id text not null references notice (id) on delete cascade,
  subscription_id text not null references push_subscription (id) on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped')),
  tries integer not null default 0,
  -- The push service's last answer.
  status integer,
  updated_at timestamptz not null default now(),
  primary key (notice_id, subscription_id)
);
create index on push_delivery (subscription_id);

-- ── Who may ────────────────────────────────────────────────────────────────────────────────────

-- Everybody reads their own notices, whatever their role, and marks them as read. Nobody writes one.
alter table notice enable row level security;
create policy own_read on notice for select to quarry_app
  using (org_id = (select acting_org()) and user_id = (select acting_user()));
create policy own_mark on notice for update to quarry_app
  using (org_id = (select acting_org()) and user_id = (select acting_user()))
  with check (org_id = (select acting_org()) and user_id = (select acting_user()));
create policy system_all on notice to quarry_system using (true) with check (true);
grant select, update (read_at) on notice to quarry_app;

alter table notice_setting enable row level security;
create policy own_all on notice_setting to quarry_app
  using (user_id = (select acting_user())) with check (user_id = (select acting_user()));
create policy system_all on notice_setting to quarry_system using (true) with check (true);
grant select, insert, update on notice_setting to quarry_app;

alter table push_subscription enable row level security;
create policy system_all on push_subscription to quarry_system using (true) with check (true);
alter table push_delivery enable row level security;
create policy system_all on push_delivery to quarry_system using (true) with check (true);

grant select, insert, update, delete on
  notice, notice_setting, push_subscription, push_delivery to quarry_system;

-- ── How they come about ────────────────────────────────────────────────────────────────────────

-- Tells those of `told` who are in the org, but not whoever did it, and nobody who wants to hear
-- nothing of it at all.
create function write_notices(
  org text, actor text, told text[], what text, about_kind text, about_id text, grouped text, parts jsonb
) returns void language sql security definer set search_path = public
  as $$
    insert into notice
      (id, org_id, user_id, kind, subject_kind, subject_id, group_key, data, actor_id, is_listed)
    select
      gen_random_uuid()::text, org, m.user_id, what, about_kind, about_id, grouped, parts, actor,
      not coalesce(s.muted ? (what || '/list'), false)
    from member m
    join org o on o.id = m.org_id and o.deleted_at is null
    left join notice_setting s on s.user_id = m.user_id
    where
      m.org_id = org and m.user_id = any(told) and m.user_id is distinct from actor
      and not coalesce(s.muted ?& array[what || '/list', what || '/push'], false)
  $$;
revoke execute on function write_notices from public;
grant execute on function write_notices to quarry_system;

-- A crawl's owner hears how it goes, whoever or whatever moved it: a colleague, a worker, a sweep.
create function tell_of_crawl() returns trigger language plpgsql security definer
  set search_path = public
  as $$
declare
  what text := case
    when new.state in ('completed', 'failed', 'paused') then 'crawl.' || new.state
    when new.state = 'queued' and old.state = 'paused' then 'crawl.resumed'
  end;
begin
  if what is null then return null; end if;
  perform write_notices(
    new.org_id, nullif(current_setting('app.user_id', true), ''), array[new.created_by],
    what, 'crawl', new.id, 'crawl:' || new.id,
    jsonb_build_object(
      'name', left(new.name, 120),
      'leads', new.leads_new,
      'reason', new.state_reason,
      'seconds', greatest(0, extract(epoch from
        coalesce(new.finished_at, now()) - coalesce(new.started_at, now())))::int
    )
  );
  return null;
end $$;
create trigger crawl_told after update of state on crawl_task
  for each row when (old.state is distinct from new.state) execute function tell_of_crawl();

-- The job that carries a notice to devices commits with it, whoever wrote it: quarry_system has no
-- right to the queue. It waits a moment, in which a device that shows the place marks it as read.
-- One waiting job a person and group: the newest notice speaks for those before it.
create function enqueue_push() returns trigger language plpgsql security definer
  set search_path = public
  as $$
begin
  if exists (select from push_subscription where user_id = new.user_id and is_on)
    and not exists (
      select from notice_setting
      where user_id = new.user_id and muted ? (new.kind || '/push')
    )
  then
    perform graphile_worker.add_job(
      'push.notice',
      json_build_object('orgId', new.org_id, 'noticeId', new.id),
      run_at => now() + interval '3 seconds',
      job_key => 'push:' || new.user_id || ':' || new.group_key
    );
  end if;
  return null;
end $$;
create trigger notice_pushed after insert on notice
  for each row execute function enqueue_push();

-- The devices that somebody is signed in on and wants told. Sessions are out of quarry_system's reach.
create function push_targets(wanted_user text) returns setof push_subscription
  language sql stable security definer set search_path = public
  as $$
    select p.*
    from push_subscription p
    join auth.session s on s.id = p.session_id and s."expiresAt" > now()
    where p.user_id = wanted_user and p.is_on
  $$;
revoke execute on function push_targets from public;
grant execute on function push_targets to quarry_system;

alter publication quarry add table notice, notice_setting;

-- Down Migration
alter publication quarry drop table notice, notice_setting;
drop trigger crawl_told on crawl_task;
drop function tell_of_crawl;
drop function write_notices;
drop function push_targets;
drop table push_delivery;
drop table notice;
drop function enqueue_push;
drop table push_subscription;
drop table notice_setting;
