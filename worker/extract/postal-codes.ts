import { COUNTRIES } from './places.ts';
import { COUNTRY_AFTER, POSTAL_PATTERNS } from './postal-patterns.ts';

export interface PostalMatch {
  country: string;
  /** Where the match begins: the region if there is one, else the code. */
  start: number;
  end: number;
  /** Null where an address ends in its region, as Irish ones do. */
  code: Range | null;
  region: (Range & { value: string }) | null;
  /** Set where the town follows its code. */
  city: Range | null;
}

export interface Range {
  start: number;
  end: number;
}

const MAX_MATCHES = 400;

/** Everything in the text that has the form of a postcode where one would stand, in order. */
export function findPostalCodes(text: string, countries: readonly string[]): PostalMatch[] {
  const found: PostalMatch[] = [];
  const likely = countries.slice(0, 4);
  for (const {
    countries: of,
    regions,
    pattern,
    guard,
    needsEvidence,
    needsName,
  } of POSTAL_PATTERNS) {
    const country = needsName === true ? undefined : likely.find((each) => of.includes(each));
    const mayBeNamed = country === undefined && countries.some((each) => of.includes(each));
    if (needsEvidence && country === undefined && !mayBeNamed) continue;
    if (guard !== undefined && !guard.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      if (found.length >= MAX_MATCHES) break;
      const home = country ?? (needsEvidence ? countryBehind(text, match, of) : of[0]);
      if (home === undefined) continue;
      const postal = toPostalMatch(match, match.groups ?? {}, home, regions);
      if (
        postal !== null &&
        !found.some((other) => postal.start < other.end && other.start < postal.end)
      ) {
        found.push(postal);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function countryBehind(
  text: string,
  match: RegExpExecArray,
  of: readonly string[],
): string | undefined {
  const end = match.index + match[0].length;
  const name = COUNTRY_AFTER.exec(text.slice(end, end + 40))?.[1];
  const country = name === undefined ? undefined : COUNTRIES.get(name.toLowerCase());
  return country !== undefined && of.includes(country) ? country : undefined;
}

function toPostalMatch(
  match: RegExpExecArray,
  groups: Record<string, string | undefined>,
  country: string,
  regions: ReadonlyMap<string, string> | undefined,
): PostalMatch | null {
  const end = match.index + match[0].length;
  const { region, code: postcode, city } = groups;
  const cityStart = city === undefined ? end : end - city.length;
  const codeStart =
    postcode === undefined
      ? -1
      : match.index + match[0].slice(0, cityStart - match.index).lastIndexOf(postcode);
  if (region !== undefined && !isWrittenAsRegion(region)) return null;
  const value =
    region === undefined ? undefined : regions?.get(region.toLowerCase().replace(/\.$/, ''));
  const regionStart = region === undefined ? -1 : match.index + match[0].indexOf(region);
  return {
    country,
    // With the letters of D-50667.
    start: regionStart === -1 ? match.index : regionStart,
    end,
    code: postcode === undefined ? null : { start: codeStart, end: codeStart + postcode.length },
    region:
      region === undefined
        ? null
        : {
            start: regionStart,
            end: regionStart + region.length,
            value: value ?? region.toUpperCase().replace(/\./g, ''),
          },
    city: city === undefined ? null : { start: cityStart, end },
  };
}

/** "in 12345 cases" is not Indiana. */
function isWrittenAsRegion(region: string): boolean {
  return /^\p{Lu}/u.test(region) && !/^(?:In|Or|Me|Hi|Oh|Ok|Miss|Mass|Wash|Act|Sa)$/.test(region);
}
