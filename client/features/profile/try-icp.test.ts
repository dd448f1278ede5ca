import { expect, test } from 'vitest';
import { NO_EVIDENCE, type LeadFacts } from '../../../schema/score/facts.ts';
import { tryIcp } from './try-icp.ts';

const lead = (id: string, known: Partial<LeadFacts>) => ({
  id,
  facts: {
    ...NO_EVIDENCE,
    kind: 'person' as const,
    name: id,
    title: null,
    companyName: null,
    email: 'a@b.example',
    phone: null,
    website: null,
    city: null,
    region: null,
    country: null,
    linkedin: null,
    industry: null,
    description: null,
    emailState: null,
    phoneState: null,
    ...known,
  },
});

const leads = [
  lead('dentist', { industry: 'Zahnarztpraxis' }),
  lead('vet', { industry: 'Veterinary clinic' }),
  lead('chain', { industry: 'Dentist', companyName: 'Chain' }),
];
const only = { industry: 100, reach: 0, trust: 0, freshness: 0 };

test('says what the draft makes of leads, and what moved', () => {
  const draft = { criteria: { industries: ['dentist'], exclusions: ['chain'] }, weights: only };
  const stored = { criteria: { industries: ['vet'] }, weights: only };
  const trial = tryIcp(leads, draft, stored, 0);
  expect(trial.top.map(({ id, total, before }) => [id, total, before])).toEqual([
    ['dentist', 100, 0],
    ['vet', 0, 100],
  ]);
  expect(trial).toMatchObject({ good: 1, goodBefore: 1, excluded: 1 });
  expect(trial.buckets.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(trial.buckets.reduce((sum, { before }) => sum + before, 0)).toBe(3);
});

test('without a stored one there is nothing before', () => {
  const trial = tryIcp(leads, { criteria: {}, weights: {} }, null, 0);
  expect(trial.top.every(({ before }) => before === null)).toBe(true);
  expect(trial.goodBefore).toBe(0);
});
