import { offsetMinutes, timeZoneOf } from '../enrichment/time-zone.ts';
import type { Channel } from '../profile/icp.ts';
import { INDUSTRIES } from '../score/vocabulary.ts';
import { readRole } from '../score/words/roles.ts';
import {
  type DayWindow,
  EXECUTIVE,
  LATE_BY_MINUTES,
  LATE_COUNTRIES,
  RHYTHM_OF,
  type Rhythm,
  RHYTHMS,
  SOCIAL_WINDOW,
  type TradeRhythm,
  windowKind,
  workingWeek,
} from './best-time-rules.ts';
import { type OpeningTimes, readOpeningTimes } from './opening-times.ts';
import { phoneRisk, type PhoneState, type PhoneType } from './phone.ts';
import type { EmailState } from './verdict.ts';

/** What is known of a lead that bears on when and how to reach them. */
export interface ContactFacts {
  title?: string | null;
  industry?: string | null;
  openingHours?: string | null;
  city?: string | null;
  region?: string | null;
  /** ISO 3166-1 alpha-2. */
  country?: string | null;
  /** When it is known; else it is concluded from the place and the number. */
  timeZone?: string | null;
  email?: string | null;
  emailState?: EmailState | null;
  phone?: string | null;
  phoneState?: PhoneState | null;
  phoneType?: PhoneType | null;
  phoneRegion?: string | null;
  linkedin?: string | null;
  /** Ways that the seller prefers, the most wanted first. */
  preferred?: readonly Channel[];
}

/** Keys of texts: client/locales verification.bestTime. */
export type BestTimeReason =
  | `trade.${TradeRhythm}`
  | 'role.executive'
  | 'social'
  | 'week.other'
  | 'late_country'
  | 'opening_hours'
  | 'channel.only'
  | 'channel.preferred'
  | 'channel.floor'
  | 'channel.email_bad'
  | 'channel.phone_bad';

export interface BestTime {
  channel: Channel;
  /** ISO weekdays (1 is Monday), the best first. */
  weekdays: number[];
  /** Minutes after midnight in the lead's own time. */
  from: number;
  to: number;
  /** The most telling first. */
  reasons: BestTimeReason[];
  /** Null when nothing tells where they are: then there are no moments either. */
  timeZone: string | null;
  isZoneCertain: boolean;
  /** The next time that it is so, in epoch milliseconds; under way now when it has begun. */
  next: { startsAt: number; endsAt: number } | null;
}

/** The way, days and hours to reach somebody, and why. Null when there is no way at all. */
export function bestTime(facts: ContactFacts, now: number): BestTime | null {
  const trade = tradeOf(facts.industry);
  const rhythm = RHYTHMS[trade];
  const chosen = chooseChannel(facts, rhythm);
  if (!chosen) return null;
  const { channel, why } = chosen;
  const rule = ruleFor(channel, trade, facts);
  const week = workingWeek(facts.country);
  const days = rule.days.flatMap((place) => week[place] ?? []);
  const open = windowKind(channel) === 'phone' ? readOpeningTimes(facts.openingHours) : null;
  const fitted = fitToOpening(rule.window, days, week, open);
  const zone = zoneOf(facts);
  return {
    channel,
    weekdays: fitted.days,
    ...fitted.window,
    reasons: [
      ...rule.reasons,
      ...(fitted.isMoved ? (['opening_hours'] as const) : []),
      ...(week[0] === 1 && week.length === 5 ? [] : (['week.other'] as const)),
      ...why,
    ],
    timeZone: zone?.timeZone ?? null,
    isZoneCertain: zone?.isCertain ?? false,
    next: zone && nextMoment(zone.timeZone, fitted.days, fitted.window, now),
  };
}

function tradeOf(industry: string | null | undefined): TradeRhythm {
  for (const { concept } of INDUSTRIES.find(industry ?? '')) {
    const trade = RHYTHM_OF[concept.key];
    if (trade) return trade;
  }
  return 'desk';
}

interface Chosen {
  channel: Channel;
  why: BestTimeReason[];
}

function chooseChannel(facts: ContactFacts, rhythm: Rhythm): Chosen | null {
  const isPhoneUsable =
    !!facts.phone &&
    facts.phoneState !== 'invalid' &&
    phoneRisk(facts.phoneType) !== 'no_conversation';
  const isEmailUsable = !!facts.email && facts.emailState !== 'undeliverable';
  const usable: Channel[] = [];
  if (isEmailUsable) usable.push('email');
  if (isPhoneUsable) usable.push('phone');
  if (facts.linkedin) usable.push('linkedin');
  const [only, second] = usable;
  if (!only) return null;
  const bad: BestTimeReason[] = [];
  if (facts.email && !isEmailUsable) bad.push('channel.email_bad');
  if (facts.phone && !isPhoneUsable) bad.push('channel.phone_bad');
  const wanted = facts.preferred?.find((channel) => usable.includes(channel));
  if (wanted) return { channel: wanted, why: ['channel.preferred', ...bad] };
  if (!second) return { channel: only, why: bad.length > 0 ? bad : ['channel.only'] };
  if (rhythm.isOnFloor && isPhoneUsable)
    return { channel: 'phone', why: ['channel.floor', ...bad] };
  // An address that only may exist comes after a number that does.
  const isDoubtful = facts.emailState === 'risky' || facts.emailState === 'unknown';
  const isPhoneBetter = isPhoneUsable && facts.phoneState === 'valid' && isDoubtful;
  return { channel: isPhoneBetter ? 'phone' : only, why: bad };
}

