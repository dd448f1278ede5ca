import { Logger } from 'graphile-worker';
import type { Log } from '../../platform/log.ts';

/**
 * graphile-worker's lines in our log, a step quieter: each job is logged by run-job.ts, with more
 * to say.
 */
export function makeGraphileLogger(log: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const isAboutJob = meta?.['failure'] === true || meta?.['success'] === true;
    const quietLevel = isAboutJob || level === 'info' || level === 'debug' ? 'debug' : 'warn';
    const { error, fatalError } = meta ?? {};
    log[quietLevel]({ err: error ?? fatalError, queue: scope.label }, message);
  });
}
