-- Up Migration

-- The lead's record in the customer's own CRM, as a link. It tells the two systems' records together:
-- LinkedIn Sales Navigator matches people by it (worker/providers/enrichers/sales-navigator.ts).
alter table lead add column crm_record text check (length(crm_record) <= 500);

drop trigger lead_field_edits on lead;
create trigger lead_field_edits
  after update of name, title, company_name, email, phone, website, street, city, region,
    postal_code, country, linkedin, crm_record, status, owner_id on lead
  for each row execute function note_field_edits(
    'name', 'name', 'title', 'title', 'company_name', 'companyName', 'email', 'email',
    'phone', 'phone', 'website', 'website', 'street', 'street', 'city', 'city', 'region', 'region',
    'postal_code', 'postalCode', 'country', 'country', 'linkedin', 'linkedin',
    'crm_record', 'crmRecord', 'status', 'status', 'owner_id', 'ownerId');

-- Down Migration
drop trigger lead_field_edits on lead;
create trigger lead_field_edits
  after update of name, title, company_name, email, phone, website, street, city, region,
    postal_code, country, linkedin, status, owner_id on lead
  for each row execute function note_field_edits(
    'name', 'name', 'title', 'title', 'company_name', 'companyName', 'email', 'email',
    'phone', 'phone', 'website', 'website', 'street', 'street', 'city', 'city', 'region', 'region',
    'postal_code', 'postalCode', 'country', 'country', 'linkedin', 'linkedin',
    'status', 'status', 'owner_id', 'ownerId');
alter table lead drop column crm_record;
