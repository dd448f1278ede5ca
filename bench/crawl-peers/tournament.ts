import { type BenchResult, median } from '../result.ts';
import { type Contestant, startContestant } from './contestant.ts';

/** What every contestant tells of a round, besides what it likes. */
export interface PagesDone {
  pages: number;
  /** Of the product: where the leads are. */
  orgId?: string;
}

export interface Entrant {
  file: URL;
  job: object;
}

/** What an entrant came to, round by round; the warm-up is left out. */
export interface Standing {
  pagesPerSecond: number[];
  cpuMsPerPage: number[];
  last: PagesDone;
}

/**
 * Lets the entrants do the same pages in turns, after a round that only warms up. Every other round
 * goes backwards, so that nobody always comes after the same one. Throws when somebody's round did
 * not come to `pages` pages.
 */
export async function playRounds<Name extends string>(
  entrants: Record<Name, Entrant>,
  { rounds, pages }: { rounds: number; pages: number },
): Promise<Record<Name, Standing>> {
  const names = Object.keys(entrants) as Name[];
  const contestants = new Map<string, Contestant<object, PagesDone>>();
  const standings = Object.fromEntries(
    names.map((name) => [name, { pagesPerSecond: [], cpuMsPerPage: [], last: { pages: 0 } }]),
  ) as unknown as Record<Name, Standing>;
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const name of round % 2 ? names : names.toReversed()) {
        const { file, job } = entrants[name];
        const contestant = contestants.get(file.href) ?? startContestant(file);
        contestants.set(file.href, contestant);
        const { outcome, elapsedMs, cpuMs } = await contestant.run(job);
        if (outcome.pages !== pages) {
          throw new Error(`${name} did ${outcome.pages} of ${pages} pages`);
        }
        const standing = standings[name];
        standing.last = outcome;
        if (round === 0) continue;
        standing.pagesPerSecond.push((pages * 1_000) / elapsedMs);
        standing.cpuMsPerPage.push(cpuMs / pages);
      }
    }
  } finally {
    for (const contestant of contestants.values()) await contestant.stop();
  }
  return standings;
}

/** How often `one` did what `other` did, round by round: the middle of the rounds' ratios. */
export function ratioOf(one: Standing, other: Standing): number {
  const ratios = one.pagesPerSecond.map((pace, at) => pace / (other.pagesPerSecond[at] ?? NaN));
  return rounded(median(ratios));
}

/** A result of ours against one other, with what both cost in processor time. */
export function compare(
  name: string,
  ours: Standing,
  other: { as: 'limit' | 'peer'; called: string; standing: Standing; aim: number },
): BenchResult {
  const ratio = ratioOf(ours, other.standing);
  return {
    name,
    unit: 'pages/s',
    ours: median(ours.pagesPerSecond),
    [other.as]: median(other.standing.pagesPerSecond),
    aim: `>= ${other.aim} x ${other.called}`,
    met: ratio >= other.aim,
    detail: {
      median_ratio_of_rounds: ratio,
      our_cpu_ms_per_page: rounded(median(ours.cpuMsPerPage)),
      their_cpu_ms_per_page: rounded(median(other.standing.cpuMsPerPage)),
    },
  };
}

export const rounded = (value: number) => Number(value.toPrecision(3));
