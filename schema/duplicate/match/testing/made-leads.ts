import { Dice } from './dice.ts';
import { COUNTRIES, type MadeCountry, makeFamily, makeStreet } from './made-countries.ts';
import { spoil } from './spoil.ts';

/** A lead as lists have it. */
export interface MadeLead {
  kind: 'person' | 'company';
  name: string;
  title: string;
  company: string;
  email: string;
  phone: string;
  website: string;
  street: string;
  city: string;
  postal_code: string;
  country: string;
}

export interface MadeRecord extends MadeLead {
  id: string;
  /** Records of one number are one and the same. */
  entity: number;
}

export interface MadeOptions {
  size: number;
  seed: number;
  /** How many of the things occur more than once. */
  duplicated?: number;
  kinds?: ('person' | 'company')[];
  countries?: string[];
}

/**
 * Made leads with known duplicates. Copies differ as those from several sources do: slips, short
 * forms, other spellings, gaps, moved houses and new numbers. Among them stand what is easily taken
 * for duplicates and is none: branches of one chain, firms of one house that share a switchboard,
 * colleagues, families, namesakes.
 */
export function* makeLeads(options: MadeOptions): Generator<MadeRecord> {
  const dice = new Dice(options.seed);
  const { duplicated = 0.2, kinds = ['person', 'company'] } = options;
  const countries = COUNTRIES.filter(({ code }) => options.countries?.includes(code) ?? true);
  let entity = 0;
  let made = 0;
  // Copies stand somewhere later in the list, not beside their original.
  const waiting: MadeRecord[] = [];
  const number = (lead: MadeLead, of: number): MadeRecord => ({ ...lead, id: '', entity: of });
  while (made < options.size) {
    const country = dice.pick(countries);
    for (const lead of makeCluster(dice, country, dice.pick(kinds))) {
      const of = entity++;
      waiting.push(number(lead, of));
      if (!dice.chance(duplicated)) continue;
      const copies = dice.chance(0.8) ? 1 : 2;
      for (let n = 0; n < copies; n++) waiting.push(number(spoil(dice, country, lead), of));
    }
    while (waiting.length > Math.min(5000, options.size / 2) && made < options.size) {
      yield take(dice, waiting, ++made);
    }
  }
}

function take(dice: Dice, waiting: MadeRecord[], number: number): MadeRecord {
  const at = dice.upTo(waiting.length);
  const record = waiting[at]!;
  waiting[at] = waiting.at(-1)!;
  waiting.pop();
  record.id = `r${number}`;
  return record;
}

/** One lead, or several that are easily confused. */
function makeCluster(dice: Dice, country: MadeCountry, kind: 'person' | 'company'): MadeLead[] {
  const firm = makeFirm(dice, country);
  if (kind === 'company') {
    if (dice.chance(0.06)) return branches(dice, country, firm);
    if (dice.chance(0.04)) return [firm, neighbour(dice, country, firm)];
    return [firm];
  }
  const person = makePerson(dice, country, firm);
  if (dice.chance(0.25)) {
    const colleagues = Array.from({ length: 1 + dice.upTo(4) }, () =>
      makePerson(dice, country, firm),
    );
    const all = [person, ...colleagues];
    return all.filter(({ name }, n) => all.findIndex((other) => other.name === name) === n);
  }
  if (dice.chance(0.05)) return [person, relative(dice, country, person)];
  if (dice.chance(0.03)) return [person, namesake(dice, country, person)];
  return [person];
}

