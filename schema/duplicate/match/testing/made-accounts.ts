import { Dice } from './dice.ts';
import type { MadeList } from './made-things.ts';
import { slip } from './spoil.ts';

/** A company as two systems of one sales team have it. */
interface Account {
  name: string;
  legal: string;
  domain: string;
  phone: string;
  place: Place;
  industry: string;
}

interface Place {
  city: string;
  /** What other languages call it. */
  others: string[];
  country: string[];
  dial: string;
  legal: string[][];
  tld: string;
}

const GERMAN = [
  ['GmbH', 'G.m.b.H.', 'Gesellschaft mit beschränkter Haftung'],
  ['AG', 'Aktiengesellschaft'],
  ['GmbH & Co. KG', 'GmbH u. Co KG'],
  ['KG'],
];
const FRENCH = [
  ['SAS', 'S.A.S.'],
  ['SARL', 'S.à r.l.'],
  ['SA', 'S.A.'],
];
const ENGLISH = [
  ['Ltd', 'Limited', 'Ltd.'],
  ['PLC', 'plc'],
];
const AMERICAN = [
  ['Inc.', 'Incorporated', 'Inc'],
  ['LLC', 'L.L.C.'],
  ['Corp.', 'Corporation'],
];
const DUTCH = [
  ['BV', 'B.V.'],
  ['NV', 'N.V.'],
];
const ITALIAN = [
  ['S.p.A.', 'SpA'],
  ['S.r.l.', 'Srl'],
];
const SPANISH = [
  ['S.L.', 'SL'],
  ['S.A.', 'SA'],
];
const POLISH = [['Sp. z o.o.', 'sp. z o. o.'], ['S.A.']];

const place = (
  city: string,
  others: string[],
  country: string[],
  dial: string,
  legal: string[][],
  tld: string,
): Place => ({ city, others, country, dial, legal, tld });
const DE = ['Germany', 'Deutschland', 'DE'];
const PLACES: Place[] = [
  place('München', ['Munich', 'Muenchen'], DE, '+49 89', GERMAN, 'de'),
  place('Köln', ['Cologne', 'Koeln'], DE, '+49 221', GERMAN, 'de'),
  place('Hamburg', ['Hamburg'], DE, '+49 40', GERMAN, 'de'),
  place('Nürnberg', ['Nuremberg'], DE, '+49 911', GERMAN, 'de'),
  place('Wien', ['Vienna'], ['Austria', 'Österreich', 'AT'], '+43 1', GERMAN, 'at'),
  place('Zürich', ['Zurich'], ['Switzerland', 'Schweiz', 'CH'], '+41 44', GERMAN, 'ch'),
  place('Genève', ['Geneva', 'Genf'], ['Switzerland', 'Suisse', 'CH'], '+41 22', FRENCH, 'ch'),
  place('Paris', ['Paris'], ['France', 'FR'], '+33 1', FRENCH, 'fr'),
  place('Lyon', ['Lyons'], ['France', 'FR'], '+33 4', FRENCH, 'fr'),
  place('London', ['Londres'], ['United Kingdom', 'UK', 'GB'], '+44 20', ENGLISH, 'co.uk'),
  place('Leeds', ['Leeds'], ['United Kingdom', 'UK', 'GB'], '+44 113', ENGLISH, 'co.uk'),
  place('Boston', ['Boston'], ['United States', 'USA', 'US'], '+1 617', AMERICAN, 'com'),
  place('Chicago', ['Chicago'], ['United States', 'USA', 'US'], '+1 312', AMERICAN, 'com'),
  place('Austin', ['Austin'], ['United States', 'USA', 'US'], '+1 512', AMERICAN, 'com'),
  place('Den Haag', ['The Hague'], ['Netherlands', 'Nederland', 'NL'], '+31 70', DUTCH, 'nl'),
  place('Antwerpen', ['Antwerp', 'Anvers'], ['Belgium', 'België', 'BE'], '+32 3', DUTCH, 'be'),
  place('Milano', ['Milan', 'Mailand'], ['Italy', 'Italia', 'IT'], '+39 02', ITALIAN, 'it'),
  place('Torino', ['Turin'], ['Italy', 'Italia', 'IT'], '+39 011', ITALIAN, 'it'),
  place('Sevilla', ['Seville'], ['Spain', 'España', 'ES'], '+34 95', SPANISH, 'es'),
  place('Warszawa', ['Warsaw', 'Warschau'], ['Poland', 'Polska', 'PL'], '+48 22', POLISH, 'pl'),
];

const list = (text: string) => text.trim().split(/\s+/);
const STEMS =
  list(`nord alta vera luma orbi terra solu kine medi agri hydro aero veri opti quan silva rhein
  baltic delta merid axi cora fluo gran helio inno kapo lexi mono novi omni pano radi sera tele uni viva zeni`);
const ENDS =
  list(`tech soft pharm bank log werk data form net sys lab mark trade cargo plast chem metall build
  care foods energy print textil optic media`);
const FAMILIES =
  list(`Schröder Müller Weiß Dupont Lefèvre O'Connor Smith García Rossi Jansen Kowalski Brandt Köhler
  Fischer Moreau Bianchi Novak Andersson Becker Walker`);
