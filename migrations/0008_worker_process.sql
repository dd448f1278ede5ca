-- Up Migration

-- Within which the pid means one process: a worker that is killed and started again sees at once
-- that its former self is gone, instead of waiting for its silence (worker/runtime/process-space.ts).
alter table worker_heartbeat add column process_space text;

-- Down Migration
alter table worker_heartbeat drop column process_space;
