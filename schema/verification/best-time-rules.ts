import type { Channel } from '../profile/icp.ts';

/**
 * When people of a trade or a role have a moment. Practice of selling to businesses and the daily
 * round of the trades, not measurements: each rule therefore says why, and gives way to what is
 * known of the company itself (opening hours).
 */

/** Minutes after midnight, in the lead's own time. */
export interface DayWindow {
  from: number;
  to: number;
}

export const TRADE_RHYTHMS = [
  'meals',
  'patients',
  'animals',
  'guests',
  'building_site',
  'workshop',
  'shop',
  'salon',
  'classes',
  'property',
  'counsel',
  'plant',
  'desk',
] as const;
/** Trades whose day goes alike. */
export type TradeRhythm = (typeof TRADE_RHYTHMS)[number];

export interface Rhythm {
  /** To call, and to write. */
  phone: DayWindow;
  email: DayWindow;
  /** Positions in their working week, the best first: 1 is its second day. */
  days: readonly number[];
  /** Who decides stands in the shop, at the chair or on the site: calling beats writing. */
  isOnFloor: boolean;
}

const at = (hour: number, minute = 0) => hour * 60 + minute;
const between = (from: number, to: number): DayWindow => ({ from, to });

const MIDWEEK = [1, 2, 3] as const;

export const RHYTHMS: Record<TradeRhythm, Rhythm> = {
  // Between lunch and dinner; the weekend is for guests.
  meals: {
    phone: between(at(15), at(17)),
    email: between(at(14, 30), at(16, 30)),
    days: [1, 2, 0],
    isOnFloor: true,
  },
  // Before the first patient, or while the practice rests at noon.
  patients: {
    phone: between(at(8), at(9)),
    email: between(at(12), at(13, 30)),
    days: [1, 2, 3],
    isOnFloor: true,
  },
  animals: {
    phone: between(at(13), at(14, 30)),
    email: between(at(12, 30), at(14)),
    days: [1, 2, 3],
    isOnFloor: true,
  },
  // After check-out and before check-in.
  guests: {
    phone: between(at(11), at(13)),
    email: between(at(10), at(12)),
    days: [1, 2, 3],
    isOnFloor: true,
  },
  // Before the crews leave, or when they are back.
  building_site: {
    phone: between(at(7), at(8, 30)),
    email: between(at(17), at(18, 30)),
    days: [1, 2, 3],
    isOnFloor: true,
  },
  workshop: {
    phone: between(at(13, 30), at(15, 30)),
    email: between(at(7, 30), at(9)),
    days: [1, 2, 3],
    isOnFloor: true,
  },
  // Before customers come; Monday is for deliveries and Saturday for customers.
  shop: {
    phone: between(at(9, 30), at(11)),
    email: between(at(8, 30), at(10)),
    days: [1, 2, 3],
    isOnFloor: true,
  },
  // Mondays many are closed.
  salon: {
    phone: between(at(9), at(10, 30)),
    email: between(at(9), at(10, 30)),
    days: [1, 2],
    isOnFloor: true,
  },
  // When lessons are over.
  classes: {
    phone: between(at(15, 30), at(17)),
    email: between(at(15), at(17)),
    days: [1, 2, 3],
    isOnFloor: false,
  },
  // Viewings fill the afternoons and the days before the weekend.
  property: {
    phone: between(at(9, 30), at(11)),
    email: between(at(8, 30), at(10)),
    days: [1, 2],
    isOnFloor: false,
  },
  // Before hearings and clients.
  counsel: {
    phone: between(at(8, 30), at(10)),
    email: between(at(7, 30), at(9)),
    days: [1, 2, 3],
    isOnFloor: false,
  },
  // After the morning's handover.
  plant: {
    phone: between(at(9), at(10, 30)),
    email: between(at(7), at(8, 30)),
    days: [1, 2, 3],
    isOnFloor: false,
  },
  desk: {
    phone: between(at(10), at(11, 30)),
    email: between(at(8, 30), at(10)),
    days: MIDWEEK,
    isOnFloor: false,
  },
};

