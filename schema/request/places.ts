import type { IcpPlace } from '../profile/icp.ts';
import { CITY_LINES } from './cities.ts';
import { CITY_ALIASES, countryNames, regionNames } from './place-names.ts';
import { fold } from './words.ts';

/**
 * Places by name, without asking anybody: the larger cities of the world, all countries in five
 * languages, and the regions that people name.
 */
export interface City {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  region: string | null;
  latitude: number;
  longitude: number;
  inhabitants: number;
  /** IANA name. */
  timeZone: string;
}

/** Degrees; south-west corner first. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The city of that name, in the named country and region if any: the largest one. */
export function findCity(name: string, within: Omit<IcpPlace, 'city'> = {}): City | null {
  const cities = gazetteer().byName.get(fold(CITY_ALIASES[fold(name)] ?? name)) ?? [];
  const city = cities.find(
    ({ country, region }) =>
      (!within.country || country === within.country) &&
      (!within.region || region === null || fold(region) === fold(within.region)),
  );
  return city ?? null;
}

/** A country's cities, or those of one of its regions, the largest first. */
export function citiesOf(country: string, region?: string): City[] {
  const cities = gazetteer().byCountry.get(country) ?? [];
  if (!region) return cities;
  return cities.filter((city) => city.region !== null && fold(city.region) === fold(region));
}

/** What a name that people write stands for: a city, a region or a country. Null: none that is known. */
export function findPlace(name: string): IcpPlace | null {
  const key = fold(name);
  const region = regionNames(regionsOfCities()).get(key);
  const country = countryNames().get(key);
  if (country) return { country };
  const city = findCity(name);
  // New York and Québec are cities to most who write them; Bavaria is no city at all.
  if (city) return { city: city.name, country: city.country };
  return region ?? null;
}

/** Where a city lies: its centre and as far around as its size has it reach, 5 to 30 km. */
export function boxAround({ latitude, longitude, inhabitants }: City): Box {
  const km = Math.min(30, 4 + 1.2 * Math.sqrt(inhabitants / 10_000));
  const dLat = km / 111.2;
  const dLon = km / (111.2 * Math.max(0.1, Math.cos((latitude * Math.PI) / 180)));
  return {
    south: latitude - dLat,
    west: longitude - dLon,
    north: latitude + dLat,
    east: longitude + dLon,
  };
}

/** The boxes in which to look for a place, the most populous first; none for one that is unknown. */
export function boxesOf(place: IcpPlace, atMost: number): { city: City; box: Box }[] {
  const { city, region, country } = place;
  const found = city ? findCity(city, { region, country }) : null;
  const cities = city ? (found ? [found] : []) : country ? citiesOf(country, region) : [];
  return cities.slice(0, atMost).map((each) => ({ city: each, box: boxAround(each) }));
}

/** Words as a person reads them: `Leeds, GB`. */
export function placeName({ city, region, country }: IcpPlace): string {
  return [city, region, country].filter(Boolean).join(', ');
}

let built: { byName: Map<string, City[]>; byCountry: Map<string, City[]> } | null = null;

function gazetteer() {
  if (built) return built;
  const byCountry = new Map<string, City[]>();
  for (const line of CITY_LINES) {
    const [country = '', mainZone = '', rows = ''] = line.split('|');
    byCountry.set(
      country,
      rows.split(';').map((row) => {
        const [name = '', latitude, longitude, tenThousands, region, zone] = row.split(',');
        return {
          name,
          country,
          region: region || null,
          latitude: Number(latitude),
          longitude: Number(longitude),
          inhabitants: Number(tenThousands) * 10_000,
          timeZone: zone || mainZone,
        };
      }),
    );
  }
  const all = [...byCountry.values()].flat().sort((a, b) => b.inhabitants - a.inhabitants);
  const byName = Map.groupBy(all, ({ name }) => fold(name));
  built = { byName, byCountry };
  return built;
}

function* regionsOfCities() {
  for (const [country, cities] of gazetteer().byCountry) {
    yield [country, cities.map(({ region }) => region)] as const;
  }
}
