import { GIVEN_NAMES } from './given-names.ts';
import { isRoleWord } from './role.ts';

const PARTICLE =
  /^(?:de|da|di|del|della|van|von|der|den|ten|ter|la|le|du|dos|el|al|bin|st\.?|y|zu|zur|'t)$/i;
const HONORIFIC =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|reverend|sir|dame|lord|lady|hon|capt|captain|col|sgt|lt|herr|frau|monsieur|madame|mme|dhr|mevr|drs|ing|dipl\.-ing|pastor|father|fr|rabbi|chief|officer|judge|senator|councilmember|mayor)\.?$/i;
const CREDENTIAL =
  /^(?:ph\.?d|m\.?d|d\.?o|d\.?d\.?s|d\.?m\.?d|d\.?c|d\.?v\.?m|o\.?d|r\.?n|b\.?sc?|b\.?a|m\.?sc?|m\.?a|m\.?s\.?n|m\.?b\.?a|ll\.?[bm]|j\.?d|esq|esquire|c\.?p\.?a|c\.?f\.?p|c\.?f\.?a|cfo|np|gnp-c|fnp|pa-c|rdh|efda|da|phr|sphr|aia|leed|p\.?e|ra|jr|sr|ii|iii|iv|cmfo|cissp|pmp|frics|mrics|fca|aca|acca|riba|obe|mbe|cbe|l\.?e|lpc|lcsw|lmft|cfre|chfc|clu|realtor|bds|mpharm|dipl|hons|facs|ea|gri|crs|mp|msp|qc|kc|ms|msn|bsn|dnp|rph|od|cpm|dvm)\.?$/i;
/** Letters that stand behind nothing but a person. */
const STRONG_CREDENTIAL =
  /^(?:Ph\.?D|M\.?D|D\.?D\.?S|D\.?M\.?D|D\.?V\.?M|R\.?N|M\.?B\.?A|Esq|C\.?P\.?A|PA-C|RDH|J\.?D|CFA|CFP|MSP?|MP|OBE|MBE|Psy\.?D|Ed\.?D|LCSW|LMFT)\.?$/;
/** Words that begin names of places, companies and headings, not of people. */
const NOT_NAMES = new Set(
  (
    'about above academy account accounts across additional address administration advanced advertising advice after agency agreement air all ' +
    'also always america american and annual apartments appointment april area areas art arts ask asked assistance assistant associates association ' +
    'at auction august australia author auto automotive available avenue award awards back bank bar bay beach beautiful best better big black blog blue ' +
    'board body book books boulevard branch brand building business buy by cafe call camp campus canada capital car card care career careers carpet cart ' +
    'case casino catering center central centre certified chamber charity check chief child children choice christmas church city class classes cleaning ' +
    'click clinic close club coast college columbia come coming commercial committee community company conditions conference construction ' +
    'consultant consulting contact contractors cookie cookies copyright corporate corporation council country county course courses court create creative ' +
    'credit custom customer customers cut daily data day days dealer december delivery dental dentist dentistry department design desk development digital ' +
    'direct directions director directors disclaimer district doctor donate door doors download drive each east easy education electric electrical email ' +
    'emergency employee employment energy engineering england enter enterprise equipment estate estates europe event events every excellence executive experience ' +
    'express facebook facilities facility fair family faq fashion fast fax featured february federal fees field films finance financial find fire first fitness ' +
    'floor florida follow food foods foot for form forms foundation free french friday from front full funding furniture future gallery game garden general german get gift ' +
    'global go gold golf good google government great green grill ground group guest guide hair hall head health healthcare heating help here high hill holiday home homes ' +
    'honda hospital hotel hotels hour hours house how human if important improvement in inc index india industrial industries industry info information innovation inn inside institute insurance ' +
    'international internet investment is island it january job jobs join july june just kids kitchen lake land language last latest law lead learn learning legal library licensed life light limited ' +
    'line link linkedin links list live living llc loan local location locations log login london long los ltd luxury magazine mail main make management manager manufacturing map maps march market ' +
    'marketing master may meet member members membership menu message miami military mobile monday money month more mortgage motor mountain move music my name national natural network new news newsletter ' +
    'next night no north northern not notice november now nursing october of offer offers office official oil on one online open opening opportunities options or order organization other our out outdoor outside ' +
    'overview pacific page painting park parking part partner partners party past patient patients pay payment people performance pet phone photo photography photos physical pick place plan planning plans ' +
    'please plumbing plus po point policy pool popular portfolio post power practice premium press price prices pricing print privacy private product production products professional professionals profile program programs project ' +
    'projects properties property public quality questions quick quote rates read real recent red register registered regional related rental rentals repair report request research reservations reserved residential resources restaurant ' +
    'results retail return review reviews rights river road roof roofing room rooms royal safety sale sales salon san saturday save school schools science sea search season secretary section security see self senior september server service ' +
    'services session set share shipping shop shopping show sign site sitemap skip skin small smart social society software solar solutions south southern spa special specials sport sports spring square st staff standard star start state ' +
    'states station stay step stone store stores story street student students studio studios submit subscribe success suite sunday super supplies supply support surgery surgical sweet system systems table take tax team tech technical technologies technology ' +
    'terms test testimonials texas thank thanks the their these this thursday tickets time times tips title to today tools top total tour tours town toyota trade trading training transport travel treatment tree trust tuesday twitter two uk union united university up ' +
    'upcoming us usa use user vacation valley value vehicle video videos view village virtual visit volunteer wall warranty washington waste watch water we web website wedding weddings wednesday week weekend welcome well wellness west western what when where which white who why ' +
    'wholesale wide wildlife wind window windows wine winter with women wood work workers working works workshop world year years yellow yes york you young your youth zone ' +
    'stadium trust networks network collection collections colection brands brand media chic excel series mentoring std large nails protectors bread ball must haves lee networks solutions associates ' +
    'nagar tower towers chevrolet buick honda punta coral cape naples heating roofing windows bakery pizza casino resort resorts lodge plaza mall market farm farms orchard vineyard winery brewery tavern bar bistro deli ' +
    'theatre theater cinema museum monument memorial award prize fund funds capital securities partners advisors ventures holdings enterprises industries labs lab pharma pharmaceuticals clinic dental medical chapter ' +
    'edition album song band orchestra symphony choir ballet opera festival fair expo summit forum conference congress session lecture seminar workshop webinar podcast episode season chapter volume issue ' +
    'shirt shirts dress dresses shoes boots jeans jacket coat bag bags ring rings necklace bracelet earrings watch watches lamp lamps chair chairs sofa bed beds desk rug rugs mirror ' +
    'terrier retriever shepherd spaniel cat dog horse bird fish flower flowers rose roses cream soap oil lotion serum nail spa massage ' +
    'monday lost found since before during until below between among under over near across free only even still already again ever never both few most such than too very own same ' +
    'airport nissan plant plants corporate centre center valve valves pack packs thermostat thermostats heater heaters towel rail rails boiler boilers radiator radiators gems sites site expansion announce resource resources ' +
    'hyundai kia mazda subaru bmw audi volvo volkswagen mercedes-benz chrysler dodge jeep cadillac lexus infiniti acura mitsubishi suzuki porsche ' +
    'street streets road roads avenue avenues boulevard rd ave blvd hwy highway pkwy parkway fillers ' +
    'reserved rights powered designed developed copyright credits disclaimer accessibility subscribe unsubscribe'
  ).split(' '),
);

