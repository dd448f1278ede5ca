import type { VisitedPage } from './frontier.ts';

/**
 * Collects visited pages until they are worth a transaction. Pages of one unit wait for each other
 * while more of them are under way: a site is merged once per burst then and not once per page,
 * and is written more nearly whole. Nothing waits longer than `MAX_WAIT_MS`.
 */
export class Batcher {
  private readonly groups = new Map<string, Group>();
  private readonly underWay = new Map<string, number>();
  private held = 0;

  /** A page of this unit was taken. */
  expect(unit: string): void {
    this.underWay.set(unit, (this.underWay.get(unit) ?? 0) + 1);
  }

  /** It will not be visited after all. */
  forget(unit: string): void {
    const left = (this.underWay.get(unit) ?? 1) - 1;
    if (left <= 0) this.underWay.delete(unit);
    else this.underWay.set(unit, left);
  }

  add(visit: VisitedPage, now: number): void {
    const { unit } = visit.page;
    this.forget(unit);
    const group = this.groups.get(unit);
    if (group === undefined) this.groups.set(unit, { since: now, visits: [visit] });
    else group.visits.push(visit);
    this.held++;
  }

  get size(): number {
    return this.held;
  }

  /**
   * Takes what should be saved now, at most about `MAX_PAGES`; nothing while it is too little. Whoever
   * is hungry has nothing to fetch until the links of these pages are saved, and is given smaller
   * batches: what they cost is idle time.
   */
  take(now: number, { isHurried, isHungry }: Haste): VisitedPage[] {
    const ready = [...this.groups].filter(
      ([unit, group]) => isHurried || this.isReady(unit, group, now),
    );
    const pages = ready.reduce((sum, [, { visits }]) => sum + visits.length, 0);
    const oldest = Math.min(...ready.map(([, { since }]) => since));
    const [minPages, minWaitMs] = isHungry ? HUNGRY : PATIENT;
    if (pages === 0 || (!isHurried && pages < minPages && now - oldest < minWaitMs)) return [];
    const taken: VisitedPage[] = [];
    for (const [unit, { visits }] of ready) {
      if (taken.length >= MAX_PAGES) break;
      taken.push(...visits);
      this.groups.delete(unit);
    }
    this.held -= taken.length;
    return taken;
  }

  private isReady(unit: string, group: Group, now: number): boolean {
    return (
      !this.underWay.has(unit) ||
      group.visits.length >= MAX_PER_UNIT ||
      now - group.since >= MAX_WAIT_MS
    );
  }
}

interface Group {
  since: number;
  visits: VisitedPage[];
}

export interface Haste {
  /** Everything is to be saved, whole or not: the crawl is closing. */
  isHurried: boolean;
  isHungry: boolean;
}

/**
 * Least pages, unless the first has waited so many ms. A slow crawl shows its results within a blink,
 * a fast one fills its batches meanwhile.
 */
const PATIENT = [60, 150] as const;
const HUNGRY = [16, 25] as const;
const MAX_PAGES = 200;
const MAX_PER_UNIT = 40;
const MAX_WAIT_MS = 1_500;
