import { describe, expect, test } from 'vitest';
import type { EnrichedField } from '../../schema/enrichment/fields.ts';
import type { EnrichmentProvider } from '../../schema/enrichment/providers.ts';
import type { RunStep } from '../../schema/enrichment/run.ts';
import type { Enricher, EnrichmentSubject } from '../providers/enrichers/enricher.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { askProviders, type AskOptions, type ProviderSeat } from './ask-providers.ts';

const subject: EnrichmentSubject = {
  kind: 'company',
  name: 'Acme',
  firstName: null,
  lastName: null,
  companyName: 'Acme',
  domain: 'acme.com',
  email: null,
  phone: null,
  street: null,
  city: null,
  country: null,
  linkedin: null,
  crmRecord: null,
};

function seat(
  id: EnrichmentProvider,
  fields: EnrichedField[],
  more: Partial<ProviderSeat> & { question?: Enricher['question'] } = {},
): ProviderSeat {
  const { question = () => 'q', ...rest } = more;
  const enricher: Enricher = { id, fields, question, ask: () => Promise.resolve([]) };
  return { enricher, isOn: true, key: 'k', ...rest };
}

/** Asks providers that give every field they have; `ask` may say otherwise. */
async function run(seats: ProviderSeat[], more: Partial<AskOptions> = {}) {
  const steps = new Map<string, RunStep>();
  const asked: { id: string; subject: EnrichmentSubject; deadlineMs: number }[] = [];
  let now = 0;
  let holds = 0;
  const answers = await askProviders(subject, seats, {
    mode: 'waterfall',
    wanted: new Set(['email', 'phone']),
    deadline: 10_000,
    now: () => now,
    hold: () => Promise.resolve(++holds > 0),
    onStep: (step) => void steps.set(step.source, step),
    ...more,
    ask: async (each, about, deadlineMs) => {
      asked.push({ id: each.enricher.id, subject: about, deadlineMs });
      now += 1_000;
      if (more.ask) return more.ask(each, about, deadlineMs);
      const found = each.enricher.fields.map((field) => ({
        field,
        value: `${field} of ${each.enricher.id}`,
        confidence: 0.8,
        sourceUrl: 'https://x',
      }));
      return { found, isCached: false };
    },
  });
  return { answers, asked, holds, steps, stateOf: (id: string) => steps.get(id) };
}

describe('a waterfall', () => {
  test('ends when nothing is missing, and asks none that has nothing of it', async () => {
    const found = await run([
      seat('crunchbase', ['funding']),
      seat('apollo', ['email', 'phone']),
      seat('hunter', ['email']),
    ]);
    expect(found.asked.map(({ id }) => id)).toEqual(['apollo']);
    expect(found.stateOf('crunchbase')).toMatchObject({ state: 'skipped', reason: 'not_needed' });
    expect(found.stateOf('hunter')).toMatchObject({ state: 'skipped', reason: 'not_needed' });
    expect(found.holds).toBe(1);
  });

  test('tells each what those before it found', async () => {
    const { asked } = await run([seat('hunter', ['email']), seat('twilio', ['phone'])]);
    expect(asked[1]?.subject.email).toBe('email of hunter');
  });

  test('gives nobody more than their turn, and stops at the deadline', async () => {
    const found = await run(
      [seat('apollo', ['email']), seat('hunter', ['phone']), seat('clearbit', ['phone'])],
      { deadline: 2_100, ask: () => Promise.resolve({ found: [], isCached: false }) },
    );
    expect(found.asked.map(({ deadlineMs }) => deadlineMs)).toEqual([2_100, 1_100]);
    expect(found.stateOf('clearbit')).toMatchObject({ state: 'skipped', reason: 'out_of_time' });
    const patient = await run([seat('apollo', ['email'])]);
    expect(patient.asked[0]?.deadlineMs).toBe(4_000);
  });

  test('goes on after one that fails', async () => {
    const found = await run([seat('apollo', ['email']), seat('hunter', ['email'])], {
      ask: ({ enricher }) => {
        if (enricher.id === 'hunter') return Promise.resolve({ found: [], isCached: true });
        throw new ProviderError('limited', 'x', { provider: 'apollo' });
      },
    });
    expect(found.stateOf('apollo')).toMatchObject({ state: 'failed', reason: 'limited' });
    expect(found.stateOf('hunter')).toMatchObject({ state: 'nothing', isCached: true });
  });
});

test('in parallel all are asked about what was known at first', async () => {
  const found = await run([seat('apollo', ['email']), seat('hunter', ['email'])], {
    mode: 'parallel',
  });
  expect(found.asked.map(({ subject: { email } }) => email)).toEqual([null, null]);
  expect(found.answers.map(({ provider }) => provider)).toEqual(['apollo', 'hunter']);
  expect(found.holds).toBe(1);
});

test('who is off, without a key or without a question is not asked, and nothing is held', async () => {
  const found = await run([
    seat('apollo', ['email'], { isOn: false }),
    seat('hunter', ['email'], { key: null }),
    seat('clearbit', ['email'], { question: () => null }),
  ]);
  expect([...found.steps.values()].map(({ reason }) => reason)).toEqual([
    'off',
    'no_key',
    'nothing_to_ask',
  ]);
  expect(found.holds).toBe(0);
});

test('without credits nobody is asked', async () => {
  const found = await run([seat('apollo', ['email']), seat('hunter', ['email'])], {
    hold: () => Promise.resolve(false),
  });
  expect(found.asked).toEqual([]);
  expect(found.stateOf('hunter')).toMatchObject({ state: 'skipped', reason: 'no_credits' });
});

test('what is no provider’s fault is nobody’s step', async () => {
  const fault = run([seat('apollo', ['email'])], {
    ask: () => Promise.reject(new Error('database')),
  });
  await expect(fault).rejects.toThrow('database');
});
