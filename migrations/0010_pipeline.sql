-- Up Migration

-- Order keys (schema/pipeline/order-key.ts) are compared byte by byte, on every side alike.
create function is_order_key(value text) returns boolean language sql immutable
  as $$ select value ~ '^([0-9A-Za-z]{5})+$' and length(value) <= 400 $$;

create table pipeline (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  name text not null check (length(trim(name)) between 1 and 60),
  -- What new deals are valued in; ISO 4217.
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  position text collate "C" not null check (is_order_key(position)),
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index on pipeline (org_id);

create table stage (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  pipeline_id text not null references pipeline (id) on delete cascade,
  name text not null check (length(trim(name)) between 1 and 60),
  color text not null default 'stone',
  kind text not null default 'open' check (kind in ('open', 'won', 'lost')),
  position text collate "C" not null check (is_order_key(position)),
  card_limit integer check (card_limit between 1 and 5000),
  -- Kept by `count_deals`: how many deals stand here, and what they are worth, by currency in its
  -- minor unit: {"EUR": 1250000, "SEK": 90000}.
  deal_count integer not null default 0 check (deal_count >= 0),
  deal_sum jsonb not null default '{}',
  created_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index on stage (org_id);
create index on stage (pipeline_id);

create table deal (
  id text primary key check (length(id) between 8 and 64),
  org_id text not null references org (id) on delete cascade,
  pipeline_id text not null references pipeline (id) on delete cascade,
  stage_id text not null references stage (id) on delete cascade,
  lead_id text not null references lead (id) on delete cascade,
  -- None: it is called like its lead.
  title text check (length(title) between 1 and 120),
  -- In the currency's minor unit; none: not known yet. Stays exact in a double.
  value_minor bigint check (value_minor between 0 and 9000000000000),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  owner_id text,
  -- A calendar day, wherever one is: 2026-12-24.
  expected_close text check (expected_close ~ '^\d{4}-\d{2}-\d{2}$'),
  position text collate "C" not null check (is_order_key(position)),
  stage_since timestamptz not null default now(),
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  -- Kept by `hide_deals_of_leads`: the lead is in the bin, and its deals are neither shown nor counted.
  lead_deleted_at timestamptz
);
create unique index deal_once on deal (pipeline_id, lead_id) where deleted_at is null;
create index deal_board on deal (pipeline_id, position, id);
create index on deal (org_id);
create index on deal (stage_id);
create index on deal (lead_id);

select protect_tenant_table('pipeline');
select protect_tenant_table('stage');
select protect_tenant_table('deal');

create trigger deal_field_edits
  after update of stage_id, title, value_minor, currency, owner_id, expected_close, position on deal
  for each row execute function note_field_edits(
    'stage_id', 'stageId', 'title', 'title', 'value_minor', 'valueMinor', 'currency', 'currency',
    'owner_id', 'ownerId', 'expected_close', 'expectedClose', 'position', 'position');

-- ── Counts and sums per stage ──────────────────────────────────────────────────────────────────

create function add_sums(a jsonb, b jsonb) returns jsonb language sql immutable
  as $$
    select coalesce(jsonb_object_agg(currency, total), '{}') from (
      select key as currency, sum(value::bigint) as total
      from (select * from jsonb_each_text(a) union all select * from jsonb_each_text(b)) part
      group by key having sum(value::bigint) <> 0
    ) added
  $$;

-- Once a statement. Stages are locked in order of their ids, so that two moves in opposite
-- directions wait for each other instead of blocking each other.
create function count_deals() returns trigger language plpgsql security definer
  set search_path = public as $$
declare
  changes jsonb := '[]';
  part jsonb;
begin
  if tg_op <> 'INSERT' then
    select jsonb_agg(jsonb_build_object('stage', stage_id, 'currency', currency, 'n', -1, 'value', -coalesce(value_minor, 0)))
    into part from old_rows where deleted_at is null and lead_deleted_at is null;
    changes := changes || coalesce(part, '[]');
  end if;
  if tg_op <> 'DELETE' then
    select jsonb_agg(jsonb_build_object('stage', stage_id, 'currency', currency, 'n', 1, 'value', coalesce(value_minor, 0)))
    into part from new_rows where deleted_at is null and lead_deleted_at is null;
    changes := changes || coalesce(part, '[]');
  end if;

  select jsonb_agg(jsonb_build_object('stage', stage, 'n', n, 'sums', sums)) into changes
  from (
    select stage, sum(n)::int as n, jsonb_object_agg(currency, value) filter (where value <> 0) as sums
    from (
      select stage, currency, sum(n) as n, sum(value) as value
      from jsonb_to_recordset(changes) as change (stage text, currency text, n int, value bigint)
      group by stage, currency
    ) by_currency
    group by stage
    having sum(n) <> 0 or bool_or(value <> 0)
  ) by_stage;
  if changes is null then return null; end if;

  perform from stage
  where id in (select change ->> 'stage' from jsonb_array_elements(changes) change)
  order by id for no key update;
  update stage
  set deal_count = deal_count + change.n, deal_sum = add_sums(deal_sum, coalesce(change.sums, '{}'))
  from jsonb_to_recordset(changes) as change (stage text, n int, sums jsonb)
  where stage.id = change.stage;
  return null;
end $$;
create trigger deal_counted after insert on deal referencing new table as new_rows
  for each statement execute function count_deals();
create trigger deal_recounted after update on deal
  referencing old table as old_rows new table as new_rows
  for each statement execute function count_deals();
create trigger deal_discounted after delete on deal referencing old table as old_rows
  for each statement execute function count_deals();

create function hide_deals_of_leads() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  if not exists (
    select from new_rows n join old_rows o using (id)
    where n.deleted_at is distinct from o.deleted_at
  ) then return null; end if;
  perform from deal where lead_id in (
    select id from new_rows n join old_rows o using (id)
    where n.deleted_at is distinct from o.deleted_at
  ) order by id for update;
  update deal set lead_deleted_at = n.deleted_at
  from new_rows n
  where deal.lead_id = n.id and deal.lead_deleted_at is distinct from n.deleted_at;
  return null;
end $$;
create trigger lead_hides_deals after update on lead
  referencing old table as old_rows new table as new_rows
  for each statement execute function hide_deals_of_leads();

-- ── A pipeline for every workspace ─────────────────────────────────────────────────────────────

create function give_default_pipeline(wanted_org text) returns void language sql security definer
  set search_path = public
  as $$
    insert into pipeline (id, org_id, name, position)
    values (md5(wanted_org || '/pipeline'), wanted_org, 'Sales', 'V0000');
    insert into stage (id, org_id, pipeline_id, name, color, kind, position)
    select md5(wanted_org || '/stage/' || name), wanted_org, md5(wanted_org || '/pipeline'),
      name, color, kind, position
    from (values
      ('To contact', 'sky', 'open', 'F0000'),
      ('Contacted', 'iris', 'open', 'M0000'),
      ('In conversation', 'ochre', 'open', 'V0000'),
      ('Won', 'fern', 'won', 'c0000'),
      ('Lost', 'rose', 'lost', 'k0000')
    ) as standard (name, color, kind, position);
  $$;
revoke execute on function give_default_pipeline from public;
create function give_new_org_a_pipeline() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  perform give_default_pipeline(new.id);
  return null;
end $$;
create trigger org_gets_pipeline after insert on org
  for each row execute function give_new_org_a_pipeline();
select give_default_pipeline(id) from org;

alter publication quarry add table pipeline, stage, deal;

-- Down Migration
alter publication quarry drop table pipeline, stage, deal;
drop trigger org_gets_pipeline on org;
drop trigger lead_hides_deals on lead;
drop table deal, stage, pipeline;
drop function give_new_org_a_pipeline, give_default_pipeline, hide_deals_of_leads, count_deals, add_sums, is_order_key;
