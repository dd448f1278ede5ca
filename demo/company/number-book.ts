import type { City, Country } from '../countries/country.ts';
import { hashText, type Dice } from '../dice.ts';
import type { Phone } from '../truth.ts';

/**
 * Hands out telephone numbers, each once in a web: two companies that shared a number would rightly
 * be taken for one. Numbers kept for fiction come first, the rest of a city's block after them.
 */
export class NumberBook {
  readonly #taken = new Map<string, number>();

  draw(country: Country, city: City, print: (nsn: string) => string): Phone {
    const { prefix } = city.numbers;
    const serial = this.#taken.get(prefix) ?? 0;
    this.#taken.set(prefix, serial + 1);
    const nsn = nationalNumber(city, serial);
    return { e164: `+${country.callingCode}${nsn}`, printed: print(nsn) };
  }
}

export function pickPrint(country: Country, dice: Dice): (nsn: string) => string {
  return dice.pick(country.phoneStyles);
}

function nationalNumber({ name, numbers }: City, serial: number): string {
  const { prefix, width, from, count, spill } = numbers;
  const shift = hashText(prefix) % count;
  if (serial < count) return prefix + pad(from + scatter(serial, count, shift), width);
  const beyond = spill ?? { prefix, width };
  const first = spill ? 0 : from + count;
  const rest = 10 ** beyond.width - first;
  if (serial - count >= rest) throw new Error(`No telephone numbers left in ${name}`);
  return beyond.prefix + pad(first + scatter(serial - count, rest, shift), beyond.width);
}

/** A permutation of 0..size-1, so that neighbours in time are not neighbours in number. */
function scatter(serial: number, size: number, shift: number): number {
  // 617 is prime and divides none of the block sizes, so multiplying permutes.
  return (serial * 617 + shift) % size;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