/** By the keys of schema/score/vocabulary.ts; what is not named has a desk. */
export const RHYTHM_OF: Readonly<Record<string, TradeRhythm>> = {
  restaurant: 'meals',
  cafe: 'meals',
  bar: 'meals',
  catering: 'meals',
  bakery: 'workshop',
  butcher: 'workshop',
  dentist: 'patients',
  doctor: 'patients',
  physiotherapist: 'patients',
  psychologist: 'patients',
  optician: 'patients',
  'dental-lab': 'workshop',
  hospital: 'desk',
  pharmacy: 'shop',
  'care-home': 'animals',
  veterinary: 'animals',
  'pet-care': 'salon',
  hotel: 'guests',
  builder: 'building_site',
  plumber: 'building_site',
  electrician: 'building_site',
  roofer: 'building_site',
  painter: 'building_site',
  carpenter: 'building_site',
  solar: 'building_site',
  landscaper: 'building_site',
  cleaning: 'building_site',
  moving: 'building_site',
  'car-repair': 'workshop',
  'bike-shop': 'workshop',
  printer: 'workshop',
  metalwork: 'plant',
  'car-dealer': 'shop',
  retail: 'shop',
  supermarket: 'shop',
  fashion: 'shop',
  jeweller: 'shop',
  florist: 'shop',
  furniture: 'shop',
  bookshop: 'shop',
  'building-materials': 'shop',
  wholesale: 'plant',
  hairdresser: 'salon',
  'beauty-salon': 'salon',
  fitness: 'animals',
  school: 'classes',
  nursery: 'animals',
  training: 'classes',
  university: 'desk',
  'real-estate': 'property',
  architect: 'desk',
  'law-firm': 'counsel',
  accountant: 'counsel',
  insurance: 'counsel',
  'financial-adviser': 'counsel',
  bank: 'counsel',
  manufacturing: 'plant',
  plastics: 'plant',
  chemicals: 'plant',
  textiles: 'plant',
  lighting: 'plant',
  energy: 'plant',
  recycling: 'plant',
  agriculture: 'building_site',
  logistics: 'plant',
  taxi: 'guests',
  'food-producer': 'plant',
  winery: 'plant',
};

/** Who decides is at the desk before the meetings begin. */
export const EXECUTIVE: Record<'phone' | 'email', DayWindow> = {
  phone: between(at(8), at(9)),
  email: between(at(6, 30), at(8)),
};

/** On a phone over lunch, or on the way home. */
export const SOCIAL_WINDOW = between(at(12), at(13, 30));

/** Which of the two windows a channel follows; the others are read when there is a quiet moment. */
export function windowKind(channel: Channel): 'phone' | 'email' | 'social' {
  if (channel === 'phone' || channel === 'whatsapp') return 'phone';
  return channel === 'email' ? 'email' : 'social';
}

/**
 * Working days where they are not Monday to Friday, as ISO weekdays in the order of their week.
 * By the public weekends in force in 2025.
 */
const SUNDAY_TO_THURSDAY = [7, 1, 2, 3, 4];
const WEEKS: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(
    [
      'SA',
      'QA',
      'KW',
      'BH',
      'OM',
      'JO',
      'IQ',
      'SY',
      'YE',
      'PS',
      'EG',
      'LY',
      'SD',
      'DZ',
      'IL',
      'BD',
      'MV',
    ].map((country) => [country, SUNDAY_TO_THURSDAY]),
  ),
  IR: [6, 7, 1, 2, 3],
  AF: [6, 7, 1, 2, 3],
  NP: [7, 1, 2, 3, 4, 5],
  BN: [1, 2, 3, 4, 6],
};
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5] as const;

export function workingWeek(country: string | null | undefined): readonly number[] {
  return (country && WEEKS[country]) || MONDAY_TO_FRIDAY;
}

/** Where offices begin and eat about an hour later. */
export const LATE_COUNTRIES: ReadonlySet<string> = new Set(['ES', 'AR', 'GR', 'CL', 'UY']);
export const LATE_BY_MINUTES = 60;
