-- Up Migration

-- Where the cards of a host's listings have their fields, as a person has pointed them out:
-- {"phone": "div.body>p~2", "category": null} (schema/listing/fields.ts).
alter table listing_rule add column fields jsonb not null default '{}';

-- What a listing's card says of its entry, kept so that it can be merged with the entry's own pages,
-- or stand alone where there are none. Unpublished.
create table listing_entry (
  task_id text not null references crawl_task (id) on delete cascade,
  org_id text not null references org (id) on delete cascade,
  run integer not null,
  -- The listing's address and its snapshot, which the spans of the findings are ranges of.
  url text not null,
  snapshot_hash text not null,
  -- As in crawl_page: the site of the entry, or a name of its own (worker/crawl/frontier.ts).
  unit text not null,
  -- In the order of the page.
  place integer not null,
  -- Where the card leads; null for an entry without a page.
  target text,
  -- As in crawl_page.
  findings jsonb not null,
  -- Whether it has been looked at for a lead; until then its own page may still come.
  is_merged boolean not null default false,
  primary key (task_id, unit, url)
);
create index on listing_entry (task_id, url);
create index listing_entry_left on listing_entry (task_id, run) where not is_merged;
alter table listing_entry enable row level security;
create policy tenant_read on listing_entry for select to quarry_app
  using (org_id = (select acting_org()));
create policy system_all on listing_entry to quarry_system using (true) with check (true);
grant select on listing_entry to quarry_app;
grant select, insert, update, delete on listing_entry to quarry_system;

-- An entry that a directory describes is known again by its place there.
alter table lead_identity drop constraint lead_identity_kind_check;
alter table lead_identity add constraint lead_identity_kind_check
  check (kind in ('email', 'phone', 'domain', 'linkedin', 'person', 'entry'));

-- Down Migration
delete from lead_identity where kind = 'entry';
alter table lead_identity drop constraint lead_identity_kind_check;
alter table lead_identity add constraint lead_identity_kind_check
  check (kind in ('email', 'phone', 'domain', 'linkedin', 'person'));
drop table listing_entry;
alter table listing_rule drop column fields;
