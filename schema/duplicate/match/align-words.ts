import { hasDigit, wordAgreement } from './similar-words.ts';

export interface Alignment {
  /** Bits of the pairs of words that agree, largest first. */
  matched: number[];
  /** Bits of the words that stand alone, on either side, joined. */
  leftA: number;
  leftB: number;
  /** Both sides have a number or model code that the other lacks. */
  isNumberConflict: boolean;
}

type Weigh = (word: string) => number;
type Agree = (a: string, b: string) => number;

/** Pairs the words of two names, whatever their order: the same ones first, then the likest. */
export function alignWords(
  a: readonly string[],
  b: readonly string[],
  weigh: Weigh,
  agree: Agree = wordAgreement,
): Alignment {
  const matched: number[] = [];
  let restA = [...a];
  let restB = [...b];
  const take = (n: number, m: number, bits: number) => {
    matched.push(bits);
    restA.splice(n, 1);
    restB.splice(m, 1);
  };
  for (let n = restA.length - 1; n >= 0; n--) {
    const m = restB.indexOf(restA[n]!);
    if (m >= 0) take(n, m, weigh(restA[n]!));
  }
  [restA, restB] = joinNeighbours(restA, restB);
  for (let n = restA.length - 1; n >= 0; n--) {
    let best = 0;
    let place = -1;
    for (const [m, word] of restB.entries()) {
      const agreement = agree(restA[n]!, word);
      if (agreement > best) [best, place] = [agreement, m];
    }
    if (place < 0) continue;
    take(n, place, best * Math.min(weigh(restA[n]!), weigh(restB[place]!)));
  }
  return {
    matched: matched.toSorted((x, y) => y - x),
    leftA: joinBits(weighAll(restA, weigh)),
    leftB: joinBits(weighAll(restB, weigh)),
    isNumberConflict: restA.some(hasDigit) && restB.some(hasDigit),
  };
}

/** "sa tsu ki" for "satsuki", "car wash" for "carwash", "sd 1100" for "sd1100". */
function joinNeighbours(a: string[], b: string[]): [string[], string[]] {
  if (a.length === b.length) return [a, b];
  return a.length > b.length ? [joinTo(a, b), b] : [a, joinTo(b, a)];
}

function joinTo(parts: string[], wholes: readonly string[]): string[] {
  const joined = [...parts];
  for (const whole of wholes) {
    for (let from = 0; from < joined.length - 1; from++) {
      let text = joined[from]!;
      for (let to = from + 1; to < joined.length && whole.startsWith(text); to++) {
        text += joined[to]!;
        if (text === whole) joined.splice(from, to - from + 1, whole);
      }
    }
  }
  return joined;
}

function weighAll(words: readonly string[], weigh: Weigh): number[] {
  return words.map(weigh).toSorted((x, y) => y - x);
}

/** Words of one name are no independent witnesses: the second says less than the first. */
export function joinBits(matched: readonly number[]): number {
  const shares = [1, 0.75, 0.5];
  return matched.reduce((bits, value, n) => bits + value * (shares[n] ?? 0.3), 0);
}
