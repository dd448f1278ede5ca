import type { IcpPlace } from '../profile/icp.ts';
import { ARTICLES, isAnd } from './joining-words.ts';
import { findCity, findPlace, placeName } from './places.ts';
import type { Page } from './request-page.ts';
import { FILLER, PLACE_LEADS, WORDS_TOO } from './request-words.ts';

const MAX_WORDS = 4;

/** Places behind `in` and its like in any spelling, and elsewhere where a capital marks a name. */
export function readPlaces(page: Page): IcpPlace[] {
  const places: IcpPlace[] = [];
  /** The word behind the last place, while only commas and `and` have followed it. */
  let listEnd = -1;
  for (let at = 0; at < page.tokens.length; at++) {
    const isListed =
      listEnd >= 0 && (at === listEnd || (at === listEnd + 1 && isAnd(page.tokens[listEnd])));
    const before = page.tokens[at - 1]?.folded ?? '';
    const isLed = isListed || PLACE_LEADS.has(before) || ARTICLES.has(before);
    const found = placeAt(page, at, isLed);
    if (!found) continue;
    const last = places.at(-1);
    const isBehindComma = at === listEnd && page.between(at - 1).includes(',');
    const refined = isBehindComma && last ? refine(last, found.place) : null;
    if (refined) places[places.length - 1] = refined;
    else places.push(found.place);
    page.take('place', placeName(found.place), at, found.to, isLed ? 0.95 : 0.8);
    if (refined) page.mergeLast(placeName(refined));
    listEnd = found.to;
    at = found.to - 1;
  }
  return places;
}

/** `Leeds, UK` and `Portland, Maine` are one place each. */
function refine(place: IcpPlace, within: IcpPlace): IcpPlace | null {
  if (!place.city || within.city) return null;
  const city = findCity(place.city, within);
  const country = city?.country ?? within.country;
  // Where people add the state, there are many towns of one name, and not all are in the gazetteer.
  const isAddress = within.region !== undefined && /^(?:US|CA|AU)$/.test(country ?? '');
  if (!country || (!city && !isAddress)) return null;
  return {
    city: city?.name ?? place.city,
    country,
    ...(within.region && { region: within.region }),
  };
}

function placeAt(page: Page, at: number, isLed: boolean): { place: IcpPlace; to: number } | null {
  for (let length = MAX_WORDS; length > 0; length--) {
    if (!page.isRun(at, length)) continue;
    const words = page.tokens.slice(at, at + length);
    if (length === 1 && !mayBeAlone(words[0]?.text ?? '', words[0]?.folded ?? '', isLed)) continue;
    if (!isLed && !/^\p{Lu}/u.test(words[0]?.text ?? '')) continue;
    const place = findPlace(words.map(({ text }) => text).join(' '));
    if (place) return { place, to: at + length };
  }
  return null;
}

/** One word is a place only if it is hardly anything else. */
function mayBeAlone(text: string, folded: string, isLed: boolean): boolean {
  const isCode = /^(?:US|UK|USA|UAE|NYC|NRW|SF)$/.test(text);
  if (isCode) return true;
  if (FILLER.has(folded) || folded.length < 3 || folded === 'usa') return false;
  return isLed || !WORDS_TOO.has(folded);
}
