/** After this many failures in a row a model rests. */
const FAILURES = 5;
const REST_MS = 30_000;
/** The longest pause that an endpoint may impose on us at a time. */
const MAX_PAUSE_MS = 5 * 60_000;

interface Health {
  failures: number;
  /** Nothing is asked before this time. */
  notBefore: number;
}

/**
 * Which models may be asked now, for this process. A model that keeps failing rests, so that nobody
 * waits for it in vain; then one question tries it. What an endpoint asks for by `Retry-After` holds
 * for every question, not only for the one that was told.
 */
export class ModelHealth {
  readonly #models = new Map<string, Health>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Milliseconds until the model may be asked; 0 for now. */
  waitMs(model: string): number {
    return Math.max(0, (this.#models.get(model)?.notBefore ?? 0) - this.#now());
  }

  answered(model: string): void {
    this.#models.delete(model);
  }

  failed(model: string): void {
    const health = this.#of(model);
    health.failures++;
    if (health.failures >= FAILURES) this.pause(model, REST_MS);
  }

  pause(model: string, forMs: number): void {
    const health = this.#of(model);
    health.notBefore = Math.max(health.notBefore, this.#now() + Math.min(forMs, MAX_PAUSE_MS));
  }

  #of(model: string): Health {
    const known = this.#models.get(model);
    if (known) return known;
    const health = { failures: 0, notBefore: 0 };
    this.#models.set(model, health);
    return health;
  }
}
