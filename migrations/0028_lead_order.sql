-- Up Migration

-- The leads table in the orders that people ask for most. Ties go by id in the same direction
-- (schema/lead/query.ts); an index that has them the other way round leaves SQLite, which answers
-- the devices from the same indexes, to sort all leads of a workspace for the first five hundred.
drop index lead_recent;
create index lead_recent on lead (org_id, created_at desc, id desc);
drop index lead_score;
create index lead_score on lead (org_id, score desc, id desc);
create index lead_city on lead (org_id, city, id);
create index lead_company on lead (org_id, company_name, id);
create index lead_updated on lead (org_id, updated_at desc, id desc);
-- What a device keeps of somebody's own leads is asked for at each start.
create index lead_owner on lead (org_id, owner_id);

-- Down Migration
drop index lead_owner;
drop index lead_updated;
drop index lead_company;
drop index lead_city;
drop index lead_score;
create index lead_score on lead (org_id, score desc, id);
drop index lead_recent;
create index lead_recent on lead (org_id, created_at desc, id);