function makeFirm(dice: Dice, country: MadeCountry): MadeLead {
  const family = makeFamily(dice, country);
  const trade = dice.pick(country.trades);
  const style = dice.upTo(4);
  const second = makeFamily(dice, country);
  const name = [
    `${family} ${trade}`,
    `${family} & ${second} ${trade}`,
    `${trade} ${family}`,
    `${family} ${second}`,
  ][style]!;
  const words = style === 3 ? [family, second] : [family, trade.split(' ')[0]!];
  const stem = words.map(plain).join(dice.pick(['', '-']));
  const domain = `${stem}${unique(dice)}.${country.tld}`;
  const isOnline = dice.chance(0.8);
  return {
    kind: 'company',
    name: dice.chance(0.6) ? `${name} ${dice.pick(country.legal)}` : name,
    title: '',
    company: '',
    email: isOnline && dice.chance(0.7) ? `info@${domain}` : '',
    website: isOnline ? `https://www.${domain}` : '',
    phone: dice.chance(0.85)
      ? country.phone(dice.upTo(8) + 1 + dice.digits(country.phoneDigits - 1), 0)
      : '',
    ...makePlace(dice, country),
  };
}

function makePlace(dice: Dice, country: MadeCountry) {
  return {
    street: country.street(makeStreet(dice, country), 1 + dice.upTo(220)),
    city: dice.pickSkewed(country.cities),
    postal_code: country.postal(dice),
    country: country.code,
  };
}

function makePerson(dice: Dice, country: MadeCountry, firm: MadeLead): MadeLead {
  const given = dice.pickSkewed(country.given);
  const family = makeFamily(dice, country);
  const domain = firm.website.replace('https://www.', '') || 'gmail.com';
  const stem = dice.pick([
    `${plain(given)}.${plain(family)}`,
    `${plain(given)[0]}${plain(family)}`,
  ]);
  const mailbox = domain === 'gmail.com' ? `${stem}${unique(dice)}` : stem;
  const own = country.phone(dice.upTo(8) + 1 + dice.digits(country.phoneDigits - 1), 0);
  return {
    ...firm,
    kind: 'person',
    name: `${given} ${family}`,
    title: dice.pick([
      'Managing Director',
      'Sales Manager',
      'Owner',
      'Head of Marketing',
      'CTO',
      'Buyer',
      '',
    ]),
    company: firm.name,
    email: dice.chance(0.75) ? `${mailbox}@${domain}` : '',
    phone: dice.chance(0.5) ? own : firm.phone,
  };
}

/** Houses of one chain: one name, one site, each its own place and mostly its own number. */
function branches(dice: Dice, country: MadeCountry, firm: MadeLead): MadeLead[] {
  const hasOwnNumbers = dice.chance(0.8);
  return Array.from({ length: 2 + dice.upTo(7) }, () => {
    const place = makePlace(dice, country);
    const own = country.phone(dice.upTo(8) + 1 + dice.digits(country.phoneDigits - 1), 0);
    const phone = hasOwnNumbers ? own : firm.phone;
    const name = dice.chance(0.3) ? `${firm.name} ${place.city}` : firm.name;
    return { ...firm, ...place, phone, name };
  });
}

/** Another firm at the same door, at times behind the same switchboard. */
function neighbour(dice: Dice, country: MadeCountry, firm: MadeLead): MadeLead {
  const other = makeFirm(dice, country);
  const { street, city, postal_code } = firm;
  return { ...other, street, city, postal_code, ...(dice.chance(0.4) && { phone: firm.phone }) };
}

function relative(dice: Dice, country: MadeCountry, person: MadeLead): MadeLead {
  const family = person.name.slice(person.name.indexOf(' ') + 1);
  const others = country.given.filter((given) => !person.name.startsWith(given));
  const given = dice.pick(others);
  const email = person.email
    ? `${plain(given)}.${plain(family)}@${person.email.split('@')[1]}`
    : '';
  return { ...person, name: `${given} ${family}`, email };
}

/** Of one name, with a life of its own: nothing else is shared but by chance. */
function namesake(dice: Dice, country: MadeCountry, person: MadeLead): MadeLead {
  const [given = '', ...rest] = person.name.split(' ');
  const other = makePerson(dice, country, makeFirm(dice, country));
  const domain = other.email.split('@')[1];
  const email = domain ? `${plain(given)}.${plain(rest.join(''))}@${domain}` : '';
  return { ...other, name: person.name, email: domain === 'gmail.com' ? '' : email };
}

/** Nobody has the address that somebody else has. */
const unique = (dice: Dice) => dice.upTo(36 ** 4).toString(36);

export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}