interface Rule {
  window: DayWindow;
  days: readonly number[];
  reasons: BestTimeReason[];
}

function ruleFor(channel: Channel, trade: TradeRhythm, { title, country }: ContactFacts): Rule {
  const rhythm = RHYTHMS[trade];
  const kind = windowKind(channel);
  if (kind === 'social') return { window: SOCIAL_WINDOW, days: rhythm.days, reasons: ['social'] };
  // Who owns a restaurant stands in it; who runs a firm of desks comes before the others.
  const isExecutive = !rhythm.isOnFloor && !!title && (readRole(title).rank.level ?? 0) >= 5;
  const window = isExecutive ? EXECUTIVE[kind] : rhythm[kind];
  const reasons: BestTimeReason[] = [isExecutive ? 'role.executive' : `trade.${trade}`];
  if (!country || !LATE_COUNTRIES.has(country)) return { window, days: rhythm.days, reasons };
  const later = { from: window.from + LATE_BY_MINUTES, to: window.to + LATE_BY_MINUTES };
  return { window: later, days: rhythm.days, reasons: [...reasons, 'late_country'] };
}

/** Shorter than this is no time to call. */
const SHORTEST = 30;

/** Nobody answers while it is closed: the window is cut to the hours, or moved to the nearest. */
function fitToOpening(
  window: DayWindow,
  days: number[],
  week: readonly number[],
  open: OpeningTimes | null,
): { window: DayWindow; days: number[]; isMoved: boolean } {
  if (!open) return { window, days, isMoved: false };
  const isOpen = (day: number) => (open.get(day)?.length ?? 0) > 0;
  const openDays = days.filter(isOpen);
  const known = openDays.length > 0 ? openDays : week.filter(isOpen);
  const [first] = known;
  if (first === undefined) return { window, days, isMoved: false };
  const fitted = fitToDay(window, open.get(first) ?? []);
  // The days that have this time too.
  const alike = known.filter((day) =>
    (open.get(day) ?? []).some(({ from, to }) => from <= fitted.from && to >= fitted.to),
  );
  const isMoved =
    fitted.from !== window.from || fitted.to !== window.to || alike.length < days.length;
  return { window: fitted, days: alike, isMoved };
}

function fitToDay(window: DayWindow, intervals: readonly DayWindow[]): DayWindow {
  const cut = intervals
    .map(({ from, to }) => ({ from: Math.max(from, window.from), to: Math.min(to, window.to) }))
    .filter(({ from, to }) => to - from >= SHORTEST)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (cut) return cut;
  const gap = ({ from, to }: DayWindow) => Math.max(from - window.to, window.from - to, 0);
  const nearest = intervals.toSorted((a, b) => gap(a) - gap(b))[0] ?? window;
  // Its first hour when it comes after, its last when it comes before.
  return nearest.from >= window.to - SHORTEST
    ? { from: nearest.from, to: Math.min(nearest.to, nearest.from + 60) }
    : { from: Math.max(nearest.from, nearest.to - 60), to: nearest.to };
}

function zoneOf(facts: ContactFacts): { timeZone: string; isCertain: boolean } | null {
  if (facts.timeZone) return { timeZone: facts.timeZone, isCertain: true };
  const { city, region, country, phone, phoneRegion } = facts;
  return timeZoneOf({
    city: city ?? null,
    region: region ?? null,
    country: country ?? null,
    phone: phone ?? null,
    phoneCountry: phoneRegion ?? null,
  });
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The soonest such window that has not almost passed, within the next week. */
function nextMoment(
  timeZone: string,
  weekdays: readonly number[],
  { from, to }: DayWindow,
  now: number,
): { startsAt: number; endsAt: number } | null {
  const localNow = now + offsetMinutes(timeZone, now) * MINUTE_MS;
  const midnight = Math.floor(localNow / DAY_MS) * DAY_MS;
  for (let n = 0; n <= 7; n++) {
    const day = midnight + n * DAY_MS;
    // The epoch's first day was a Thursday.
    const weekday = ((day / DAY_MS + 3) % 7) + 1;
    if (!weekdays.includes(weekday)) continue;
    const endsAt = toUtc(timeZone, day + to * MINUTE_MS);
    if (endsAt - now < SHORTEST * MINUTE_MS) continue;
    return { startsAt: toUtc(timeZone, day + from * MINUTE_MS), endsAt };
  }
  return null;
}

/** The moment at which clocks there show this; `local` is that wall time as if it were UTC. */
function toUtc(timeZone: string, local: number): number {
  const guess = local - offsetMinutes(timeZone, local) * MINUTE_MS;
  return local - offsetMinutes(timeZone, guess) * MINUTE_MS;
}
