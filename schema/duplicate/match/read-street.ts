import { fold } from './fold.ts';
import { hasDigit } from './similar-words.ts';
import { ORDINALS, STREET_TAILS, STREET_WORD } from './vocabulary.ts';

export interface Street {
  /** House numbers; several for a range or a number with an addition. */
  numbers: string[];
  /** What the street is called. */
  words: string[];
  /** Its kind and compass points, in their short form. */
  forms: string[];
}

const NONE: Street = { numbers: [], words: [], forms: [] };

/**
 * Takes an address line apart, in either order of number and street. What says where in the house or
 * near what it stands is left out, as are what follows a comma with no number in it.
 */
export function readStreet(text: string): Street {
  if (!text) return NONE;
  const folded = fold(text)
    .replaceAll("'", '')
    .replace(/(\d)(\p{L}{3,})/gu, '$1 $2')
    .replace(/(\p{L}{3,}?)(?:strasse|str)\b\.?/gu, '$1 str')
    .replace(/(\p{L}{3,}?)(?:weg|platz|gasse|allee|laan|straat|gracht|plein)\b/gu, '$1');
  const street: Street = { numbers: [], words: [], forms: [] };
  for (const found of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = ORDINALS.get(found[0]) ?? found[0];
    const hasMore = street.words.length > 0 || street.numbers.length > 0;
    if (hasMore && STREET_TAILS.has(word)) break;
    const form = STREET_WORD.get(word);
    if (form !== undefined) street.forms.push(form);
    else if (/^\d+(st|nd|rd|th)$/.test(word)) street.words.push(`${Number.parseInt(word, 10)}th`);
    else if (hasDigit(word)) addNumber(street, word);
    else if (word.length > 1) street.words.push(word);
  }
  // A street may be called after what elsewhere is a kind: "Broadway", "The Drive", "West Street".
  if (street.words.length === 0) street.words = street.forms;
  return street;
}

function addNumber(street: Street, word: string): void {
  const digits = /\d+/.exec(word)![0];
  street.numbers.push(digits.replace(/^0+(?=\d)/, ''));
}
