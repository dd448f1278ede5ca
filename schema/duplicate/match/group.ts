export interface ScoredPair {
  a: number;
  b: number;
  bits: number;
  /** The names have words that the other lacks; see `compare`. */
  isConflict: boolean;
}

/**
 * Makes groups of pairs: from the surest pair down, two groups become one when their members agree
 * on the whole. So a chain of likenesses ("A is like B, B like C") joins no strangers, and a record
 * goes to the partner that fits it best.
 *
 * @param judge the bits of two records that were not compared before
 * @returns the groups of two and more
 */
export function groupPairs(
  pairs: readonly ScoredPair[],
  judge: (a: number, b: number) => { bits: number; isConflict: boolean },
): number[][] {
  const groupOf = new Map<number, number[]>();
  const known = new Map<string, number>();
  for (const pair of pairs) known.set(pairKey(pair.a, pair.b), sayOf(pair));
  const bitsOf = (a: number, b: number) => known.get(pairKey(a, b)) ?? sayOf(judge(a, b));
  const surest = pairs.toSorted((x, y) => y.bits - x.bits || x.b - y.b || x.a - y.a);
  for (const { a, b, bits, isConflict } of surest) {
    if (bits < 0) break;
    const [ofA, ofB] = [groupOf.get(a) ?? [a], groupOf.get(b) ?? [b]];
    if (ofA === ofB) continue;
    if (ofA.length + ofB.length > 2 && (isConflict || !agree(ofA, ofB, bitsOf))) continue;
    const joined = [...ofA, ...ofB];
    for (const member of joined) groupOf.set(member, joined);
  }
  return [...new Set(groupOf.values())];
}

/** What a pair adds to the judgement of its group: a conflict speaks against, however likely it is. */
function sayOf({ bits, isConflict }: { bits: number; isConflict: boolean }): number {
  return isConflict ? Math.min(bits, 0) - CONFLICT_BITS : bits;
}

const CONFLICT_BITS = 8;
/** Groups larger than this are judged by their first members. */
const MOST_JUDGED = 12;

function agree(
  a: readonly number[],
  b: readonly number[],
  bitsOf: (a: number, b: number) => number,
) {
  let sum = 0;
  let count = 0;
  for (const one of a.slice(0, MOST_JUDGED)) {
    for (const other of b.slice(0, MOST_JUDGED)) {
      // A clear no outweighs several weak yeses, but not for ever.
      sum += Math.max(-12, Math.min(10, bitsOf(one, other)));
      count++;
    }
  }
  return sum / count >= 0;
}

const pairKey = (a: number, b: number) => (a < b ? `${a}:${b}` : `${b}:${a}`);
