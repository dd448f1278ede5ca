/** Minutes from midnight in a time zone. From 22:00 to 7:00 runs over midnight. */
export interface QuietHours {
  from: number;
  to: number;
  timeZone: string;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/**
 * When somebody may be disturbed, at the earliest: `nowMs` outside of their quiet hours, else the
 * end of them, to the minute. The same minute twice means no quiet hours.
 */
export function endOfQuiet(quiet: QuietHours | null, nowMs: number): number {
  if (!quiet || quiet.from === quiet.to) return nowMs;
  const now = minuteOfDay(nowMs, quiet.timeZone);
  const sinceStart = (now - quiet.from + DAY_MINUTES) % DAY_MINUTES;
  const lasts = (quiet.to - quiet.from + DAY_MINUTES) % DAY_MINUTES;
  if (sinceStart >= lasts) return nowMs;
  const minuteStart = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  let end = minuteStart + (lasts - sinceStart) * MINUTE_MS;
  // The clocks may be changed in between: what counts is the time that they show.
  const off = minuteOfDay(end, quiet.timeZone) - quiet.to;
  if (off !== 0) end -= (off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off) * MINUTE_MS;
  return Math.max(nowMs, end);
}

/** Whether the zone is the one that stands until a person's own is known. */
export const lacksZone = (setting: { timeZone: string; quietFrom: number | null }): boolean =>
  setting.timeZone === 'UTC' && setting.quietFrom === null;

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function minuteOfDay(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return read('hour') * 60 + read('minute');
}
