import { Counter, Histogram } from 'prom-client';
import { registry } from '../../platform/metrics.ts';

/**
 * How a run ended. `failed` will be tried again, `dead` will not; `refused` never is; `interrupted`
 * goes to another worker; `lost` has gone there already.
 */
export type JobOutcome = 'done' | 'failed' | 'dead' | 'refused' | 'interrupted' | 'lost';

const runs = new Counter({
  name: 'quarry_job_runs_total',
  help: 'Runs of jobs by how they ended',
  labelNames: ['task', 'outcome'] as const,
  registers: [registry],
});

const duration = new Histogram({
  name: 'quarry_job_duration_seconds',
  help: 'Time that a run took',
  labelNames: ['task'] as const,
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 30, 120, 300],
  registers: [registry],
});

const wait = new Histogram({
  name: 'quarry_job_wait_seconds',
  help: 'Time from when a job was due to when a worker began it',
  labelNames: ['task'] as const,
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600],
  registers: [registry],
});

/** Counts one run. All in milliseconds. */
export function measureRun(
  task: string,
  run: { outcome: JobOutcome; durationMs: number; waitMs: number },
): void {
  runs.inc({ task, outcome: run.outcome });
  duration.observe({ task }, run.durationMs / 1000);
  wait.observe({ task }, Math.max(0, run.waitMs) / 1000);
}
