import type { IcpCriteria, IcpPlace } from '../../../schema/profile/icp.ts';
import { describeRange } from '../../../schema/request/parse-request.ts';
import { findPlace } from '../../../schema/request/places.ts';
import type { Pill } from './request-draft.ts';

const countries = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' });

/** `Leeds, United Kingdom` */
export function placeInWords({ city, region, country }: IcpPlace): string {
  const parts = [city, region, country && (countries.of(country) ?? country)];
  return parts.filter(Boolean).join(', ');
}

/** A place as a person types it: what no list knows is taken for a town. */
export function placeFromWords(text: string): IcpPlace | null {
  const [first, ...rest] = text
    .split(',')
    .map((part) => part.trim().slice(0, 80))
    .filter(Boolean);
  if (!first) return null;
  const named = rest.map(findPlace).filter((place) => place && !place.city);
  const code = rest.length > 1 ? rest.find((part) => /^[A-Z]{2,3}$/.test(part)) : undefined;
  const within =
    named.length > 0 && (Object.assign({}, code && { region: code }, ...named) as IcpPlace);
  const place = findPlace(first);
  if (!within) return place ?? { city: first };
  return place && !place.city ? { ...place, ...within } : { city: place?.city ?? first, ...within };
}

/** What a part of the criteria says, in a few words; empty when it says nothing. */
export function partInWords(
  criteria: IcpCriteria,
  pill: Pill,
  channelName: (channel: string) => string,
): string {
  switch (pill) {
    case 'places':
      return (criteria.places ?? []).map(placeInWords).join(' · ');
    case 'size':
    case 'revenue':
      return describeRange(criteria[pill] ?? {});
    case 'channels':
      return (criteria.channels ?? []).map(channelName).join(', ');
    default:
      return (criteria[pill] ?? []).join(', ');
  }
}
