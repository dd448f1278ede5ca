const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt, after so many that failed: doubling, and anywhere in
 * the upper half of that, so that a thousand tabs don't return to a restarted server at once.
 */
export function retryDelayMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
  return Math.round(ceiling * (0.5 + random / 2));
}
