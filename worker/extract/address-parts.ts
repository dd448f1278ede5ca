import { GB_COUNTIES, toCountryCode } from './places.ts';
import type { PageSource } from './page-source.ts';
import type { PostalMatch, Range } from './postal-codes.ts';
import {
  isOwnerBefore,
  kindOfPart,
  splitGluedCity,
  streetWithin,
  type PartKind,
} from './street.ts';

export interface Part extends Range {
  text: string;
}

export interface Locality {
  /** In reading order; empty when none was recognised. */
  street: Part[];
  city: Range | null;
  county: Range | null;
}

/** An address reaches at most so far back from its postcode. */
const MAX_BACK_LINES = 6;
const MAX_BACK = 240;
const SEPARATOR = /\s*[,;|•·◊♦▪■●◦»«~*→›]\s*|\s+[-–—]\s+/g;
const BARE_LABEL =
  /^(?:(?:our |business |street |mailing |postal )?address|adresse|anschrift|dirección|domicilio|adres|bezoekadres|postadres|siège(?: social)?|location|geschäftsstelle|hauptsitz|sitz)\s+(?=[\p{Lu}\d])/iu;
const LABEL =
  /^.{0,40}?(?:address|location|office|headquarters|adresse|adres|anschrift|visit us(?: at)?|located at|find us(?: at)?|hq|mail(?:ing)?|postal|shipping|street|store|showroom|head office)\s?[:-]\s?/i;

/** Reads town, county and street backwards from a postcode; null when that leads nowhere at all. */
export function readLocality(
  page: PageSource,
  postal: PostalMatch,
  floor: number,
  isEuropean: boolean,
): Locality | null {
  const hasCounties = postal.country === 'GB' || postal.country === 'IE';
  const parts = partsBefore(page, postal.start, floor, isEuropean);
  const rest = parts.slice();
  let county: Range | null = null;
  let city: Range | null = null;
  if (postal.city === null) {
    while (rest[0] !== undefined && isCounty(rest[0].text, hasCounties)) county ??= rest.shift()!;
    const taken = takeCity(rest, isEuropean);
    city = taken;
  }
  return { street: takeStreet(rest, isEuropean), city, county };
}

function isCounty(text: string, hasCounties: boolean): boolean {
  const name = text.toLowerCase().replace(/\.$/, '');
  if (name.length > 3 && toCountryCode(name) !== null) return true;
  return hasCounties && (GB_COUNTIES.has(name) || /^co(?:unty|\.)? \p{L}+$/iu.test(name));
}

/** Takes the town off the front of the parts, which run backwards from the postcode. */
function takeCity(parts: Part[], isEuropean: boolean): Range | null {
  const first = parts[0];
  if (first === undefined) return null;
  const glued = splitGluedCity(first.text);
  if (glued !== null) {
    const start = first.end - glued.city.length;
    parts[0] = { start: first.start, end: first.start + glued.street.length, text: glued.street };
    return { start, end: first.end };
  }
  const kind = kindOfPart(first.text, isEuropean);
  if (/\d/.test(first.text) || kind === 'stop' || first.text.length > 40)
    return cityOfSentence(parts, first);
  // "Green Lane, E18 1BD": a street whose town goes without saying.
  if (kind === 'street' && /\b(?:street|road|lane|avenue|drive|rd|ave)\.?$/i.test(first.text))
    return null;
  parts.shift();
  return first;
}

