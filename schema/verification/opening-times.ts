import type { DayWindow } from './best-time-rules.ts';

/** When a company is open, by ISO weekday. A day that is not in it was not spoken of. */
export type OpeningTimes = ReadonlyMap<number, readonly DayWindow[]>;

const DAYS: Readonly<Record<string, number>> = {
  mo: 1,
  mon: 1,
  monday: 1,
  montag: 1,
  lundi: 1,
  lun: 1,
  maandag: 1,
  ma: 1,
  lunes: 1,
  tu: 2,
  tue: 2,
  tues: 2,
  tuesday: 2,
  di: 2,
  dienstag: 2,
  mardi: 2,
  mar: 2,
  dinsdag: 2,
  martes: 2,
  we: 3,
  wed: 3,
  wednesday: 3,
  mi: 3,
  mittwoch: 3,
  mercredi: 3,
  mer: 3,
  woensdag: 3,
  wo: 3,
  miércoles: 3,
  mie: 3,
  th: 4,
  thu: 4,
  thur: 4,
  thurs: 4,
  thursday: 4,
  do: 4,
  donnerstag: 4,
  jeudi: 4,
  jeu: 4,
  donderdag: 4,
  jueves: 4,
  fr: 5,
  fri: 5,
  friday: 5,
  freitag: 5,
  vendredi: 5,
  ven: 5,
  vrijdag: 5,
  vr: 5,
  viernes: 5,
  sa: 6,
  sat: 6,
  saturday: 6,
  samstag: 6,
  samedi: 6,
  sam: 6,
  zaterdag: 6,
  za: 6,
  sábado: 6,
  su: 7,
  sun: 7,
  sunday: 7,
  so: 7,
  sonntag: 7,
  dimanche: 7,
  dim: 7,
  zondag: 7,
  zo: 7,
  domingo: 7,
};
const DAY = Object.keys(DAYS)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const TIME = String.raw`(\d{1,2})(?:[:.h](\d{2}))? ?(a\.?m\.?|p\.?m\.?)?(?: ?(?:uhr|uur|h))?`;
const TOKEN = new RegExp(
  String.raw`(?<![\p{L}])(${DAY})s?\.?(?![\p{L}])|(?<!\d)${TIME} ?(?:[-–—]|to|bis|tot|à|until) ?${TIME}(?!\d)|(closed|geschlossen|fermé|gesloten|cerrado)|(-|–|—|\b(?:to|bis|tot|au|through)\b)`,
  'giu',
);
const MAX_TEXT = 600;

/**
 * Reads opening hours as they are kept: `Mo-Fr 09:00-17:30; Sa 10:00-14:00`, or as a page prints
 * them. Null when nothing is understood; never a guess.
 */
export function readOpeningTimes(text: string | null | undefined): OpeningTimes | null {
  if (!text) return null;
  const times = new Map<number, DayWindow[]>();
  let days: number[] = [];
  let isRange = false;
  let hadTimes = false;
  for (const match of text.slice(0, MAX_TEXT).toLowerCase().matchAll(TOKEN)) {
    const [, name, fromHour, , , toHour, , , closed] = match;
    const day = name === undefined ? undefined : DAYS[name];
    if (day !== undefined) {
      if (hadTimes) [days, hadTimes] = [[], false];
      const last = days.at(-1);
      days = isRange && last !== undefined ? [...days, ...daysBetween(last, day)] : [...days, day];
      isRange = false;
    } else if (fromHour !== undefined && toHour !== undefined) {
      const window = readWindow(match);
      hadTimes = true;
      isRange = false;
      if (!window) continue;
      for (const one of days) times.set(one, [...(times.get(one) ?? []), window]);
    } else if (closed === undefined) isRange = true;
    else {
      hadTimes = true;
      for (const one of days) if (!times.has(one)) times.set(one, []);
    }
  }
  return times.size > 0 ? times : null;
}

function readWindow(match: RegExpMatchArray): DayWindow | null {
  const [, , fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf] = match;
  const to = minutesOf(toHour, toMinute, toHalf);
  let from = minutesOf(fromHour, fromMinute, fromHalf);
  // `9-5pm` means nine in the morning, `1-5pm` one in the afternoon.
  if (!fromHalf && toHalf?.startsWith('p') && from + 720 < to)
    from += Number(fromHour) < 7 ? 720 : 0;
  const end = to <= from && to === 0 ? 1_440 : to;
  return from < end && end <= 1_440 ? { from, to: end } : null;
}

function minutesOf(hour = '0', minute = '0', half?: string): number {
  const base = half ? (Number(hour) % 12) + (half.startsWith('p') ? 12 : 0) : Number(hour);
  return base * 60 + Number(minute);
}

/** After `from` up to `to`, around the end of the week. */
function daysBetween(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = (from % 7) + 1; days.length < 7; day = (day % 7) + 1) {
    days.push(day);
    if (day === to) return days;
  }
  return days;
}
