import { describe, expect, test } from 'vitest';
import type { IcpCriteria } from '../profile/icp.ts';
import { icpCriteria } from '../profile/icp.ts';
import { parseRequest } from './parse-request.ts';
import { workedMs } from '../testing/worked-ms.ts';

const cases: readonly (readonly [request: string, criteria: IcpCriteria, wanted?: number])[] = [
  // English
  [
    'dentists in Leeds with online booking',
    {
      industries: ['dentist'],
      places: [{ city: 'Leeds', country: 'GB' }],
      needs: ['online booking'],
    },
  ],
  [
    'SaaS companies in Berlin with 10–50 employees and over €2M revenue, reach the CTO by LinkedIn',
    {
      industries: ['software company'],
      places: [{ city: 'Berlin', country: 'DE' }],
      size: { min: 10, max: 50 },
      revenue: { min: 2_000_000, currency: 'EUR' },
      roles: ['CTO'],
      channels: ['linkedin'],
    },
  ],
  [
    'Find me 25 restaurants in Paris without a website, no chains',
    {
      industries: ['restaurant'],
      places: [{ city: 'Paris', country: 'FR' }],
      needs: ['no website'],
      exclusions: ['chains'],
    },
    25,
  ],
  [
    'architects in London or Manchester, not in Croydon',
    {
      industries: ['architect'],
      places: [
        { city: 'London', country: 'GB' },
        { city: 'Manchester', country: 'GB' },
      ],
      exclusions: ['Croydon'],
    },
  ],
  [
    'law firms in the UK with turnover between £1m and £5m',
    {
      industries: ['law firm'],
      places: [{ country: 'GB' }],
      revenue: { min: 1_000_000, max: 5_000_000, currency: 'GBP' },
    },
  ],
  [
    'plumbers in Austin, Texas',
    { industries: ['plumber'], places: [{ city: 'Austin', country: 'US', region: 'TX' }] },
  ],
  [
    'cafés in Portland, Maine that have no website',
    {
      industries: ['café'],
      places: [{ city: 'Portland', country: 'US', region: 'ME' }],
      needs: ['no website'],
    },
  ],
  [
    'hotels near Nice, France with outdated website',
    {
      industries: ['hotel'],
      places: [{ city: 'Nice', country: 'FR' }],
      needs: ['website redesign'],
    },
  ],
  [
    'small marketing agencies in New York that use HubSpot',
    {
      industries: ['marketing agency'],
      places: [{ city: 'New York City', country: 'US' }],
      size: { max: 49 },
      needs: ['HubSpot'],
    },
  ],
  [
    'e-commerce companies in the Netherlands using Shopify, reach head of marketing on Instagram',
    {
      industries: ['online shop'],
      places: [{ country: 'NL' }],
      roles: ['CMO'],
      channels: ['instagram'],
      needs: ['Shopify'],
    },
  ],
  ['companies with 200+ employees in Spain', { places: [{ country: 'ES' }], size: { min: 200 } }],
  ['Leeds dentists', { industries: ['dentist'], places: [{ city: 'Leeds', country: 'GB' }] }],
  [
    'beekeepers in Wales',
    { industries: ['beekeeper'], places: [{ region: 'Wales', country: 'GB' }] },
  ],
  ['vets', { industries: ['veterinarian'] }],
  [
    'IT consultancies in Zürich and Geneva but not banks',
    {
      industries: ['IT service provider'],
      places: [
        { city: 'Zürich', country: 'CH' },
        { city: 'Genève', country: 'CH' },
      ],
      exclusions: ['banks'],
    },
  ],
  [
    'accountants in Bristol, fewer than 20 staff, call the owner',
    {
      industries: ['accountant'],
      places: [{ city: 'Bristol', country: 'GB' }],
      size: { max: 20 },
      roles: ['owner'],
    },
  ],
  [
    'solar installers in California, no franchises or resellers',
    {
      industries: ['solar installer'],
      places: [{ region: 'CA', country: 'US' }],
      exclusions: ['franchises', 'resellers'],
    },
  ],
  // German
  [
    'Zahnärzte in Köln und Bonn mit Online-Terminbuchung, keine Ketten',
    {
      industries: ['dentist'],
      places: [
        { city: 'Köln', country: 'DE' },
        { city: 'Bonn', country: 'DE' },
      ],
      needs: ['online booking'],
      exclusions: ['Ketten'],
    },
  ],
  [
    'Maschinenbauer in Bayern mit 50 bis 250 Mitarbeitern und mindestens 5 Mio. Euro Umsatz, Geschäftsführer per Telefon',
    {
      industries: ['manufacturer'],
      places: [{ region: 'Bavaria', country: 'DE' }],
      size: { min: 50, max: 250 },
      revenue: { min: 5_000_000, currency: 'EUR' },
      roles: ['managing director'],
      channels: ['phone'],
    },
  ],
  [
    '20 Steuerberater in Hamburg',
    { industries: ['accountant'], places: [{ city: 'Hamburg', country: 'DE' }] },
    20,
  ],
  [
    'Friseursalons in Wien ohne Website',
    {
      industries: ['hairdresser'],
      places: [{ city: 'Vienna', country: 'AT' }],
      needs: ['no website'],
    },
  ],
  // French
  [
    "cabinets d'avocats à Lyon de plus de 10 salariés, contacter le gérant par e-mail",
    {
      industries: ['law firm'],
      places: [{ city: 'Lyon', country: 'FR' }],
      size: { min: 10 },
      roles: ['managing director'],
      channels: ['email'],
    },
  ],
  [
    'boulangeries à Bruxelles sans site internet',
    {
      industries: ['bakery'],
      places: [{ city: 'Brussels', country: 'BE' }],
      needs: ['no website'],
    },
  ],
  // Dutch
  [
    'tandartsen in Utrecht met online afspraken',
    {
      industries: ['dentist'],
      places: [{ city: 'Utrecht', country: 'NL' }],
      needs: ['online booking'],
    },
  ],
  [
    'makelaars in Rotterdam met meer dan 5 medewerkers, geen ketens',
    {
      industries: ['real estate agency'],
      places: [{ city: 'Rotterdam', country: 'NL' }],
      size: { min: 5 },
      exclusions: ['ketens'],
    },
  ],
  // Spanish
  [
    'restaurantes en Madrid y Barcelona sin reservas online, contactar por WhatsApp',
    {
      industries: ['restaurant'],
      places: [
        { city: 'Madrid', country: 'ES' },
        { city: 'Barcelona', country: 'ES' },
      ],
      channels: ['whatsapp'],
      needs: ['no online booking'],
    },
  ],
  [
    'clínicas dentales en Sevilla, contactar al propietario',
    {
      industries: ['dentist'],
      places: [{ city: 'Sevilla', country: 'ES' }],
      roles: ['owner'],
    },
  ],
];

