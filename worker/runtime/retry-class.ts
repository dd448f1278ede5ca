/**
 * How a task's failures are met: after failure n the job waits `delaysMs[n - 1]`; one failure more
 * than there are delays is the last. A refusal (`AppError`) is never tried again, and the death of
 * a worker is not the job's failure.
 */
const SECOND = 1000;
const HOUR = 3_600 * SECOND;

export const RETRY_DELAYS_MS = {
  /** Work on a schedule: the next run is the retry. */
  never: [],
  analyse: [5 * SECOND, 10 * SECOND],
  scrape: [1 * SECOND, 2 * SECOND, 4 * SECOND],
  enrich: [2 * SECOND, 4 * SECOND, 8 * SECOND],
  /** A mail server may be down for a night. */
  mail: [1 * SECOND, 2 * SECOND, 4 * SECOND, ...Array.from({ length: 12 }, () => HOUR)],
} as const satisfies Record<string, readonly number[]>;

export type RetryClass = keyof typeof RETRY_DELAYS_MS;

/** How long to wait after the `failures`-th failure; null when it was the last. */
export function retryDelayMs(retry: RetryClass, failures: number): number | null {
  return RETRY_DELAYS_MS[retry][failures - 1] ?? null;
}
