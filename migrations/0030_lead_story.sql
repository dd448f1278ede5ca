-- Up Migration

-- What was found out about a lead, and what it cost, in its own story and sums.

-- Lines that workers write: what was done, by whom, what came of it and what it cost
-- (schema/activity/details.ts).
alter table activity drop constraint activity_kind_check;
alter table activity add constraint activity_kind_check check (kind in (
  'note', 'edit', 'found', 'created', 'deleted', 'restored', 'tagged', 'untagged', 'assigned',
  'enriched', 'verified', 'analysed'
));
alter table activity add column details jsonb;

-- Credits that were captured for this lead: finding, enriching and analysing it.
alter table lead add column spent_credits integer not null default 0;
update lead set spent_credits = spent.credits
from (
  select lead_id, sum(credits)::int as credits
  from (
    select subject_id as lead_id, -balance_delta as credits from credit_entry
    where kind = 'capture' and subject_kind = 'lead'
    union all
    select lead_id, spent_credits from analysis_run where spent_credits > 0
    union all
    select lead_id, credits from crawl_result where credits > 0
    union all
    select lead_id, 1 from search_hit where is_new and lead_id is not null
  ) each_one
  group by lead_id
) spent
where lead.id = spent.lead_id;

-- By row, so that holds and releases don't pay for it. A lead's finding is booked with its row.
create function add_lead_credits() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  update lead set spent_credits = spent_credits - new.balance_delta
  where org_id = new.org_id and id = case new.subject_kind
    when 'lead' then new.subject_id
    else (select lead_id from analysis_run where id = new.subject_id and org_id = new.org_id)
  end;
  return null;
end $$;
create trigger lead_credits_added after insert on credit_entry
  for each row when (new.kind = 'capture' and new.subject_kind in ('lead', 'analysis_run'))
  execute function add_lead_credits();

-- What is paid for a lead counts for the crawl that found it, whoever books it.
create function name_cost_task() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  new.task_id := (select task_id from lead where id = new.lead_id and org_id = new.org_id);
  return new;
end $$;
create trigger cost_task_named before insert on cost_entry
  for each row when (new.task_id is null and new.lead_id is not null)
  execute function name_cost_task();

-- What is older than its retention goes; the sums above it stay.
create index cost_entry_age on cost_entry (created_at);

-- Who said it, where nobody of ours could find out: a provider, with its own measure of 0 to 100.
alter table email_check add column source text, add column source_score smallint;
-- Whether providers with a key are asked where mail hosts tell nothing: never, for addresses that
-- somebody wants to know about, or for those of new leads as well.
alter table verification_setting add column ask_providers text not null default 'asked'
  check (ask_providers in ('never', 'asked', 'always'));

-- Down Migration
alter table verification_setting drop column ask_providers;
alter table email_check drop column source, drop column source_score;
drop index cost_entry_age;
drop trigger cost_task_named on cost_entry;
drop function name_cost_task;
drop trigger lead_credits_added on credit_entry;
drop function add_lead_credits;
alter table lead drop column spent_credits;
alter table activity drop column details;
delete from activity where kind in ('enriched', 'verified', 'analysed');
alter table activity drop constraint activity_kind_check;
alter table activity add constraint activity_kind_check check (kind in (
  'note', 'edit', 'found', 'created', 'deleted', 'restored', 'tagged', 'untagged', 'assigned'
));
