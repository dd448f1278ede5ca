import { Counter, Histogram } from 'prom-client';
import { registry } from '../../platform/metrics.ts';
import type { ProviderErrorKind } from './provider-error.ts';

const calls = new Counter({
  name: 'quarry_provider_calls_total',
  help: 'Calls to providers by how they ended',
  labelNames: ['provider', 'outcome'] as const,
  registers: [registry],
});

const duration = new Histogram({
  name: 'quarry_provider_call_seconds',
  help: 'Time that a call to a provider took',
  labelNames: ['provider'] as const,
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
  registers: [registry],
});

/** Counts one try; a call that the breaker kept back took no time. */
export function measureCall(
  provider: string,
  outcome: ProviderErrorKind | 'ok' | 'short_circuit',
  durationMs: number,
): void {
  calls.inc({ provider, outcome });
  if (outcome !== 'short_circuit') duration.observe({ provider }, durationMs / 1000);
}