const TRADES: [string, string][] = [
  ['Technologies', 'Tech'],
  ['International', 'Intl'],
  ['Logistics', 'Logistik'],
  ['Consulting', 'Consulting'],
  ['Engineering', 'Eng.'],
  ['Solutions', 'Solutions'],
  ['Maschinenbau', 'Maschinenbau'],
  ['Manufacturing', 'Mfg'],
  ['Services', 'Svcs'],
  ['Software', 'Software'],
  ['Bau', 'Bau'],
  ['Industries', 'Industries'],
];
const INDUSTRIES = list(
  'Software Construction Logistics Chemicals Retail Banking Machinery Healthcare',
);

/** No two firms have one domain. */
let unique = 0;

/** Accounts of several countries: legal forms in and out of the name, domains, subsidiaries, namesakes. */
export function makeAccounts(size: number, seed: number): MadeList {
  unique = 0;
  const dice = new Dice(seed);
  const made: { row: string[]; entity: number; at: number }[] = [];
  let entity = 0;
  while (made.length < size) {
    const account = makeAccount(dice);
    const all = [account];
    if (dice.chance(0.08)) all.push(subsidiary(dice, account));
    if (dice.chance(0.06)) all.push(namesake(dice, account));
    for (const each of all) {
      made.push({ row: rowOf(dice, each, false), entity, at: dice.next() });
      const copies = dice.chance(0.3) ? 1 + dice.upTo(2) : 0;
      for (let n = 0; n < copies; n++)
        made.push({ row: rowOf(dice, each, true), entity, at: dice.next() });
      entity++;
    }
  }
  made.sort((a, b) => a.at - b.at);
  return {
    headers: ['Account ID', 'Account Name', 'Website', 'Phone', 'HQ City', 'Country', 'Industry'],
    rows: made.map(({ row }, n) => [`0015${n}`, ...row]),
    entities: made.map(({ entity: one }) => one),
  };
}

function makeAccount(dice: Dice): Account {
  const at = dice.pick(PLACES);
  const stem = dice.chance(0.6)
    ? capital(dice.pick(STEMS) + dice.pick(ENDS))
    : `${dice.pick(FAMILIES)}${dice.chance(0.3) ? ` & ${dice.pick(FAMILIES)}` : ''}`;
  const [trade] = dice.pick(TRADES);
  const name = dice.chance(0.75) ? `${stem} ${trade}` : stem;
  return {
    name,
    legal: dice.pick(at.legal)[0]!,
    domain: `${plain(dice.chance(0.5) ? name : stem)}${++unique}.${dice.chance(0.4) ? 'com' : at.tld}`,
    phone: `${at.dial} ${1 + dice.upTo(8)}${dice.digits(6)}`,
    place: at,
    industry: dice.pick(INDUSTRIES),
  };
}

/** Of one group, with a business and a number of its own. */
function subsidiary(dice: Dice, account: Account): Account {
  const other = makeAccount(dice);
  const [stem = ''] = account.name.split(' ');
  const [trade] = dice.pick(TRADES.filter(([each]) => !account.name.includes(each)));
  return {
    ...account,
    name: `${stem} ${trade}`,
    phone: other.phone.replace(other.place.dial, account.place.dial),
  };
}

/** Called the same by chance, elsewhere. */
function namesake(dice: Dice, account: Account): Account {
  const other = makeAccount(dice);
  return {
    ...other,
    name: account.name,
    domain: `${plain(account.name)}-${++unique}.${other.place.tld}`,
  };
}

function rowOf(
  dice: Dice,
  { name, legal, domain, phone, place: at, industry }: Account,
  isCopy: boolean,
): string[] {
  const forms = at.legal.find(([first]) => first === legal) ?? [legal];
  const shown = isCopy ? otherName(dice, name) : name;
  const ending = dice.chance(0.3) ? '' : ` ${isCopy ? dice.pick(forms) : legal}`;
  const site = dice.pick([
    domain,
    `www.${domain}`,
    `https://www.${domain}/`,
    `http://${domain}/en/home`,
  ]);
  const row = [
    dice.chance(0.05) ? `${shown}${ending}`.toUpperCase() : shown + ending,
    dice.chance(isCopy ? 0.2 : 0.1) ? '' : site,
    dice.chance(isCopy ? 0.3 : 0.15) ? '' : otherPhone(dice, at.dial, phone),
    isCopy && dice.chance(0.4) ? dice.pick(at.others) : at.city,
    isCopy ? dice.pick(at.country) : at.country[0]!,
    dice.chance(0.3) ? '' : industry,
  ];
  // Something besides the name stays, or nobody could tell.
  if (!row[1] && !row[2]) row[1] = site;
  return row;
}

function otherName(dice: Dice, name: string): string {
  let other = name;
  for (const [long, short] of TRADES) if (dice.chance(0.3)) other = other.replace(long, short);
  if (dice.chance(0.3)) other = other.replace(' & ', dice.pick([' and ', ' und ', ' + ']));
  if (dice.chance(0.3)) other = other.normalize('NFD').replace(/\p{M}/gu, '').replace('ß', 'ss');
  return dice.chance(0.15) ? slip(dice, other) : other;
}

function otherPhone(dice: Dice, dial: string, phone: string): string {
  const style = dice.upTo(4);
  if (style === 0) return phone;
  if (style === 1) return phone.replaceAll(' ', '');
  if (style === 2) return phone.replace('+', '00');
  const [, area = ''] = dial.split(' ');
  return dial.startsWith('+1 ')
    ? `(${area}) ${phone.slice(dial.length + 1)}`
    : `0${area}/${phone.slice(dial.length + 1)}`;
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace('ß', 'ss')
    .replace(/[^a-z0-9]/g, '');
