import { describe, expect, test } from 'vitest';
import type { IcpCriteria } from '../profile/icp.ts';
import { compileIcp } from './compile.ts';
import { applyChange } from './counterfactual.ts';
import type { LeadFacts } from './facts.ts';
import { rateLead, scoreLead } from './score.ts';
import { lead } from './testing/facts.ts';

const NOW = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;

const dentists: IcpCriteria = {
  industries: ['dentist'],
  places: [{ city: 'Leeds', country: 'GB' }],
  roles: ['owner'],
  needs: ['online booking'],
};

const good = lead({
  title: 'Principal Dentist & Founder',
  companyName: 'Reeve Dental Care',
  email: 'ada@reeve.example',
  emailState: 'deliverable',
  phone: '+441134960001',
  phoneState: 'valid',
  website: 'https://reeve.example',
  city: 'Leeds',
  country: 'GB',
  industry: 'Dental practice',
  technologies: ['Calendly', 'WordPress'],
  linkedin: 'https://linkedin.com/in/ada',
  confidence: { email: 0.95, phone: 0.95, name: 0.9, company_name: 0.9, city: 0.9, website: 1 },
  seenAt: NOW - DAY,
});

function partOf(facts: LeadFacts, criteria: IcpCriteria, part: string) {
  const found = scoreLead(facts, criteria, null, NOW).parts.find((one) => one.part === part);
  if (!found) throw new Error(`no part ${part}`);
  return { share: found.points / found.max, key: found.reasons[0]?.key };
}

describe('a score', () => {
  test('comes near to 100 when everything fits, and says so part by part', () => {
    const score = scoreLead(good, dentists, null, NOW);
    expect(score.total).toBeGreaterThan(95);
    expect(Object.fromEntries(score.parts.map(({ part, max }) => [part, max]))).toEqual({
      industry: 28,
      place: 17,
      role: 11,
      need: 17,
      reach: 17,
      trust: 5,
      freshness: 5,
    });
    expect(score.excluded).toBeNull();
  });

  test('is low when nothing fits', () => {
    const plumber = lead({
      ...good,
      industry: 'Plumber',
      companyName: 'Reeve Heating',
      title: 'Apprentice',
      city: 'Lyon',
      country: 'FR',
      technologies: ['WordPress'],
      emailState: 'undeliverable',
      phoneState: 'invalid',
      linkedin: null,
    });
    expect(scoreLead(plumber, dentists, null, NOW).total).toBeLessThan(20);
  });

  test('follows the weights, which count as shares of 100', () => {
    const only = { industry: 50, place: 50, role: 0, need: 0, reach: 0, trust: 0, freshness: 0 };
    expect(scoreLead(good, dentists, only, NOW).parts.map(({ part, max }) => [part, max])).toEqual([
      ['industry', 50],
      ['place', 50],
    ]);
    const nothing = Object.fromEntries(Object.keys(only).map((part) => [part, 0]));
    expect(scoreLead(good, dentists, nothing, NOW).total).toBeGreaterThan(90);
  });

  test('without an ideal customer tells how useful a lead is at all', () => {
    const score = scoreLead(good, null, null, NOW);
    expect(score.parts.map(({ part }) => part)).toEqual([
      'reach',
      'trust',
      'freshness',
      'completeness',
    ]);
    expect(score.total).toBeGreaterThan(85);
    expect(scoreLead(lead({}), null, null, NOW).total).toBeLessThan(10);
  });

  test.each(['Calendly', 'reeve.example', 'Leeds', 'dentist', 'Reeve', 'dental clinics'])(
    'is nothing when %s rules the lead out',
    (word) => {
      const score = scoreLead(
        { ...good, description: 'We use Calendly' },
        { ...dentists, exclusions: ['chain', word] },
        null,
        NOW,
      );
      expect(score.total).toBe(0);
      expect(score.excluded).toEqual({ key: 'excluded', tone: 'against', params: { word } });
      expect(score.counterfactuals).toEqual([]);
    },
  );

  test('says when time alone will change it', () => {
    expect(scoreLead(good, dentists, null, NOW).staleAt).toBe(NOW + 29 * DAY);
    const old = lead({ ...good, seenAt: NOW - 400 * DAY });
    expect(scoreLead(old, dentists, null, NOW).staleAt).toBeNull();
  });
});

