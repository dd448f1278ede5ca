import { hasLegalForm } from './organisation-words.ts';
import {
  buttonsAfter,
  credentialsAfter,
  isGivenName,
  isNameStopWord,
  readName,
} from './person-name.ts';
import { AU_STATES, CA_PROVINCES, COUNTRIES, US_STATES } from './places.ts';
import type { PageSource } from './page-source.ts';
import { isRoleWord } from './role.ts';

/** Somebody's name in the text. */
export interface Mention {
  line: number;
  /** Offsets in the page's text; `end` is where the name ends, `lettered` where letters behind it do, `after` where buttons do. */
  start: number;
  end: number;
  lettered: number;
  after: number;
  name: string;
  certainty: number;
  /** Nothing else stands on the line. */
  isWholeLine: boolean;
}

const MAX_MENTIONS = 400;
const MAX_PER_LINE = 40;
/** Reading a name costs some microseconds; no page has more words that may begin one. */
const MAX_READINGS = 4_000;
const WORD = /(?<![\p{L}\p{N}@.'’-])\p{Lu}[\p{L}\p{M}.'’-]*/gu;
const TITLE =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|rev|sir|dame|herr|frau|capt|mme|mlle|maître|maitre|dra|sra|srta|mevr|dhr|drs|mag|dipl\.-ing)\.?$/i;
const STREET_NEXT =
  /^\s?(?:street|st\.|road|rd|avenue|ave|drive|dr\.|boulevard|blvd|lane|parkway|pkwy|highway|hwy|bridge|park|school|elementary|university|college|hospital|stadium|airport|hotel|inn|foundation|award|memorial|center|centre|library|museum|church|hall|building|county|city|beach|island|lake|river|inc|llc|ltd|limited|& (?!\p{Lu}\p{L}+\s\p{Lu})|and sons|company|group|associates|chevrolet|ford|honda|toyota|plumbing|heating|homes|realty|design|designs|jewelers|collection)\b/iu;

/** "(she/her)", "(part-time)": no words that say what somebody does. */
const REMARK = /^\s?\([\p{Ll}\s/-]{1,24}\)\s*$/u;
/** "Chen Pelletier, Architects": a trade of several people behind a name makes it a firm's. */
const FIRM_NEXT =
  /^\s?(?:[,&|–-]\s?)?(?:[\p{L}]+ ){0,2}(?:architects|attorneys|lawyers|solicitors|barristers|accountants|auditors|dentists|consultants|engineers|surveyors|builders|contractors|designers|photographers|realtors|advis[eo]rs|brokers|associates|opticians|optometrists|physiotherapists|chiropractors|veterinarians|florists|jewell?ers|caterers|movers|planners|rechtsanwälte|steuerberater und rechtsanwälte|architekten|ingenieure|notare|architectes|avocats|notaires|advocaten|architecten|notarissen|abogados|arquitectos|asesores)\b[.]?\s*$/iu;

/** Every name on the page that its words vouch for, in reading order. */
export function findMentions(page: PageSource): Mention[] {
  const mentions: Mention[] = [];
  let readings = 0;
  for (let line = 0; line < page.lines.length && mentions.length < MAX_MENTIONS; line++) {
    readings += readLine(page, line, mentions, MAX_READINGS - readings);
    if (readings >= MAX_READINGS) break;
  }
  return mentions;
}

/** Returns how many names it tried to read. */
function readLine(page: PageSource, lineIndex: number, mentions: Mention[], most: number): number {
  const line = page.lines[lineIndex]!;
  let from = 0;
  let count = 0;
  let tries = 0;
  WORD.lastIndex = 0;
  for (let word = WORD.exec(line.text); word !== null; word = WORD.exec(line.text)) {
    if (
      word.index < from ||
      !mayBegin(
        word[0],
        word.index === 0 ||
          /[:–—-]\s?$/.test(line.text.slice(Math.max(0, word.index - 2), word.index)),
      )
    )
      continue;
    if (++tries > most) return tries;
    const rest = line.text.slice(word.index, word.index + 110);
    const reading = readName(rest);
    if (
      reading === null ||
      !isAcceptable(
        rest.slice(0, reading.end),
        rest.slice(reading.end),
        reading.certainty,
        isAlone(line.text, word.index, rest, reading.end),
      )
    )
      continue;
    if (reading.certainty < 0.9 && followsCapital(line.text, word.index)) continue;
    if (isPartner(line.text, word.index)) continue;
    if (isNumbered(line.text, word.index, word.index + reading.end)) continue;
    const start = line.start + word.index + reading.start;
    const end = line.start + word.index + reading.end;
    // "Roggeveen B.V." ends in a legal form, not in initials.
    if (hasLegalForm(line.text.slice(word.index, word.index + reading.end + 6))) continue;
    const lettered = end + credentialsAfter(page.text.slice(end, Math.min(end + 60, line.end)));
    const tail = page.text.slice(lettered, Math.min(lettered + 60, line.end));
    const after = lettered + buttonsAfter(tail);
    const isLast = after >= line.end - 2 || REMARK.test(page.text.slice(after, line.end));
    const isWholeLine = word.index <= 2 && isLast;
    mentions.push({
      line: lineIndex,
      start,
      end,
      lettered,
      after,
      isWholeLine,
      name: page.text.slice(start, end),
      certainty: reading.certainty,
    });
    from = after - line.start;
    WORD.lastIndex = from;
    if (++count >= MAX_PER_LINE) return tries;
  }
  return tries;
}

