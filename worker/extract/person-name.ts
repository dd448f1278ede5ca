import { isRoleWord } from './role.ts';
import { AMBIGUOUS, COMMON_WORDS, GIVEN_NAMES, SURNAMES, SURNAMES_TOO } from './word-lists.ts';

const PARTICLE =
  /^(?:de|da|di|del|della|van|von|der|den|ten|ter|la|le|du|dos|el|al|bin|st\.?|y|zu|zur|'t)$/i;
const HONORIFIC =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|reverend|sir|dame|lord|lady|hon|capt|captain|col|sgt|lt|herr|frau|monsieur|madame|maître|maitre|mme|mlle|dra|sra|srta|sr|dhr|mevr|drs|ir|mag|ing|dipl\.-ing|pastor|father|fr|rabbi|chief|officer|judge|senator|councilmember|mayor)\.?$/i;
const CREDENTIAL =
  /^(?:ph\.?d|m\.?d|d\.?o|d\.?d\.?s|d\.?m\.?d|d\.?c|d\.?v\.?m|o\.?d|r\.?n|b\.?sc?|b\.?a|m\.?sc?|m\.?a|m\.?s\.?n|m\.?b\.?a|ll\.?[bm]|j\.?d|esq|esquire|c\.?p\.?a|c\.?f\.?p|c\.?f\.?a|cfo|np|gnp-c|fnp|pa-c|rdh|efda|da|phr|sphr|aia|leed|p\.?e|ra|jr|sr|ii|iii|iv|cmfo|cissp|pmp|frics|mrics|mbchb|mbbs|bmbs|mrcgp|frcgp|mrcp|frcp|mrcs|frcs|drcog|dfsrh|dch|beng|meng|msci|mchem|pgce|qts|ceng|mfds|mjdf|mcsp|mrcvs|frcvs|bvsc|bvms|vetmb|certavp|mbacp|mcipd|fcipd|fcca|mciob|miet|mrtpi|fca|aca|acca|riba|obe|mbe|cbe|l\.?e|lpc|lcsw|lmft|cfre|chfc|clu|realtor|bds|mpharm|dipl|hons|facs|ea|gri|crs|mp|msp|qc|kc|ms|msn|bsn|dnp|rph|od|cpm|dvm)\.?$/i;
/** Letters that stand behind nothing but a person. */
const STRONG_CREDENTIAL =
  /^(?:Ph\.?D|M\.?D|D\.?D\.?S|D\.?M\.?D|D\.?V\.?M|R\.?N|M\.?B\.?A|Esq|C\.?P\.?A|PA-C|RDH|J\.?D|CFA|CFP|MSP?|MP|OBE|MBE|Psy\.?D|Ed\.?D|LCSW|LMFT)\.?$/;
/** What stands behind names on cards and is no part of them. */
const BUTTON =
  /^(?:linkedin|e-?mail|mail|twitter|facebook|instagram|xing|phone|tel|telefon|fax|mobile|cell|v-?card|profile|profil|bio|biography|read|view|download|more|contact|website|visit|call|follow|connect)$/i;

/** What stands at an offset, read as the name of a person. */
export interface NameReading {
  /** Offsets in the text that was read. */
  start: number;
  end: number;
  /** 0 to 1: how much the words themselves speak for a person. */
  certainty: number;
}

/** Endings of words that are no surnames; Lindqvist is one. */
const WORDLIKE =
  /(?:tion|ology|ness|ical|ware|ships?|ments|ings|ities|ance|ency|able|less|ism|(?<!q[uv]|kv)ists?|tät|täten|ungen|heit|keit|schaft|ität)$/i;
/** What places are called besides being surnames. */
const PLACE_NOUN =
  /^(?:street|st|road|avenue|lane|drive|square|park|hill|hills|beach|lake|bay|island|river|valley|creek|falls|springs?|church|hall|house|bridge|court|garden|green|field|fields|forest|grove|castle|mount|point|port|temple|villa|mall|market|village|airport|straat|laan|plein|straße|strasse|weg|platz|gasse)\.?$/i;

