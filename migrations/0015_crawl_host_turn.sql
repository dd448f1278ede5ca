-- Up Migration

-- Whose turn it is at a host, over all crawls of the installation: two crawls that meet at one host
-- must not be twice as fast there. A crawl takes turns of some seconds, gives one back when it has
-- nothing under way there, and lets others go first when they have asked (worker/crawl/host-turns.ts).
-- Unlogged: after a crash everybody asks anew.
create unlogged table crawl_host_turn (
  host text primary key,
  task_id text not null,
  -- When this task's turn began; somebody who asks is let in after a while.
  since timestamptz not null,
  -- A driver that has died keeps a turn no longer than this.
  until timestamptz not null,
  -- When it was last asked, or until when it wants quiet; each visitor's own pace comes after.
  ready_at timestamptz not null,
  -- When another crawl was last turned away.
  asked_at timestamptz
);
alter table crawl_host_turn enable row level security;
create policy system_all on crawl_host_turn to quarry_system using (true) with check (true);
grant select, insert, update, delete on crawl_host_turn to quarry_system;

-- Down Migration
drop table crawl_host_turn;