describe('industry', () => {
  const judge = (facts: Partial<LeadFacts>, industry: string) =>
    partOf(lead(facts), { industries: [industry] }, 'industry');

  test.each([
    ['dentist', 'Zahnarztpraxis'],
    ['dentists', 'Dental practice'],
    ['Zahnärzte', 'Cabinet dentaire'],
    ['tandarts', 'Dentist'],
    ['law firm', 'Legal Service'],
    ['solicitors', 'Rechtsanwaltskanzlei'],
    ['software company', 'SaaS'],
    ['SaaS companies', 'Softwarebedrijf'],
    ['plumber', 'Plumbing and heating'],
    ['vet', 'Veterinary clinic'],
    ['drone survey', 'Drone surveys'],
    ['marketing agency', 'Werbeagentur'],
    ['builders', 'Home And Construction Business'],
  ])('%s is found in %s', (wanted, industry) => {
    expect(judge({ industry }, wanted)).toEqual({ share: 1, key: 'industry.match' });
  });

  test('is read from name and description where nothing else says it', () => {
    expect(judge({ companyName: 'Leeds Dental Practice' }, 'dentist').key).toBe('industry.text');
    expect(judge({ description: 'Zahnmedizin am Ufer' }, 'dentist').key).toBe('industry.text');
  });

  test('is not that of the customers', () => {
    const seller = { industry: 'Software company', description: 'Software for dentists' };
    expect(judge(seller, 'dentist').share).toBe(0);
    expect(judge(seller, 'software').share).toBe(1);
  });

  test('kin counts a little, a stranger nothing, and the unknown is left open', () => {
    expect(judge({ industry: 'Pharmacy' }, 'dentist').key).toBe('industry.kin');
    expect(judge({ industry: 'Plumber' }, 'dentist')).toEqual({ share: 0, key: 'industry.other' });
    expect(judge({}, 'dentist').key).toBe('industry.unknown');
  });
});

describe('place', () => {
  const judge = (facts: Partial<LeadFacts>, place: object) =>
    partOf(lead(facts), { places: [place] }, 'place').key;

  test.each([
    [{ city: 'Leeds', country: 'GB' }, { city: 'Leeds' }, 'place.city'],
    [{ city: 'München', country: 'Germany' }, { city: 'Munich', country: 'DE' }, 'place.city'],
    [{ city: 'City of London', country: 'UK' }, { city: 'London', country: 'GB' }, 'place.city'],
    [{ city: 'York', country: 'GB' }, { city: 'New York' }, 'place.other'],
    [
      { city: 'London', region: 'ON', country: 'CA' },
      { city: 'London', country: 'GB' },
      'place.other',
    ],
    [{ region: 'Bayern', country: 'DE' }, { region: 'Bavaria' }, 'place.region'],
    [{ region: 'TX', country: 'US' }, { region: 'Texas', country: 'US' }, 'place.region'],
    [{ city: 'Hull', country: 'GB' }, { city: 'Leeds', country: 'GB' }, 'place.sameCountry'],
    [{ country: 'Großbritannien' }, { country: 'GB' }, 'place.country'],
    [{ country: 'GB' }, { city: 'Leeds', country: 'GB' }, 'place.countryOnly'],
    [{}, { city: 'Leeds' }, 'place.unknown'],
  ])('%j against %j is %s', (facts, place, key) => {
    expect(judge(facts, place)).toBe(key);
  });
});