const TOKEN = /[\p{L}][\p{L}\p{M}'’.-]*|[,()&"“”]|\S/gu;

/** Whether the whole text reads as one person's name. */
export function looksLikePersonName(text: string): boolean {
  const reading = readName(text);
  return (
    reading !== null &&
    reading.certainty >= 0.5 &&
    reading.end - reading.start >= text.trim().length - 2
  );
}

/** Reads a name that starts at the beginning of the text; null when none does. */
export function readName(text: string): NameReading | null {
  const tokens: { text: string; start: number; end: number }[] = [];
  for (const match of text.slice(0, 90).matchAll(TOKEN)) {
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length });
    if (tokens.length >= 9) break;
  }
  let at = 0;
  let hasHonorific = false;
  while (at < tokens.length && isHonorific(tokens[at]!.text)) {
    hasHonorific = true;
    at++;
  }
  // "Herr Rechtsanwalt Jörn Buhlke"
  if (hasHonorific) while (at < tokens.length - 2 && isRoleWord(tokens[at]!.text)) at++;
  const first = at;
  let names = 0;
  let initials = 0;
  let end = -1;
  for (; at < tokens.length && names + initials < 5; at++) {
    const token = tokens[at]!;
    if (at > first && token.start > tokens[at - 1]!.end + 1) break;
    const word = token.text;
    if (/^["“]$/.test(word) && names === 1) {
      const close = tokens.findIndex((each, index) => index > at && /^["”]$/.test(each.text));
      if (close === -1 || close > at + 2) break;
      at = close;
      continue;
    }
    if (
      word === '(' &&
      names >= 1 &&
      tokens[at + 2]?.text === ')' &&
      isNameWord(tokens[at + 1]!.text)
    ) {
      at += 2;
      continue;
    }
    if (
      names >= 2 &&
      (BUTTON.test(word) ||
        /^(?:Posted|Updated|Published|Written|On|At|Is|Has|Was|And|Or)$/.test(word))
    )
      break;
    if (names >= 2 && tokens.slice(at, at + 4).some((token) => isRoleWord(token.text))) break;
    if (/^\p{Lu}\.?$/u.test(word) || /^(?:\p{Lu}\.){2,3}$/u.test(word)) initials++;
    else if (names + initials > 0 && PARTICLE.test(word)) continue;
    else if (isNameWord(word) && !CREDENTIAL.test(word)) names++;
    else break;
    end = token.end;
    // A sentence ends here, unless what ends with the point is an initial or "Jr.".
    if (/\p{Ll}\.$/u.test(word)) {
      end--;
      break;
    }
  }
  if (end === -1 || names === 0) return null;
  const certainty = certaintyOf(tokens.slice(first), names, initials, hasHonorific, end);
  return certainty === 0 ? null : { start: tokens[0]!.start, end, certainty };
}

function certaintyOf(
  tokens: readonly { text: string; start: number; end: number }[],
  names: number,
  initials: number,
  hasHonorific: boolean,
  end: number,
): number {
  if (names + initials < 2) return 0;
  const words = tokens.filter((token) => token.end <= end).map((token) => token.text);
  const given = words.find((word) => word.length > 2) ?? '';
  const last = words.at(-1) ?? '';
  // Van der Laan and de la Torre are families, whatever the words mean.
  const particle = words.at(-2) ?? '';
  const isFamily = PARTICLE.test(particle);
  const isNoble = isFamily && /^\p{Ll}/u.test(particle);
  const isFirstCommon = isPlainWord(given) && !isGivenName(given) && !isNoble;
  if (hasHonorific) return isFirstCommon ? 0.3 : 0.95;
  const after =
    tokens.find((token) => token.end > end && token.text !== ',' && token.text !== '(')?.text ?? '';
  const hasCredential = STRONG_CREDENTIAL.test(after);
  // Stewart Accountants are several; Ann Baker is one.
  const isTrade = /s$/i.test(last) && isRoleWord(last);
  const isWordlike = isTrade || words.slice(1).some((word) => WORDLIKE.test(word));
  if (isGivenName(given) && (!isPlainWord(last) || isNoble) && !isWordlike) {
    if (names > 3) return isSpanishRow(words) ? 0.7 : 0.2;
    if (words.slice(1, -1).some((word) => isPlainWord(word) && !PARTICLE.test(word))) return 0.35;
    if (isAmbiguous(given) || (PLACE_NOUN.test(last) && !isFamily)) return 0.5;
    if (isPlainWord(last)) return 0.6;
    return isLongRun(words, given) ? 0.55 : 0.85;
  }
  if (hasCredential) return 0.8;
  if (isWordlike || words.some(isRoleWord)) return 0;
  // "Michael Kiss": a name beyond doubt before a word that may be one.
  if (isGivenName(given) && !isAmbiguous(given) && words.length === 2 && last.length > 3)
    return 0.35;
  const strange = isNoble && initials > 0 ? words.slice(0, -1) : words;
  if (strange.some((word) => COMMON_WORDS.has(word.toLowerCase()) && !PARTICLE.test(word)))
    return 0;
  if (initials > 0 && names === 1) return 0.45;
  if (names > 3) return 0;
  return SURNAMES.has(last.toLowerCase()) ? 0.45 : 0.3;
}

/** María José García López: two given names, and what both families are called. */
function isSpanishRow(words: readonly string[]): boolean {
  const [first = '', second = '', ...families] = words.filter((word) => !PARTICLE.test(word));
  const isGiven = isGivenName(first) && isGivenName(second) && !isAmbiguous(first);
  return isGiven && families.length === 2 && !families.some(isPlainWord);
}

function isAmbiguous(word: string): boolean {
  return AMBIGUOUS.has(word.toLowerCase());
}

/** Known as written, or without its accents, or by the first half of a double name. */
export function isGivenName(word: string): boolean {
  if (PARTICLE.test(word)) return false;
  const name = word.toLowerCase().replace(/[.’']/g, '');
  if (GIVEN_NAMES.has(name)) return true;
  if (/^[a-z]*$/.test(name)) return false;
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return GIVEN_NAMES.has(plain) || GIVEN_NAMES.has(plain.split('-')[0]!);
}

/** Three plain words are a name when the second is a given name too; else as likely a product's. */
function isLongRun(words: readonly string[], given: string): boolean {
  const plain = words.filter(
    (word) => word.length > 2 && !PARTICLE.test(word) && /^\p{Lu}/u.test(word),
  );
  const second = plain[plain.indexOf(given) + 1]?.toLowerCase() ?? '';
  return plain.length >= 3 && !isGivenName(second);
}

function isPlainWord(word: string): boolean {
  const plain = word.toLowerCase();
  return COMMON_WORDS.has(plain) && !SURNAMES_TOO.has(plain);
}

/** In capitals these are abbreviations of something else. */
function isHonorific(word: string): boolean {
  return HONORIFIC.test(word) && !/^(?:MS|LT|FR|COL|ING|HON|CHIEF|SR|IR|MAG)\.?$/.test(word);
}

function isNameWord(word: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’-]+\.?$/u.test(word) && !/['’]s$/.test(word) && word.length <= 22;
}

/** Where behind a name its letters end: ", MD, PhD". */
export function credentialsAfter(text: string): number {
  let end = 0;
  const pattern = /,?\s{0,2}\(?([A-Za-z.-]{2,10})\)?/y;
  for (let count = 0; count < 5; count++) {
    pattern.lastIndex = end;
    const match = pattern.exec(text);
    if (match === null || !CREDENTIAL.test(match[1]!) || !/^\p{Lu}/u.test(match[1]!)) return end;
    end = pattern.lastIndex;
  }
  return end;
}

/** The length of buttons and links behind a name, such as "LinkedIn" or "Read more"; 0 when other words stand there. */
export function buttonsAfter(text: string): number {
  if (!/^[\s|·•,/()\p{L}-]{1,60}$/u.test(text)) return 0;
  const words = text.split(/[^\p{L}-]+/u).filter(Boolean);
  return words.length <= 4 && BUTTON.test(words[0] ?? '') ? text.length : 0;
}

export function isNameStopWord(word: string): boolean {
  return COMMON_WORDS.has(word.toLowerCase());
}

/** One key for the spellings of a name: without titles, letters behind it, case and accents. */
export function personKey(name: string): string {
  const words = name
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !HONORIFIC.test(word) && !CREDENTIAL.test(word));
  const plain = (words.length === 0 ? [name] : words).join(' ');
  return plain
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
