import { hashText } from './fold.ts';
import type { Prepared } from './prepare.ts';
import { COMMON_WORDS } from './vocabulary.ts';

/** At most so many records are looked at through one key; a key of more tells nothing apart. */
export const MOST_IN_BLOCK = 40;
/** What a pair must share to be worth a comparison: one rare key, or two that are not. */
export const ENOUGH_SIGNS = 2;
/** A key of at most so many is rare. */
export const RARE = 6;

/** How much a shared key says by itself, by the number of records that have it. */
export function signsOf(count: number, rare = RARE): number {
  return count <= rare ? 2 : 1;
}

const MAX_WORDS = 6;

/**
 * What a record is found by: any two that share a key are compared. Every way in which records are
 * told to be one has several, so that a slip of the pen in one of them does no harm. Hashes of
 * 32 bits; a chance collision costs a comparison and nothing more.
 */
export function blockingKeys(record: Prepared): number[] {
  const keys = new Set<number>();
  const add = (...parts: string[]) => keys.add(hashText(parts.join('|')));
  for (const code of record.codes) add('c', code);
  for (const { address, mailbox, isShared } of record.mails) {
    add('e', address);
    if (!isShared && mailbox.length > 5) add('m', mailbox);
  }
  for (const phone of record.phones) add('p', phone.slice(-7));
  const start = squeezedStart(record);
  for (const domain of record.domains) {
    add('d', domain);
    if (start) add('d', domain, start.slice(0, 4));
  }
  if (record.name.isPerson) addPerson(record, add);
  else addFirm(record, add);
  const [house] = record.street.numbers;
  const [road] = record.street.words;
  const town = record.city.join('');
  if (house && road) {
    add('s', house, skeleton(road));
    if (town) add('s', house, skeleton(road), town);
  }
  if (start) {
    if (town) add('t', town, start.slice(0, 4));
    if (record.postal) add('z', record.postal, start.slice(0, 2));
  }
  if (house && record.postal) add('z', record.postal, house);
  return [...keys];
}

type Add = (...parts: string[]) => void;

function addPerson({ name, born, company }: Prepared, add: Add): void {
  const [given = ''] = name.given;
  add('n', [...name.words].toSorted().join(''));
  for (const family of name.family) {
    add('f', family);
    if (given) add('f', family, given[0]!);
    if (given.length > 1) add('f', ...[skeleton(family), skeleton(given)].toSorted());
    if (company[0]) {
      add('f', family, company[0]);
      if (family.length > 4) add('f', skeleton(family), company[0]);
    }
    if (born) add('b', born, family[0]!);
  }
  if (born && given) add('b', born, given[0]!);
  if (given && company[0]) add('g', given, company[0]);
}

function addFirm({ name, texts }: Prepared, add: Add): void {
  if (name.words.length > 0) add('n', name.words.join(''));
  for (const model of name.models) add('o', model);
  const telling = name.words.filter((word) => word.length > 1 && !COMMON_WORDS.has(word));
  const words = (telling.length > 0 ? telling : name.words).slice(0, MAX_WORDS);
  for (const [n, word] of words.entries()) {
    add('w', word);
    if (word.length > 4) add('k', skeleton(word));
    for (const other of words.slice(n + 1)) {
      const [first, second] = word < other ? [word, other] : [other, word];
      add('w', first, second);
    }
  }
  if (words.length > 2) add('i', name.words.map((word) => word[0]).join(''));
  else if (words.length === 1) add('i', words[0]!);
  if (name.words.length === 0)
    for (const { words: told } of texts)
      for (const word of told.slice(0, MAX_WORDS)) add('x', word);
}

function squeezedStart({ name }: Prepared): string {
  return (name.isPerson ? name.family.join('') : name.words.join('')) || name.words.join('');
}

/** The consonants by their sound: what is left of a word that was written from hearing. */
export function skeleton(word: string): string {
  if (word.length < 4) return word;
  const plain = word
    .replace(/ph/g, 'f')
    .replace(/[ckq]+/g, 'k')
    .replace(/[sz]+/g, 's')
    .replace(/w/g, 'v')
    .replace(/[dt]+/g, 't');
  return (
    plain[0]! +
    plain
      .slice(1)
      .replace(/[aeiouyhj]/g, '')
      .replace(/(.)\1+/g, '$1')
  );
}