/** Words among these that are surnames as well, when a given name stands before them. */
const SURNAMES_TOO = new Set(
  (
    'best black branch case church cook cross day english field fields ford gold green hall hill house lane law long love may miller moore ' +
    'north page parks power powers price read reed rivers rose sharp short small stone sweet wall waters west white wood ' +
    'woods young walker porter banks bond frost'
  ).split(' '),
);

/** Given names that are as often a month, a place, a virtue or a thing: they need more than a surname beside them. */
const AMBIGUOUS = new Set(
  (
    'april august austin bond bradford chance charity charlotte chase chelsea chester cherry christian clay crystal daisy dakota dale dallas eden faith fern ' +
    'florence floor forest ford garland georgia ginger grace grant guy harmony hazel heath hope houston ivy jade jewel joy june kent lake lance laurel li lily london lourdes ' +
    'lucky madison marina may melody mercedes miles milton ming misty montserrat olive orlando pan paris patience pearl piper rain regina rich roman rosa rosario rose royal ruby rusty ' +
    'santa santiago savannah scarlet sharp sierra sky sol star sterling stone summer sydney terra trinity victoria viola violet virginia ward wells wei will willow winter yang zion jin yan mari jing ' +
    'porter dolores concepción lincoln'
  ).split(' '),
);
const WORDLIKE =
  /(?:tion|ology|ness|ical|ware|ships?|ments|ings|ities|ance|ency|able|less|ism|ists?)$/i;

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
    if (names >= 2 && BUTTON.test(word)) break;
    if (names >= 2 && tokens.slice(at, at + 4).some((token) => isRoleWord(token.text))) break;
    if (/^\p{Lu}\.?$/u.test(word) || /^(?:\p{Lu}\.){2,3}$/u.test(word)) initials++;
    else if (names > 0 && PARTICLE.test(word)) continue;
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
  const words = tokens.filter((token) => token.end <= end).map((token) => token.text);
  const given = words.find((word) => word.length > 2) ?? '';
  const isGiven = isGivenName(given);
  const last = words.at(-1) ?? '';
  const after =
    tokens.find((token) => token.end > end && token.text !== ',' && token.text !== '(')?.text ?? '';
  const hasCredential = STRONG_CREDENTIAL.test(after);
  if (names + initials < 2) return 0;
  const isLastPlain = isPlainWord(last);
  if (hasHonorific) return 0.95;
  if (isGiven && !isLastPlain && !words.slice(1).some((word) => WORDLIKE.test(word))) {
    if (names > 3 || words.slice(1, -1).some((word) => isPlainWord(word))) return 0.2;
    if (AMBIGUOUS.has(given.toLowerCase())) return 0.5;
    return isLongRun(words, given) ? 0.55 : 0.85;
  }
  if (hasCredential) return 0.8;
  if (words.some((word) => NOT_NAMES.has(word.toLowerCase()))) return 0;
  return names <= 3 && !words.some(isRoleWord) ? 0.3 : 0;
}

/** Known as written, or without its accents, or by the first half of a double name. */
export function isGivenName(word: string): boolean {
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
  return NOT_NAMES.has(plain) && !SURNAMES_TOO.has(plain);
}

/** In capitals these are abbreviations of something else. */
function isHonorific(word: string): boolean {
  return HONORIFIC.test(word) && !/^(?:MS|LT|FR|COL|ING|HON|CHIEF)\.?$/.test(word);
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
  return NOT_NAMES.has(word.toLowerCase());
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
