-- Up Migration

-- What somebody means to do about a lead.
create table todo (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  lead_id text not null references lead (id) on delete cascade,
  title text not null check (length(trim(title)) between 1 and 200),
  -- A calendar day, wherever one is: 2026-12-24.
  due_on text check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  assignee_id text,
  is_done boolean not null default false,
  done_at timestamptz,
  done_by text,
  created_by text,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  check (is_done = (done_at is not null))
);
create index on todo (org_id, due_on) where not is_done and deleted_at is null;
create index on todo (lead_id);
create index on todo (assignee_id, due_on) where not is_done and deleted_at is null;
select protect_tenant_table('todo');

create trigger todo_field_edits
  after update of title, due_on, assignee_id, is_done on todo
  for each row execute function note_field_edits(
    'title', 'title', 'due_on', 'dueOn', 'assignee_id', 'assigneeId', 'is_done', 'isDone');

-- For which day somebody was reminded, so that each is told once and a new day counts anew.
create table todo_reminder (
  todo_id text primary key references todo (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  assignee_id text not null,
  due_on text not null
);
alter table todo_reminder enable row level security;
create policy system_all on todo_reminder to quarry_system using (true) with check (true);
grant select, insert, update, delete on todo_reminder to quarry_system;

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in (
  'crawl.completed', 'crawl.failed', 'crawl.paused', 'crawl.resumed',
  'lead.assigned', 'lead.mentioned', 'todo.assigned', 'todo.due'
));
alter table notice drop constraint notice_subject_kind_check;
alter table notice add constraint notice_subject_kind_check
  check (subject_kind in ('crawl', 'lead', 'leads', 'todos'));

-- ── They go with a merged lead, and back with it ───────────────────────────────────────────────

create table todo_merge_move (
  merge_id text primary key references lead_merge (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  todos text[] not null
);
alter table todo_merge_move enable row level security;
create policy system_all on todo_merge_move to quarry_system using (true) with check (true);
grant select, insert, update, delete on todo_merge_move to quarry_system;

create function move_todos() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    with gone as (
      update todo set lead_id = new.survivor_id
      where lead_id = new.merged_id and org_id = new.org_id returning id
    )
    insert into todo_merge_move (merge_id, org_id, todos)
    select new.id, new.org_id, coalesce(array_agg(id), '{}') from gone;
  elsif old.unmerged_at is null and new.unmerged_at is not null then
    update todo set lead_id = new.merged_id
    from todo_merge_move move
    where move.merge_id = new.id and todo.id = any (move.todos) and todo.lead_id = new.survivor_id;
  end if;
  return null;
end $$;
create trigger todos_moved after insert or update of unmerged_at on lead_merge
  for each row execute function move_todos();

alter publication quarry add table todo;

-- Down Migration
alter publication quarry drop table todo;
drop trigger todos_moved on lead_merge;
drop function move_todos;
drop table todo_merge_move;
delete from notice where kind in ('todo.assigned', 'todo.due');
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in (
  'crawl.completed', 'crawl.failed', 'crawl.paused', 'crawl.resumed',
  'lead.assigned', 'lead.mentioned'
));
alter table notice drop constraint notice_subject_kind_check;
alter table notice add constraint notice_subject_kind_check
  check (subject_kind in ('crawl', 'lead', 'leads'));
drop table todo_reminder;
drop table todo;
