import { i18n } from '../../i18n/i18n.ts';

const locale = typeof navigator === 'undefined' ? 'en' : navigator.language;
const hour = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
const hereHour = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const hereDay = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });

/** 1970-01-05 was a Monday. */
const MONDAY = 4;
const DAY_MS = 86_400_000;

/** “15:00–17:00”, from minutes after midnight. */
export function hoursInWords({ from, to }: { from: number; to: number }): string {
  return hour.formatRange(from * 60_000, to * 60_000);
}

/** “16:00–18:00” by the clocks here. */
export function hoursHere({ startsAt, endsAt }: { startsAt: number; endsAt: number }): string {
  return hereHour.formatRange(startsAt, endsAt);
}

export function hourHere(at: number): string {
  return hereHour.format(at);
}

/** “Tue, 24 Nov” */
export function dayHere(at: number): string {
  return hereDay.format(at);
}

/** “Tue–Thu” or “Tue, Wed, Mon”; ISO weekdays, in the order of the week. */
export function daysInWords(weekdays: readonly number[]): string {
  const inOrder = weekdays.toSorted((a, b) => a - b);
  const name = (day: number) => weekday.format((MONDAY + day - 1) * DAY_MS);
  const first = inOrder[0] ?? 1;
  const last = inOrder.at(-1) ?? first;
  const isRun = inOrder.length > 2 && last - first === inOrder.length - 1;
  if (isRun) return `${name(first)}–${name(last)}`;
  return new Intl.ListFormat(i18n.language, { type: 'unit' }).format(inOrder.map(name));
}

export function regionName(code: string): string {
  return regions.of(code) ?? code;
}

/** “Europe/London” as “London”. */
export function zoneName(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
