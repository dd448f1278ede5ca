-- Up Migration

-- Hash of a page's title and main heading: pages that differ in nothing else are told apart by it,
-- up to a point (worker/crawl/near-duplicate.ts).
alter table crawl_page add column topic integer;

-- Down Migration
alter table crawl_page drop column topic;
