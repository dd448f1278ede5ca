-- Up Migration

-- The sweep looks through the leads by id (worker/verify/find-addresses.ts): new ones org by org, those
-- that somebody asks about all together.
drop index lead_email_unchecked;
create index lead_email_unchecked on lead (org_id, id)
  where email is not null and email_state is null and deleted_at is null;
drop index lead_verify_asked;
create index lead_verify_asked on lead (id) where verify_asked_at is not null;

-- Down Migration
drop index lead_verify_asked;
create index lead_verify_asked on lead (org_id) where verify_asked_at is not null;
drop index lead_email_unchecked;
create index lead_email_unchecked on lead (org_id)
  where email is not null and email_state is null and deleted_at is null;
