import { collectDefaultMetrics, Registry } from 'prom-client';

/** Every metric of this process, in Prometheus' text format at `/metrics`. */
export const registry = new Registry();

/** Adds memory, event loop and garbage collection, and names the part on every line. Call it once. */
export function measureProcess(part: string): void {
  registry.setDefaultLabels({ part });
  collectDefaultMetrics({ register: registry });
}
