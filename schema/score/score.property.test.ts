import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHANNELS, type IcpCriteria, type IcpWeights, SCORE_PARTS } from '../profile/icp.ts';
import { compileIcp } from './compile.ts';
import { applyChange } from './counterfactual.ts';
import { type LeadFacts, TRUST_FIELDS } from './facts.ts';
import { rateLead, scoreLead } from './score.ts';
import { workedMs } from '../testing/worked-ms.ts';

const NOW = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const oneOf = (...values: string[]) => fc.constantFrom(...values);

const industry = oneOf('dentist', 'Zahnarztpraxis', 'Plumber', 'SaaS', 'Law firm', 'Kite shop', '');
const city = oneOf('Leeds', 'München', 'Munich', 'Hull', 'New York');
const country = oneOf('GB', 'DE', 'Germany', 'US', 'Narnia');
const title = oneOf('Owner', 'CEO & Founder', 'Marketing Manager', 'Praktikant', 'Hygienist');
const trait = oneOf('Calendly', 'WordPress', 'Shopify', 'Matomo', 'blog');

const facts: fc.Arbitrary<LeadFacts> = fc.record({
  kind: fc.constantFrom('company', 'person'),
  name: fc.oneof(fc.string({ maxLength: 30 }), fc.constant('Smile Dental')),
  title: maybe(title),
  companyName: maybe(oneOf('Reeve Dental', 'Acme', '')),
  email: maybe(oneOf('ada@reeve.example', 'info@acme.example')),
  phone: maybe(fc.constant('+441134960001')),
  website: maybe(oneOf('https://reeve.example', 'acme.example/x')),
  city: maybe(city),
  region: maybe(oneOf('Bayern', 'Yorkshire')),
  country: maybe(country),
  linkedin: maybe(fc.constant('https://linkedin.com/in/ada')),
  industry: maybe(fc.oneof(industry, fc.string({ unit: 'binary', maxLength: 40 }))),
  description: maybe(fc.oneof(fc.string({ maxLength: 80 }), fc.constant('Book online today'))),
  technologies: fc.array(trait, { maxLength: 4 }),
  socials: fc.dictionary(oneOf(...CHANNELS), fc.constant('https://x.example/a'), { maxKeys: 3 }),
  employees: maybe(fc.nat(5000).map((n) => ({ min: n, max: n + 10 }))),
  revenue: maybe(fc.nat(1e7).map((n) => ({ min: n, max: n, currency: 'EUR' }))),
  emailState: maybe(fc.constantFrom('deliverable', 'risky', 'undeliverable', 'unknown')),
  phoneState: maybe(fc.constantFrom('valid', 'invalid', 'unknown')),
  confidence: fc.dictionary(
    fc.constantFrom(...TRUST_FIELDS),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  pages: fc.array(oneOf('/book-online', '/team', '/shop'), { maxLength: 3 }),
  said: fc.array(oneOf('Book online today', 'We take new patients'), { maxLength: 2 }),
  seenAt: maybe(fc.nat(500).map((days) => NOW - days * DAY)),
});

const criteria: fc.Arbitrary<IcpCriteria> = fc.record(
  {
    industries: fc.array(oneOf('dentist', 'law firms', 'SaaS companies', 'kite shop'), {
      maxLength: 3,
    }),
    places: fc.array(fc.record({ city, country: oneOf('GB', 'DE') }, { requiredKeys: [] }), {
      maxLength: 3,
    }),
    size: fc.record({ min: fc.nat(100), max: fc.nat(1000) }, { requiredKeys: [] }),
    revenue: fc.record({ min: fc.nat(1e6), currency: fc.constant('EUR') }, { requiredKeys: [] }),
    roles: fc.array(title, { maxLength: 3 }),
    channels: fc.uniqueArray(fc.constantFrom(...CHANNELS), { maxLength: 3 }),
    needs: fc.array(oneOf('online booking', 'no website', 'shopify', 'newsletter'), {
      maxLength: 3,
    }),
    exclusions: fc.array(oneOf('acme.example', 'plumber', 'Hull'), { maxLength: 1 }),
  },
  { requiredKeys: [] },
);

const weights: fc.Arbitrary<IcpWeights> = fc.dictionary(
  fc.constantFrom(...SCORE_PARTS),
  fc.nat(100),
);
const asked = fc.tuple(facts, maybe(criteria), maybe(weights));

test('a score is 0 to 100, the sum of parts that are within their bounds, and the same each time', () => {
  fc.assert(
    fc.property(asked, ([lead, wanted, weighed]) => {
      const score = scoreLead(lead, wanted, weighed, NOW);
      expect(score.total).toBe(score.parts.reduce((sum, { points }) => sum + points, 0));
      expect(score.parts.reduce((sum, { max }) => sum + max, 0)).toBe(100);
      for (const { points, max } of score.parts) {
        expect(Number.isInteger(points) && points >= 0 && points <= max).toBe(true);
      }
      expect(scoreLead(structuredClone(lead), wanted, weighed, NOW)).toEqual(score);
    }),
    { numRuns: 1000 },
  );
});

test('the order in which things are named does not matter', () => {
  const reversed = <T>(list: readonly T[] | undefined) => list?.toReversed();
  fc.assert(
    fc.property(facts, criteria, (lead, wanted) => {
      const turned = Object.fromEntries(
        Object.entries(wanted).map(([key, value]) => [
          key,
          // The order of channels is one of preference and says which is the main one.
          Array.isArray(value) && key !== 'channels' ? reversed(value as unknown[]) : value,
        ]),
      ) as IcpCriteria;
      const other = {
        ...lead,
        technologies: lead.technologies.toReversed(),
        pages: lead.pages.toReversed(),
        socials: Object.fromEntries(Object.entries(lead.socials).toReversed()),
      };
      const brief = ({ total, parts, counterfactuals }: ReturnType<typeof scoreLead>) => ({
        total,
        points: parts.map(({ part, points }) => [part, points]),
        adds: counterfactuals.map(({ adds }) => adds),
      });
      expect(brief(scoreLead(other, turned, null, NOW))).toEqual(
        brief(scoreLead(lead, wanted, null, NOW)),
      );
    }),
    { numRuns: 500 },
  );
});

/** Each makes what is known of a lead better and nothing worse. */
const BETTER: ((lead: LeadFacts) => LeadFacts)[] = [
  (lead) => ({ ...lead, emailState: 'deliverable' }),
  (lead) => ({ ...lead, phoneState: 'valid' }),
  (lead) => ({ ...lead, linkedin: 'https://linkedin.com/in/ada' }),
  (lead) => ({ ...lead, email: lead.email ?? 'ada@reeve.example' }),
  (lead) => ({ ...lead, phone: lead.phone ?? '+441134960001' }),
  (lead) => ({ ...lead, seenAt: Math.max(lead.seenAt ?? 0, NOW - 10 * DAY) }),
  (lead) => ({
    ...lead,
    confidence: Object.fromEntries(
      TRUST_FIELDS.map((field) => [field, (1 + (lead.confidence[field] ?? 0)) / 2]),
    ),
  }),
];

test('better evidence never takes points away', () => {
  const contact = criteria.map((wanted) => ({ ...wanted, needs: [], exclusions: [] }));
  fc.assert(
    fc.property(
      facts,
      contact,
      weights,
      fc.constantFrom(...BETTER),
      (lead, wanted, weighed, improve) => {
        const before = scoreLead(lead, wanted, weighed, NOW).total;
        expect(scoreLead(improve(lead), wanted, weighed, NOW).total).toBeGreaterThanOrEqual(before);
      },
    ),
    { numRuns: 1000 },
  );
});

test('a counterfactual promises what making the change gives, to the point', () => {
  fc.assert(
    fc.property(asked, ([lead, wanted, weighed]) => {
      const { total, counterfactuals } = scoreLead(lead, wanted, weighed, NOW);
      const icp = compileIcp(wanted, weighed);
      for (const { change, adds } of counterfactuals) {
        const changed = applyChange(lead, change, icp, NOW);
        expect(adds).toBeGreaterThan(0);
        expect([change.kind, rateLead(changed, icp, NOW).total]).toEqual([
          change.kind,
          total + adds,
        ]);
      }
      expect(counterfactuals.map(({ adds }) => adds)).toEqual(
        counterfactuals.map(({ adds }) => adds).toSorted((a, b) => b - a),
      );
    }),
    { numRuns: 500 },
  );
});

test('time changes a score on the day it said, and not before', () => {
  fc.assert(
    fc.property(facts, maybe(criteria), (lead, wanted) => {
      const { total, staleAt } = scoreLead(lead, wanted, null, NOW);
      const later = (at: number) => scoreLead(lead, wanted, null, at).total;
      if (staleAt === null) expect(later(NOW + 5000 * DAY)).toBe(total);
      else expect(later(staleAt - 1)).toBe(total);
    }),
    { numRuns: 300 },
  );
});

test('texts made to hold it up do not', () => {
  const long = lead100k();
  const aim = { industries: ['dental dental'], needs: ['book book'], roles: ['head of'] };
  expect(workedMs(() => scoreLead(long, aim, null, NOW))).toBeLessThan(1500);
});

function lead100k(): LeadFacts {
  const [any] = fc.sample(facts, { numRuns: 1, seed: 1 });
  if (!any) throw new Error('no sample');
  const text = 'dental care for book online zahnarztx '.repeat(2500);
  return { ...any, description: text, industry: text.slice(0, 2000), title: text.slice(0, 2000) };
}
