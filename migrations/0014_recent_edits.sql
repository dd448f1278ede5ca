-- Up Migration

-- What colleagues changed last, newest first: every open table and lead page watches the head of it.
create index field_edit_recent on field_edit (org_id, at desc);
drop index field_edit_org_id_idx;

-- Down Migration
create index field_edit_org_id_idx on field_edit (org_id);
drop index field_edit_recent;