const INTRODUCTION =
  /^(?:contact|by|call|meet|ask|e-?mail|with|and|our|the|from|to|for|photo|thanks?|dear|hi|hello|says?|with|see|welcome|about|directed|owned|founded|team|name|signed|sincerely|regards|yours|cheers|at|in|is|was|attention|attn|co-?founded|now|when|after|before|photographer|photography|designed|written|posted|author|mr|mrs|ms|dr|mit|von|par|de|door|vom|avec|met|wife|husband|son|daughter|friend|brother|sister|former|my|as|but|if|while|then|since|or)$/i;

/** "Danfoss Randall Valves": a capitalised word right before makes this a part of something else. */
function followsCapital(line: string, index: number): boolean {
  const before = /(\p{Lu}[\p{L}.'’&-]*)[ ]$/u.exec(line.slice(Math.max(0, index - 30), index))?.[1];
  if (before === undefined || /[.:]$/.test(before)) return false;
  return !INTRODUCTION.test(before) && !isRoleWord(before);
}

/** "Singh & Stewart": behind a surname and a sign for and stands half of a firm; "John & Mary Smith" are people. */
function isPartner(line: string, start: number): boolean {
  const before = /(?:^|[^\p{L}.] ?)(\p{Lu}[\p{L}'’-]+) (?:&|\+) $/u.exec(
    line.slice(Math.max(0, start - 40), start),
  );
  return before !== null && !isGivenName(before[1]!);
}

/** "311 Vernon Street", "Parker B2": what has a number is a street or a product. */
function isNumbered(line: string, start: number, end: number): boolean {
  return (
    /^\d/.test(line.slice(end, end + 1)) ||
    /(?:^|\s)\d{1,5}[A-Za-z]? $/.test(line.slice(Math.max(0, start - 8), start))
  );
}

/** On a line of its own, or set apart from a function beside it. */
function isAlone(line: string, index: number, rest: string, end: number): boolean {
  const isStart = index === 0 || /[:–—-]\s?$/.test(line.slice(0, index));
  return (
    isStart &&
    (end >= rest.length - 1 ||
      buttonsAfter(rest.slice(end)) > 0 ||
      /^\s?[,(–—|-]/.test(rest.slice(end)))
  );
}

function mayBegin(word: string, isFirst: boolean): boolean {
  const plain = word.toLowerCase().replace(/[.’']/g, '');
  if (isGivenName(word) || TITLE.test(word) || /^(?:\p{Lu}\.){1,3}$/u.test(word)) return true;
  return isFirst && !isNameStopWord(plain) && !isRoleWord(word) && word.length > 2;
}

function isAcceptable(
  name: string,
  rest: string,
  certainty: number,
  isWholeLine: boolean,
): boolean {
  if (certainty < (isWholeLine ? 0.3 : 0.5)) return false;
  const words = name.split(/\s+/);
  const last = words.at(-1)!.toLowerCase().replace(/\.$/, '');
  if (isPlace(last) || isPlace(words.slice(-2).join(' ').toLowerCase())) return false;
  if (STREET_NEXT.test(rest) || FIRM_NEXT.test(rest)) return false;
  // "Foster Larsen Architects Corp."
  const phrase = /^[^.,;|()\n]{1,40}/.exec(rest)?.[0];
  if (phrase !== undefined && hasLegalForm(phrase)) return false;
  const isCapitals = !/\p{Ll}/u.test(name);
  // Headings in capitals are full of words that are names elsewhere.
  if (
    isCapitals &&
    !isWholeLine &&
    certainty < 0.9 &&
    !/^,? ?(?:M\.?D|D\.?D\.?S|Ph\.?D|R\.?N|CPA|Esq)/.test(rest)
  )
    return false;
  return !/^(?:San|Santa|Saint|St\.?|Los|Las|New|Fort|Mount|Port) /.test(name);
}

function isPlace(word: string): boolean {
  return (
    (word.length === 2 && US_STATES.has(word)) ||
    (word.length > 3 &&
      (US_STATES.has(word) || CA_PROVINCES.has(word) || AU_STATES.has(word) || COUNTRIES.has(word)))
  );
}