/** "… our shop in Portland": the capitalised words before the region. */
function cityOfSentence(parts: Part[], part: Part): Range | null {
  const found = /(?:^|[a-z\d.,:] )((?:\p{Lu}[\p{L}.'’-]+ ?){1,3})$/u.exec(part.text)?.[1];
  if (found === undefined) return null;
  const start = part.end - found.length;
  const before = part.text
    .slice(0, -found.length)
    .trimEnd()
    .replace(/(?:[,.]| (?:in|at|near|à|in|en|te))$/, '');
  parts[0] = { start: part.start, end: part.start + before.length, text: before };
  return { start, end: part.end };
}

function takeStreet(parts: readonly Part[], isEuropean: boolean): Part[] {
  const kinds: PartKind[] = [];
  const kept: Part[] = [];
  for (const part of parts.slice(0, 7)) {
    const read = withoutPreamble(part, isEuropean);
    if (read.kind === 'stop') break;
    kept.push(read.part);
    kinds.push(read.kind);
    if (read.isEnd) break;
  }
  const nearest = kinds.indexOf('street');
  if (nearest === -1) {
    const site = kinds.indexOf('site');
    return site === -1 || site > 1 ? [] : [kept[site]!];
  }
  if (nearest > 2) return [];
  let farthest = nearest;
  for (let at = nearest + 1; at < kinds.length; at++) {
    if (kinds[at] === 'street' || (kinds[at] === 'site' && at === farthest + 1)) farthest = at;
    else if (at - farthest >= 2) break;
  }
  return kept.slice(nearest, farthest + 1).reverse();
}

/** Cuts a label or the beginning of a sentence off a part; nothing before such a cut belongs to the address. */
function withoutPreamble(
  part: Part,
  isEuropean: boolean,
): { part: Part; kind: PartKind; isEnd: boolean } {
  const label =
    LABEL.exec(part.text) ??
    /^[^:]{1,40}:\s+(?=\S)/.exec(part.text) ??
    BARE_LABEL.exec(part.text) ??
    /^[^(]{1,40}\((?=\d)/.exec(part.text);
  if (label !== null && label[0].length < part.text.length) {
    const cut = cutAt(part, label[0].length);
    return { part: cut, kind: kindOfPart(cut.text, isEuropean), isEnd: true };
  }
  const kind = kindOfPart(part.text, isEuropean);
  const at = streetWithin(part.text);
  if (at > 0 && (kind === 'stop' || (kind === 'street' && isOwnerBefore(part.text.slice(0, at))))) {
    return { part: cutAt(part, at), kind: 'street', isEnd: true };
  }
  return { part, kind, isEnd: false };
}

function cutAt(part: Part, offset: number): Part {
  return { start: part.start + offset, end: part.end, text: part.text.slice(offset) };
}

/** What stands before an offset, cut at commas and line ends, nearest first. */
function partsBefore(page: PageSource, before: number, floor: number, isEuropean: boolean): Part[] {
  const parts: Part[] = [];
  const lowest = Math.max(floor, before - MAX_BACK);
  let lineIndex = page.lineAt(before);
  for (let step = 0; step <= MAX_BACK_LINES && lineIndex >= 0; step++, lineIndex--) {
    const line = page.lines[lineIndex]!;
    const end = Math.min(line.end, before);
    if (end <= lowest) break;
    const start = Math.max(line.start, lowest);
    const onLine = splitParts(page.text, start, end);
    const whole = joinLeadingNumbers(page.text, onLine);
    parts.push(...(isEuropean ? joinNumbers(page.text, whole) : whole).reverse());
    if (start > line.start) break;
  }
  return parts;
}

/** "12 bis, rue de la Paix" is one part: the number belongs to the street behind it. */
function joinLeadingNumbers(text: string, parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isNumber =
      last !== undefined && /(?:^|[:\s])\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?$/i.test(last.text);
    if (
      !isNumber ||
      !/^(?:rue|place|avenue|av\.|bd|boulevard|chemin|allée|impasse|quai|cours|route|square|passage)(?![\p{L}])/iu.test(
        part.text,
      )
    )
      joined.push(part);
    else
      joined[joined.length - 1] = {
        start: last.start,
        end: part.end,
        text: text.slice(last.start, part.end),
      };
  }
  return joined;
}

/** "Calle Mayor, 3" is one part: the number belongs to the street before it. */
function joinNumbers(text: string, parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (
      last === undefined ||
      !/^(?:s\/n$|(?:n[°ºo.]{0,2} ?)?\d{1,4} ?[a-z]?(?:[ /–-]{1,3}\d{1,4})?$)/i.test(part.text)
    )
      joined.push(part);
    else
      joined[joined.length - 1] = {
        start: last.start,
        end: part.end,
        text: text.slice(last.start, part.end),
      };
  }
  return joined;
}

function splitParts(text: string, start: number, end: number): Part[] {
  const parts: Part[] = [];
  const slice = text.slice(start, end);
  let last = 0;
  const push = (from: number, to: number) => {
    const raw = slice.slice(from, to);
    const lead = /^[\s("'“.:*-]*/.exec(raw)![0].length;
    const body = raw.slice(lead).replace(/[\s("'“:–-]+$/, '');
    if (body !== '')
      parts.push({
        start: start + from + lead,
        end: start + from + lead + body.length,
        text: body,
      });
  };
  for (const match of slice.matchAll(SEPARATOR)) {
    push(last, match.index);
    last = match.index + match[0].length;
  }
  push(last, slice.length);
  return parts;
}
