const locale = typeof navigator === 'undefined' ? 'en' : navigator.language;
const near = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const far = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: '2-digit',
  timeZone: 'UTC',
});

const NEAR_MS = 300 * 86_400_000;

/** “24 Dec”, with the year where it could be another one. A calendar day has no time zone. */
export function formatDay(day: string, nowMs = Date.now()): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) return day;
  return (Math.abs(ms - nowMs) < NEAR_MS ? near : far).format(ms);
}

/** The calendar day here, as deals keep it. */
export function toDay(ms: number): string {
  const date = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
