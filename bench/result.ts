/** What a benchmark says: ours against a limit or a peer, measured alternately in one run. */
export interface BenchResult {
  name: string;
  /** What the figures count, e.g. "pages/s" or "ms p95". */
  unit: string;
  ours: number;
  /** The most that is possible here (bare fetch, one bare update), in the same unit. */
  limit?: number;
  /** Another product or library doing the same work, in the same unit. */
  peer?: number;
  /** For figures where less is better, the ratios are still ours divided by theirs. */
  isLessBetter?: boolean;
  /** The aim in words, and whether this run met it. */
  aim: string;
  met: boolean;
  /** Further measured figures. */
  detail?: Record<string, number | string>;
}

export interface BenchOptions {
  /** The full size instead of the quick one. */
  full: boolean;
  /** Workspaces of so many leads instead of the usual ones, for the benchmarks in a browser. */
  leads?: number[] | undefined;
  /** A folder of pages marked by hand, for the benchmarks that score quality. */
  corpus?: string | undefined;
}

export type Bench = (options: BenchOptions) => Promise<BenchResult[]>;

const round = (value: number) => Number(value.toPrecision(4));

/** A table for people, then one JSON line a result for machines. */
export function printResults(results: BenchResult[]): void {
  console.table(
    results.map(({ name, ours, limit, peer, unit, aim, met }) => ({
      name,
      ours: round(ours),
      limit: limit === undefined ? '' : round(limit),
      peer: peer === undefined ? '' : round(peer),
      unit,
      aim,
      met,
    })),
  );
  for (const result of results) console.log(toLine(result));
}

function toLine({ ours, limit, peer, ...rest }: BenchResult): string {
  return JSON.stringify({
    ...rest,
    ours: round(ours),
    limit: limit === undefined ? null : round(limit),
    peer: peer === undefined ? null : round(peer),
    ratio_to_limit: limit === undefined ? null : round(ours / limit),
    ratio_to_peer: peer === undefined ? null : round(ours / peer),
  });
}

/** The middle of the values; the mean of the two middle ones for an even count. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
