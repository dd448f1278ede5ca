import { Dice } from './dice.ts';
import type { MadeList } from './made-things.ts';
import { slip } from './spoil.ts';

interface Contact {
  given: string;
  family: string;
  title: string;
  account: string;
  domain: string;
  mobile: string;
  profile: string;
  city: string;
}

const list = (text: string) => text.trim().split(/\s+/);
/** A name and what its bearer is called. */
const GIVEN =
  list(`Robert/Bob William/Bill Elizabeth/Liz Michael/Mike Thomas/Tom James/Jim Katherine/Kate
  Christopher/Chris Matthew/Matt Alexander/Alex Jennifer/Jen Patricia/Pat Samuel/Sam Edward/Ted Benjamin/Ben
  Richard/Dick Margaret/Maggie Andrew/Drew Susan/Sue Johannes/Hans Giuseppe/Beppe Francisco/Paco Nicholas/Nick
  Alexandra/Sandra Maximilian/Max Friederike Jean-Pierre Anne-Marie Łukasz Zoë Søren Mehmet Priya Hiroshi Chen
  Fatima Olga Ingrid Luca Chloé`);
const FAMILIES =
  list(`Anderson Brown Clarke Davies Evans Foster Hughes Johnson Kelly Lewis Morgan Nelson O'Brien
  Parker Roberts Schmidt Müller Schröder Weber Dupont Moreau Lefèvre García Fernández Rossi Esposito Kowalski
  Nowak Jansen Visser Sørensen Yılmaz Patel Tanaka Wang Haddad Petrova Lindqvist Costa Silva`);
const TITLES = list('CEO CFO CTO Buyer Partner').concat(
  'Head of Sales',
  'Sales Manager',
  'Managing Director',
  'VP Marketing',
  'Account Executive',
);
const FIRMS =
  list(`Northwind Contoso Initech Globex Umbra Hooly Vandelay Stark Wayne Acmetal Bluefin Cedarline
  Dynacore Evergrid Foxglove Granitech Harborview Ironbridge Juniper Kestrel Lumina Meridian Nimbus Oakridge`);
const ENDS = list('a o is ex on us ia um era ix');
const SUFFIXES = list('Group Labs Partners Systems Health Foods Energy Logistics Software Capital');
const CITIES = list(
  'Leeds London Berlin München Paris Milano Madrid Boston Austin Amsterdam Wien Warszawa',
);

/**
 * Contacts of a sales team: nicknames, names in the wrong column, marriages, moves from one employer
 * to another; beside them colleagues, brothers and sisters of one firm, and namesakes.
 */
export function makeContacts(size: number, seed: number): MadeList {
  const dice = new Dice(seed);
  const made: { row: string[]; entity: number; at: number }[] = [];
  let entity = 0;
  while (made.length < size) {
    const contact = makeContact(dice);
    const all = [contact];
    if (dice.chance(0.3)) all.push(colleague(dice, contact));
    if (dice.chance(0.04)) all.push({ ...colleague(dice, contact), family: contact.family });
    if (dice.chance(0.04))
      all.push({ ...makeContact(dice), given: contact.given, family: contact.family });
    for (const each of all) {
      made.push({ row: rowOf(dice, each), entity, at: dice.next() });
      const copies = dice.chance(0.3) ? 1 + dice.upTo(2) : 0;
      for (let n = 0; n < copies; n++)
        made.push({ row: rowOf(dice, later(dice, each)), entity, at: dice.next() });
      entity++;
    }
  }
  made.sort((a, b) => a.at - b.at);
  return {
    headers: [
      'Contact ID',
      'First Name',
      'Last Name',
      'Job Title',
      'Account Name',
      'Work Email',
      'Mobile Phone',
      'LinkedIn URL',
      'City',
    ],
    rows: made.map(({ row }, n) => [`0035${n}`, ...row]),
    entities: made.map(({ entity: one }) => one),
  };
}

function makeContact(dice: Dice): Contact {
  const [given, family] = [dice.pick(GIVEN), dice.pick(FAMILIES)];
  const account = `${dice.pick(FIRMS)}${dice.pick(ENDS)} ${dice.pick(SUFFIXES)}`;
  return {
    given,
    family,
    title: dice.pick(TITLES),
    account,
    domain: `${plain(account)}.com`,
    mobile: `+44 7${dice.digits(9)}`,
    profile: `${plain(given.split('/')[0]!)}-${plain(family)}-${dice.digits(6)}`,
    city: dice.pick(CITIES),
  };
}

function colleague(dice: Dice, { account, domain, city }: Contact): Contact {
  return { ...makeContact(dice), account, domain, city };
}

/** The same person as another list has it, or some years on. */
function later(dice: Dice, contact: Contact): Contact {
  const next = { ...contact };
  const roll = dice.next();
  if (roll < 0.2) {
    const { account, domain, title } = makeContact(dice);
    Object.assign(next, { account, domain, title });
  } else if (roll < 0.25) {
    next.family = dice.chance(0.5)
      ? dice.pick(FAMILIES)
      : `${contact.family}-${dice.pick(FAMILIES)}`;
  }
  const [full = '', short] = contact.given.split('/');
  next.given = dice.chance(0.4) && short ? short : full;
  if (dice.chance(0.12)) next.family = slip(dice, next.family);
  if (dice.chance(0.1)) next.given = slip(dice, next.given);
  if (dice.chance(0.2)) next.family = next.family.normalize('NFD').replace(/\p{M}/gu, '');
  if (dice.chance(0.08)) next.given = `${next.given} ${dice.pick('ABCDEM'.split(''))}.`;
  if (dice.chance(0.06)) [next.given, next.family] = [next.family, next.given];
  return next;
}

function rowOf(
  dice: Dice,
  { given, family, title, account, domain, mobile, profile, city }: Contact,
): string[] {
  const [shown = ''] = given.split('/');
  const row = [
    shown,
    family,
    dice.chance(0.3) ? '' : title,
    dice.chance(0.1) ? '' : account + dice.pick(['', '', ' Ltd', ', Inc.']),
    dice.chance(0.3) ? '' : `${plain(shown)}.${plain(family)}@${domain}`,
    dice.chance(0.35)
      ? ''
      : dice.pick([mobile, mobile.replaceAll(' ', ''), mobile.replace('+44 ', '0')]),
    dice.chance(0.45)
      ? ''
      : dice.pick([`https://www.linkedin.com/in/${profile}/`, `linkedin.com/in/${profile}`]),
    dice.chance(0.3) ? '' : city,
  ];
  // One way to tell who it is stays.
  if (!row[5] && !row[6]) row[5] = mobile;
  return row;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