describe('a request for leads', () => {
  const named = cases.map(([request, criteria, wanted]) => ({ request, criteria, wanted }));
  test.each(named)('$request', ({ request, criteria, wanted }) => {
    const parsed = parseRequest(request);
    expect(parsed.criteria).toEqual(criteria);
    expect(parsed.wanted).toBe(wanted ?? null);
  });

  test('says where each part was read', () => {
    const request = 'dentists in Leeds with online booking';
    const spans = parseRequest(request).parts.map(({ part, start, end }) => [
      part,
      request.slice(start, end),
    ]);
    expect(spans).toEqual([
      ['industry', 'dentists'],
      ['place', 'Leeds'],
      ['need', 'online booking'],
    ]);
  });

  test('is surer of a request that it knows every word of', () => {
    const sure = parseRequest('dentists in Leeds').confidence;
    const unsure = parseRequest('frobnicators zyx qwerty in Leeds with blorbs').confidence;
    expect(sure).toBeGreaterThan(0.9);
    expect(unsure).toBeLessThan(0.75);
    expect(parseRequest('').confidence).toBe(0);
  });

  test('is safe with any text: criteria fit their schema, spans lie within it', () => {
    let seed = 7;
    const next = (n: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % n;
    };
    const words =
      `${cases.map(([request]) => request).join(' ')} €5 10 - – , . ( ) ؀ 日本 \u0000 ' "`.split(
        ' ',
      );
    for (let round = 0; round < 1_000; round++) {
      const text = Array.from({ length: next(30) }, () => words[next(words.length)]).join(' ');
      const { criteria, parts } = parseRequest(text);
      expect(icpCriteria.safeParse(criteria).success, text).toBe(true);
      for (const { start, end } of parts) expect(text.slice(start, end).length).toBe(end - start);
    }
  });

  test('ends within a moment on the longest and worst of texts', () => {
    const worst = ['in '.repeat(5_000), '1,'.repeat(5_000), 'between 1 and '.repeat(900)];
    expect(workedMs(() => worst.map((text) => parseRequest(text)))).toBeLessThan(2_000);
  });
});