describe('role', () => {
  test.each([
    ['Founder & CEO', 'owner', 'role.match'],
    ['Geschäftsführerin', 'managing director', 'role.match'],
    ['Praxisinhaberin', 'owner', 'role.match'],
    ['CTO', 'head of technology', 'role.near'],
    ['Marketing Assistant', 'marketing manager', 'role.near'],
    ['Owner', 'marketing manager', 'role.near'],
    ['Praxismanager', 'practice manager', 'role.match'],
    ['Einkaufsleiterin', 'head of purchasing', 'role.near'],
    ['Dental Hygienist', 'owner', 'role.other'],
    ['Sales Director', 'marketing director', 'role.other'],
  ])('%s against %s is %s', (title, role, key) => {
    expect(partOf(lead({ title }), { roles: [role] }, 'role').key).toBe(key);
  });

  test('a company without a person is left open', () => {
    expect(partOf(lead({ kind: 'company' }), { roles: ['owner'] }, 'role').key).toBe(
      'role.noPerson',
    );
  });
});

describe('needs', () => {
  test.each([
    [{ technologies: ['Doctolib'] }, 'online booking', 'need.shown'],
    [{ pages: ['/book-online'] }, 'online booking', 'need.shown'],
    [{ description: 'Termine online buchen' }, 'online booking', 'need.said'],
    [{ technologies: ['WordPress'] }, 'online booking', 'need.notSeen'],
    [{}, 'online booking', 'need.unknown'],
    [{ technologies: ['Doctolib'] }, 'no online booking', 'lack.has'],
    [{ technologies: ['WordPress'] }, 'without online booking', 'lack.likely'],
    [{ technologies: ['WordPress'] }, 'wordpress', 'need.shown'],
    [{ website: 'https://a.example' }, 'no website', 'lack.has'],
    [{ kind: 'company' as const }, 'no website', 'lack.likely'],
    [{ technologies: ['Shopify'] }, 'e-commerce', 'need.shown'],
  ])('%j against %s is %s', (facts, need, key) => {
    expect(partOf(lead(facts), { needs: [need] }, 'need').key).toBe(key);
  });
});

describe('size', () => {
  const criteria = { size: { min: 10, max: 50 } };
  const employees = (n: number) => lead({ employees: { min: n, max: n } });
  test.each([
    [20, 'size.fits'],
    [8, 'size.near'],
    [400, 'size.other'],
  ])('%i employees: %s', (n, key) => {
    expect(partOf(employees(n), criteria, 'size').key).toBe(key);
  });

  test('a revenue in another currency is left open', () => {
    const rich = lead({ revenue: { min: 5e6, max: 5e6, currency: 'USD' } });
    const wanted = (currency: string) => ({ revenue: { min: 2e6, currency } });
    expect(partOf(rich, wanted('USD'), 'size').key).toBe('revenue.fits');
    expect(partOf(rich, wanted('EUR'), 'size').key).toBe('revenue.unknown');
  });
});

test('a preferred channel that is missing weighs, another one makes up for little', () => {
  const facts = lead({ email: 'ada@reeve.example', emailState: 'deliverable' });
  const byLinkedin = partOf(facts, { channels: ['linkedin'] }, 'reach');
  expect(byLinkedin.key).toBe('reach.preferredMissing');
  expect(byLinkedin.share).toBeLessThan(partOf(facts, { channels: ['email'] }, 'reach').share);
});

test('each counterfactual gives what it promises', () => {
  const poor = lead({ email: 'info@reeve.example', country: 'GB' });
  const icp = compileIcp(dentists);
  const before = scoreLead(poor, dentists, null, NOW);
  expect(before.counterfactuals.map(({ change }) => change.kind)).toEqual(
    expect.arrayContaining(['industry.confirm', 'place.confirm', 'email.verify', 'need.confirm']),
  );
  for (const { change, adds } of before.counterfactuals) {
    const after = rateLead(applyChange(poor, change, icp, NOW), icp, NOW);
    expect([change.kind, after.total]).toEqual([change.kind, before.total + adds]);
  }
});
