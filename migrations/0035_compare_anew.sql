-- Up Migration
-- What leads are found by is written another way (cities in several languages, profiles, jumbled
-- names): each is read and compared anew, once, as after 0020.
insert into duplicate_dirty (org_id, lead_ids)
select org_id, array_agg(id) from lead where deleted_at is null group by org_id, hashtext(id) % 100;

-- Down Migration
-- What is marked is compared and no longer marked; there is nothing to take back.
select 1;
