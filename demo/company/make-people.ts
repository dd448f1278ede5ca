import type { City, Country } from '../countries/country.ts';
import { hashText, type Dice } from '../dice.ts';
import type { Trade } from '../trades/trade.ts';
import type { Person } from '../truth.ts';
import { foldToSlug } from './fold.ts';
import type { NumberBook } from './number-book.ts';

interface Staffing {
  country: Country;
  city: City;
  trade: Trade;
  domain: string;
  /** The family name in the company's name: its head bears it. */
  headLastName: string;
  numbers: NumberBook;
  print: (nsn: string) => string;
}

/** Two to five people with different names, the head first. Mail addresses follow one pattern. */
export function makePeople(staffing: Staffing, dice: Dice): Person[] {
  const { country, trade } = staffing;
  const count = Math.min(dice.between(2, 5), trade.titles.length);
  const firstNames = dice.pickSome([...country.women, ...country.men], count);
  const others = country.lastNames.filter((name) => name !== staffing.headLastName);
  const lastNames = [staffing.headLastName, ...dice.pickSome(others, count - 1)];
  const writeMailbox = dice.pick(MAILBOX_PATTERNS);
  return firstNames.map((first, at) => {
    const last = lastNames[at] ?? staffing.headLastName;
    const name = country.language === 'ja' ? `${last} ${first}` : `${first} ${last}`;
    const [hers = '', his = hers] = trade.titles[at]?.split('/') ?? [];
    return {
      name,
      title: country.women.includes(first) ? hers : his,
      ...contactsOf(staffing, dice, { first, last, name, writeMailbox }),
    };
  });
}

interface Named {
  first: string;
  last: string;
  name: string;
  writeMailbox: MailboxPattern;
}

function contactsOf(staffing: Staffing, dice: Dice, named: Named): Partial<Person> {
  const { country, city, domain, numbers, print } = staffing;
  const hasMail = dice.chance(0.65);
  const hasPhone = dice.chance(0.3);
  const hasLinkedin = dice.chance(0.35);
  const mailbox = named.writeMailbox(squeeze(named.first), squeeze(named.last));
  const handle = `${foldToSlug(named.name)}-${hashText(domain + named.name).toString(36)}`;
  return {
    // Romanising other scripts is out of reach, so those people have no mailbox of their own.
    ...(hasMail && mailbox.length > 2 ? { email: `${mailbox}@${domain}` } : {}),
    ...(hasPhone ? { phone: numbers.draw(country, city, print) } : {}),
    ...(hasLinkedin && mailbox.length > 2
      ? { linkedin: `https://www.linkedin.com/in/${handle}` }
      : {}),
  };
}

type MailboxPattern = (first: string, last: string) => string;

const MAILBOX_PATTERNS: readonly MailboxPattern[] = [
  (first) => first,
  (first, last) => (first && last ? `${first}.${last}` : ''),
  (first, last) => `${first.slice(0, 1)}${last}`,
  (first, last) => (first && last ? `${first}_${last.slice(0, 1)}` : ''),
];

function squeeze(name: string): string {
  return foldToSlug(name).replaceAll('-', '');
}
