import { NANP_ZONES, PREFIX_ZONES } from './area-codes.ts';
import { COUNTRY_ZONES, MANY_ZONES, REGION_ZONES } from './zone-tables.ts';

export const TIME_ZONE_SOURCES = ['provider', 'city', 'region', 'phone', 'country'] as const;
/** What a time zone was concluded from. */
export type TimeZoneSource = (typeof TIME_ZONE_SOURCES)[number];

export interface TimeZoneGuess {
  /** IANA name, such as `Europe/London`. */
  timeZone: string;
  source: TimeZoneSource;
  /** False where it may well be another: a country, state or mobile number that spans several. */
  isCertain: boolean;
}

export interface TimeZoneEvidence {
  city?: string | null;
  /** A state's or province's name or code. */
  region?: string | null;
  /** ISO 3166-1 alpha-2. */
  country?: string | null;
  /** In E.164; anything else is passed over. */
  phone?: string | null;
  /** The country that the number belongs to, ISO 3166-1 alpha-2. */
  phoneCountry?: string | null;
}

/** The zone of a city by name, null when it is not known: a gazetteer that the caller brings. */
export type CityZone = (
  city: string,
  within: { region?: string; country?: string },
) => string | null;

/**
 * The time zone in which somebody is to be called, from where they are and which number they have;
 * null when neither tells. A place goes before a number, and the narrower place before the wider.
 */
export function timeZoneOf(
  evidence: TimeZoneEvidence,
  cityZone: CityZone = () => null,
): TimeZoneGuess | null {
  const country = isoCode(evidence.country);
  if (country && !MANY_ZONES.has(country)) return certainly(COUNTRY_ZONES.get(country), 'country');
  return (
    zoneOfCity(evidence, country, cityZone) ??
    zoneOfRegion(evidence.region, country) ??
    zoneOfPhone(evidence, country) ??
    zoneOfCountry(country)
  );
}

function certainly(timeZone: string | null | undefined, source: TimeZoneSource) {
  return timeZone ? { timeZone, source, isCertain: true } : null;
}

/** Null for what is no code: a name in full tells less than it seems to. */
function isoCode(country: string | null | undefined): string | null {
  const code = country?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(code) && COUNTRY_ZONES.has(code) ? code : null;
}

function zoneOfCity(
  { city, region }: TimeZoneEvidence,
  country: string | null,
  cityZone: CityZone,
): TimeZoneGuess | null {
  // There is a Springfield in half of the states: a city alone tells nothing.
  if (!city || !country) return null;
  const within = region ? { region, country } : { country };
  return certainly(cityZone(city, within), 'city');
}

function zoneOfRegion(
  region: string | null | undefined,
  country: string | null,
): TimeZoneGuess | null {
  if (!region || !country) return null;
  const code = `${country} ${region.trim().toUpperCase()}`;
  const name = `${country} ${fold(region)}`;
  const found = REGION_ZONES.get(code) ?? REGION_ZONES.get(name);
  return found ? { timeZone: found.timeZone, source: 'region', isCertain: !found.isSplit } : null;
}

function zoneOfPhone(
  { phone, phoneCountry }: TimeZoneEvidence,
  country: string | null,
): TimeZoneGuess | null {
  const digits = phone?.trim() ?? '';
  const numbered = isoCode(phoneCountry);
  // A number from abroad says where its owner was once, not where they are.
  if (country && numbered && numbered !== country) return null;
  if (/^\+1\d{10}$/.test(digits)) {
    const timeZone = NANP_ZONES.get(digits.slice(2, 5));
    if (timeZone) return { timeZone, source: 'phone', isCertain: false };
  } else if (/^\+\d{7,15}$/.test(digits)) {
    for (let length = 6; length >= 3; length--) {
      const timeZone = PREFIX_ZONES.get(digits.slice(0, length));
      if (timeZone) return { timeZone, source: 'phone', isCertain: true };
    }
  }
  if (country || !numbered) return null;
  const timeZone = COUNTRY_ZONES.get(numbered);
  return timeZone ? { timeZone, source: 'phone', isCertain: !MANY_ZONES.has(numbered) } : null;
}

function zoneOfCountry(country: string | null): TimeZoneGuess | null {
  const timeZone = country ? COUNTRY_ZONES.get(country) : undefined;
  return timeZone ? { timeZone, source: 'country', isCertain: false } : null;
}

/** Minutes that the zone is ahead of UTC at a moment, summer time included. */
export function offsetMinutes(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(parts ?? '') ?? [];
  if (!sign) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
