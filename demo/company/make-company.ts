import { copyOf } from '../copy/by-language.ts';
import { fillSlots } from '../copy/copy.ts';
import type { City, Country } from '../countries/country.ts';
import { hashText, type Dice } from '../dice.ts';
import type { Trade } from '../trades/trade.ts';
import { NAME_WORDS } from '../trades/trade.ts';
import type { Company, OpeningHours, Socials } from '../truth.ts';
import { foldToSlug } from './fold.ts';
import { makePeople } from './make-people.ts';
import { pickPrint, type NumberBook } from './number-book.ts';

export interface Founding {
  country: Country;
  city: City;
  trade: Trade;
  numbers: NumberBook;
  hasOnlineBooking: boolean;
  /** Slugs in use. The new company's slug is added. */
  takenSlugs: Set<string>;
}

interface FoundedCompany {
  slug: string;
  company: Company & Required<Pick<Company, 'address' | 'founded'>>;
}

/** Makes up a company with everything that one may know about it. Deterministic in its dice. */
export function makeCompany(founding: Founding, dice: Dice): FoundedCompany {
  const { country, city, trade, numbers } = founding;
  const [last = '', other = ''] = dice.pickSome(country.lastNames, 2);
  const [street, stem] = dice.pick(city.streets);
  const founded = dice.between(trade.firstYear ?? 1938, 2021);
  const slots = { last, other, street, city: city.name, founded, word: dice.pick(NAME_WORDS) };
  const name = fillSlots(dice.pick(trade.names), slots);
  const slug = claimSlug(name, founding);
  const domain = `${slug}.example`;
  const print = pickPrint(country, dice);
  const phones = [numbers.draw(country, city, print)];
  if (dice.chance(0.25)) phones.push(numbers.draw(country, city, print));
  const hasFax = dice.chance(country.code === 'DE' ? 0.7 : 0.25);
  return {
    slug,
    company: {
      name,
      legalName: legalNameOf(name, country, dice),
      domain,
      trade: trade.key,
      industry: trade.industry,
      description: fillSlots(dice.pick(trade.descriptions), slots),
      language: country.language,
      emails: mailboxesOf(founding, dice).map((mailbox) => `${mailbox}@${domain}`),
      phones,
      ...(hasFax ? { fax: numbers.draw(country, city, print) } : {}),
      address: {
        street: country.writeStreet(street, dice),
        city: city.name,
        region: city.region,
        postalCode: country.writePostcode(stem, dice),
        country: country.code,
      },
      people: makePeople(
        { country, city, trade, domain, headLastName: last, numbers, print },
        dice,
      ),
      socials: makeSocials(slug, dice),
      openingHours: makeOpeningHours(founding, dice),
      founded,
      services: dice.pickSome(trade.services, Math.min(6, trade.services.length)),
      hasOnlineBooking: founding.hasOnlineBooking,
    },
  };
}

function claimSlug(name: string, { city, trade, takenSlugs }: Founding): string {
  const folded = foldToSlug(name);
  // A name in another script leaves next to nothing: such companies are hosted under their trade.
  const base = folded.length > 3 ? folded : `sakura-${trade.key}`;
  const withCity = `${base}-${foldToSlug(city.name) || 'tokyo'}`;
  let slug = takenSlugs.has(base) ? withCity : base;
  for (let next = 2; takenSlugs.has(slug); next++) slug = `${withCity}-${next}`;
  takenSlugs.add(slug);
  return slug;
}

function legalNameOf(name: string, country: Country, dice: Dice): string {
  const form = dice.pick(country.legalForms);
  return country.code === 'JP' ? `${form}${name}` : `${name} ${form}`;
}

const MAIN_MAILBOXES = {
  en: ['hello', 'info', 'office', 'enquiries'],
  de: ['info', 'kontakt', 'post'],
  fr: ['contact', 'bonjour', 'accueil'],
  nl: ['info', 'hallo', 'contact'],
  es: ['info', 'hola', 'contacto'],
  ja: ['info'],
} as const;

function mailboxesOf({ country, hasOnlineBooking }: Founding, dice: Dice): string[] {
  const main = dice.pick<string>(MAIN_MAILBOXES[country.language]);
  const second = hasOnlineBooking ? 'bookings' : dice.pick(['sales', 'jobs', 'team']);
  return dice.chance(hasOnlineBooking ? 0.8 : 0.3) ? [main, second] : [main];
}

function makeSocials(slug: string, dice: Dice): Socials {
  // A tail keeps made-up companies off the profiles of real ones.
  const handle = `${slug}-${hashText(slug).toString(36)}`;
  const short = `${slug.replaceAll('-', '').slice(0, 9)}_${hashText(slug).toString(36).slice(0, 5)}`;
  const socials: Socials = {};
  if (dice.chance(0.6)) socials.linkedin = `https://www.linkedin.com/company/${handle}`;
  if (dice.chance(0.6)) socials.facebook = `https://www.facebook.com/${handle}`;
  if (dice.chance(0.5)) socials.instagram = `https://www.instagram.com/${short}/`;
  if (dice.chance(0.3)) socials.twitter = `https://x.com/${short}`;
  if (dice.chance(0.2)) socials.youtube = `https://www.youtube.com/@${handle}`;
  return socials;
}

const WEEKS = [
  [['Mo-Fr', '09:00', '17:30']],
  [
    ['Mo-Fr', '08:30', '18:00'],
    ['Sa', '09:00', '13:00'],
  ],
  [
    ['Mo-Th', '08:00', '17:00'],
    ['Fr', '08:00', '15:00'],
  ],
  [['Tu-Su', '10:00', '19:00']],
] as const;

function makeOpeningHours({ country, trade }: Founding, dice: Dice): OpeningHours[] {
  const copy = copyOf(country.language);
  const week = trade.key === 'cafe' ? WEEKS[3] : dice.pick(WEEKS.slice(0, 3));
  return week.map(([days, open, close]) => ({
    spec: `${days} ${open}-${close}`,
    days: copy.days[days],
    hours: copy.hours(open, close),
  }));
}
