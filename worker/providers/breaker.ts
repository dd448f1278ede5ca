/**
 * A circuit breaker. `closed`: calls go through. `open`: after FAILURES_TO_OPEN failures in a row, or
 * at once when the provider says how long to stay away, none does until `openUntil`. `half_open`: one
 * call goes through then; its success closes the breaker, its failure opens it for twice as long.
 */
export type BreakerState = 'closed' | 'open' | 'half_open';

export const FAILURES_TO_OPEN = 5;
export const FIRST_OPEN_MS = 30_000;
export const LONGEST_OPEN_MS = 600_000;
/** A probe that never reported back no longer keeps others out after this long. */
const PROBE_MS = 60_000;

export class Breaker {
  #state: BreakerState = 'closed';
  #failures = 0;
  #openings = 0;
  #openUntil = 0;
  #probeUntil = 0;

  get state(): BreakerState {
    return this.#state;
  }

  /** Epoch milliseconds; null unless it is open. */
  get openUntil(): number | null {
    return this.#state === 'open' ? this.#openUntil : null;
  }

  get failuresInARow(): number {
    return this.#failures;
  }

  /** Whether a call may go out now; a call that is admitted must report how it went. */
  admits(now: number): boolean {
    if (this.#state === 'closed') return true;
    if (this.#state === 'open' && now < this.#openUntil) return false;
    if (this.#state === 'half_open' && now < this.#probeUntil) return false;
    this.#state = 'half_open';
    this.#probeUntil = now + PROBE_MS;
    return true;
  }

  succeed(): void {
    this.#state = 'closed';
    this.#failures = 0;
    this.#openings = 0;
  }

  fail(now: number): void {
    this.#failures++;
    // What was under way when it opened says nothing new.
    if (this.#state === 'open') return;
    if (this.#state === 'half_open' || this.#failures >= FAILURES_TO_OPEN) {
      this.#open(now, Math.min(LONGEST_OPEN_MS, FIRST_OPEN_MS * 2 ** this.#openings));
      this.#openings++;
    }
  }

  /** The provider itself says to stay away: a limit, or a key that it does not take. */
  trip(now: number, forMs: number): void {
    this.#failures++;
    this.#open(now, Math.min(LONGEST_OPEN_MS, Math.max(1_000, forMs)));
  }

  /** The call said nothing about the provider: it was called off by us. */
  abandon(): void {
    if (this.#state === 'half_open') this.#probeUntil = 0;
  }

  #open(now: number, forMs: number): void {
    this.#state = 'open';
    this.#openUntil = Math.max(this.#openUntil, now + forMs);
  }
}
