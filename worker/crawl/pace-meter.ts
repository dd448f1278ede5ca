import type { VisitedPage } from './frontier.ts';

const WINDOW_MS = 30_000;

/** Pages finished a minute, over the last half minute or as long as there has been one. */
export class PaceMeter {
  private readonly finishedAt: number[] = [];
  private startedAt: number | null = null;

  count(visit: VisitedPage, now: number): void {
    this.startedAt ??= now;
    if (visit.state !== 'waiting') this.finishedAt.push(now);
  }

  perMinute(now: number): number {
    if (this.startedAt === null) return 0;
    const from = Math.max(this.startedAt, now - WINDOW_MS);
    const first = this.finishedAt.findIndex((at) => at >= from);
    const recent = first === -1 ? [] : this.finishedAt.slice(first);
    this.finishedAt.splice(0, this.finishedAt.length - recent.length);
    // A quarter of a second of crawling is no base for a minute's rate.
    const elapsedMs = Math.max(1_000, now - from);
    return Math.round((recent.length * 60_000) / elapsedMs);
  }
}
