/**
 * How fast one host may be asked. The pace is the slowest of what the task sets, what robots.txt
 * asks for and what the host can bear: a 429, a 503 or a time-out doubles the pause and halves the
 * requests under way; each good answer gives a little of both back.
 */
export interface PaceSettings {
  /** Least time between two starts, in milliseconds; robots.txt may raise it. */
  delayMs: number;
  /** Requests under way to one host. */
  maxConcurrent: number;
}

export type PaceOutcome = 'good' | 'overload' | 'failure';

export interface PaceAnswer {
  outcome: PaceOutcome;
  elapsedMs: number;
  retryAfterMs?: number | null;
}

/** What survives a restart (crawl_host). */
export interface PaceState {
  nextAt: number;
  backoffMs: number;
  failures: number;
}

/** Each further connection costs the host, and this side, more than a request on one that is open. */
const FIRST_CONCURRENT = 2;
const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 5 * 60_000;
/** A host that asks for more patience than this is given up for the run. */
export const MAX_RETRY_AFTER_MS = 15 * 60_000;
/** Failures in a row, without one good answer between, after which a host counts as down. */
const FAILURES_UNTIL_DOWN = 6;
const OVERLOADS_UNTIL_DOWN = 25;
/** An answer slower than this means the host is busy, whoever caused it. */
const SLOW_ANSWER_MS = 3_000;

export class HostPace {
  /** When a request was last started, or until when the host wants quiet (epoch ms). */
  restFrom = 0;
  private delayMs: number;
  private readonly maxConcurrent: number;
  private allowed: number;
  private underWay = 0;
  private nextAt: number;
  private backoffMs: number;
  private failures: number;
  private overloads = 0;
  private lastTroubleAt = 0;
  private isGivenUp = false;

  constructor(settings: PaceSettings, state: PaceState = { nextAt: 0, backoffMs: 0, failures: 0 }) {
    this.delayMs = settings.delayMs;
    this.maxConcurrent = Math.max(1, settings.maxConcurrent);
    this.allowed = settings.delayMs > 0 ? 1 : Math.min(FIRST_CONCURRENT, this.maxConcurrent);
    this.nextAt = state.nextAt;
    this.backoffMs = state.backoffMs;
    this.failures = state.failures;
  }

  /** robots.txt asks for a pause: one request at a time, never sooner. */
  respectDelay(crawlDelayMs: number | null): void {
    if (crawlDelayMs === null || crawlDelayMs <= this.delayMs) return;
    this.delayMs = crawlDelayMs;
    this.allowed = 1;
  }

  /** Whether nothing more should be asked of this host in this run. */
  get isDown(): boolean {
    return (
      this.isGivenUp ||
      this.failures >= FAILURES_UNTIL_DOWN ||
      this.overloads >= OVERLOADS_UNTIL_DOWN
    );
  }

  get inFlight(): number {
    return this.underWay;
  }

  /** How many requests may start at `now`. */
  openSlots(now: number): number {
    if (this.isDown || now < this.nextAt) return 0;
    const free = this.allowed - this.underWay;
    if (free <= 0) return 0;
    return this.delayMs > 0 || this.backoffMs > 0 ? 1 : free;
  }

  /** When to look again: epoch milliseconds, or null when only an answer can change it. */
  wakeAt(now: number): number | null {
    if (this.isDown || this.underWay >= this.allowed) return null;
    return Math.max(now, this.nextAt);
  }

  /** Another crawl was there last, or was asked for quiet until then: one's own pause comes after. */
  follow(restFrom: number): void {
    this.restFrom = Math.max(this.restFrom, restFrom);
    this.nextAt = Math.max(this.nextAt, restFrom + this.delayMs);
  }

  start(now: number): void {
    this.underWay++;
    this.restFrom = Math.max(this.restFrom, now);
    this.nextAt = Math.max(this.nextAt, now + this.delayMs);
  }

  /** A start that came to nothing: the host was never asked. */
  release(): void {
    this.underWay = Math.max(0, this.underWay - 1);
  }

  finish(now: number, answer: PaceAnswer): void {
    this.underWay = Math.max(0, this.underWay - 1);
    if (answer.outcome === 'good') this.speedUp(answer.elapsedMs);
    else this.slowDown(now, answer);
  }

  /** About how many requests a second it may get, from 1 to `most`. */
  perSecond(most: number): number {
    return this.delayMs === 0 ? most : Math.max(1, Math.min(most, Math.ceil(1_000 / this.delayMs)));
  }

  /** How long it takes at least to start so many requests, in milliseconds from `now`. */
  timeFor(pages: number, now: number): number {
    return Math.max(0, this.nextAt - now) + pages * Math.max(this.delayMs, this.backoffMs);
  }

  get state(): PaceState {
    return { nextAt: this.nextAt, backoffMs: this.backoffMs, failures: this.failures };
  }

  private speedUp(elapsedMs: number): void {
    this.failures = 0;
    this.overloads = 0;
    this.backoffMs = this.backoffMs < FIRST_BACKOFF_MS ? 0 : Math.floor(this.backoffMs / 2);
    if (elapsedMs > SLOW_ANSWER_MS) this.allowed = Math.max(1, Math.floor(this.allowed / 2));
    else if (this.backoffMs === 0) this.allowed = Math.min(this.maxConcurrent, this.allowed + 1);
    // A pause between starts already bounds the load; a second line of requests would defeat it.
    if (this.delayMs >= 1_000) this.allowed = 1;
  }

  private slowDown(now: number, answer: PaceAnswer): void {
    const asked = answer.retryAfterMs ?? null;
    // Requests that were under way when trouble began are part of it, not more of it.
    if (now - answer.elapsedMs < this.lastTroubleAt) {
      this.nextAt = Math.max(this.nextAt, now + (asked ?? 0));
      this.restFrom = Math.max(this.restFrom, now + (asked ?? 0));
      return;
    }
    this.lastTroubleAt = now;
    // Whoever asks for quiet is alive: it takes far more of that to count as down.
    if (answer.outcome === 'overload') this.overloads++;
    else this.failures++;
    this.allowed = Math.max(1, Math.floor(this.allowed / 2));
    if (asked !== null && asked > MAX_RETRY_AFTER_MS) this.isGivenUp = true;
    const doubled = Math.min(MAX_BACKOFF_MS, Math.max(FIRST_BACKOFF_MS, this.backoffMs * 2));
    this.backoffMs = answer.outcome === 'overload' || asked !== null ? doubled : this.backoffMs;
    const pauseMs = asked ?? (answer.outcome === 'overload' ? doubled : this.delayMs);
    this.nextAt = Math.max(this.nextAt, now + pauseMs);
    if (pauseMs > this.delayMs) this.restFrom = Math.max(this.restFrom, now + pauseMs);
  }
}
