/** Node's, which runs the tests; the product's own schema/ knows of no platform. */
declare const process: { threadCpuUsage: () => { user: number; system: number } };

/**
 * How long this thread itself worked, in milliseconds: for bounds on what must not take long, since
 * a clock would count what other processes took from it as well.
 */
export function workedMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const after = process.threadCpuUsage();
  return (after.user - before.user + after.system - before.system) / 1000;
}
