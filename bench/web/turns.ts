import { median, percentile } from '../result.ts';

/**
 * Lets the contestants measure in turns, after a round that only warms up; what each measured, round
 * by round. Every other round goes backwards, so that nobody always comes after the same one.
 */
export async function takeTurns<Name extends string, Measured>(
  contestants: Record<Name, () => Promise<Measured>>,
  rounds: number,
): Promise<Record<Name, Measured[]>> {
  const names = Object.keys(contestants) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<
    Name,
    Measured[]
  >;
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 ? names : names.toReversed()) {
      const values = await contestants[name]();
      if (round > 0) measured[name].push(values);
    }
  }
  return measured;
}

/** The median over the rounds of each round's percentile; `share` from 0 to 1. */
export function typical(rounds: number[][], share: number): number {
  return median(rounds.map((values) => percentile(values, share)));
}
