import type { IcpCriteria, IcpPlace } from '../../schema/profile/icp.ts';
import { placesOf } from './source.ts';

/** A request as a search engine wants it: a line of business and a place, each pair once. */
export function questionTexts(criteria: IcpCriteria): { text: string; place?: IcpPlace }[] {
  const industries = criteria.industries?.length ? criteria.industries : [''];
  const needs = (criteria.needs ?? []).filter((need) => !/^(?:no|without) /.test(need)).slice(0, 1);
  return industries.slice(0, 3).flatMap((industry) =>
    placesOf(criteria)
      .slice(0, 3)
      .map((place) => ({
        text: [industry, ...needs, wordsOfPlace(place)].filter(Boolean).join(' ').trim(),
        ...(place && { place }),
      })),
  );
}

export function wordsOfPlace(place: IcpPlace | undefined): string {
  if (!place) return '';
  const country = place.country && countryName(place.country);
  return [place.city, place.region, country].filter(Boolean).join(' ');
}

export function countryName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;
}
