/** Formatting by the person's own locale; formatters are costly to make, so each is made once. */
const locale = typeof navigator === 'undefined' ? 'en' : navigator.language;

const number = new Intl.NumberFormat(locale);
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });

export function formatNumber(value: number): string {
  return number.format(value);
}

const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
const smallMoney = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  maximumSignificantDigits: 2,
});
const MICROS = 1_000_000;

/** What something cost us, from millionths of a US dollar; less than ten cents to two digits. */
export function formatCost(micros: number): string {
  const isSmall = micros > 0 && micros < MICROS / 10;
  return (isSmall ? smallMoney : money).format(micros / MICROS);
}

/** Date and time in full, for a tooltip. */
export function formatMoment(ms: number): string {
  return full.format(ms);
}

const STEPS = [
  { unit: 'minute', ms: 60_000, below: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, below: 86_400_000 },
  { unit: 'day', ms: 86_400_000, below: 7 * 86_400_000 },
] as const;

/** “3 minutes ago”, “in 2 hours”, and past a week the date. */
export function formatRelative(ms: number, nowMs: number): string {
  const delta = ms - nowMs;
  if (Math.abs(delta) < 60_000) return relative.format(0, 'second');
  for (const step of STEPS) {
    if (Math.abs(delta) < step.below) {
      return relative.format(Math.trunc(delta / step.ms), step.unit);
    }
  }
  const isThisYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
  return (isThisYear ? day : dayAndYear).format(ms);
}

/** “1 h 04 min”, “3 min 20 s”, “12 s”, from seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = whole % 60;
  if (h > 0) return `${h} h ${String(m).padStart(2, '0')} min`;
  if (m > 0) return s === 0 ? `${m} min` : `${m} min ${String(s).padStart(2, '0')} s`;
  return `${s} s`;
}
