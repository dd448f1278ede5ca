import { describe, expect, test } from 'vitest';
import texts from '../../../client/locales/en/analysis.json' with { type: 'json' };
import { type CompanyColumns, factsOf, type LeadColumns } from '../../score/facts.ts';
import { scoreLead } from '../../score/score.ts';
import type { AnalysisResult } from '../result.ts';
import type { Subject, SubjectPage } from '../subject.ts';
import { PARTS } from '../tier.ts';
import { partByRules } from './by-rules.ts';
import { workedMs } from '../../testing/worked-ms.ts';

const NOW = Date.UTC(2026, 10, 21);

function page(...lines: string[]): SubjectPage {
  return {
    url: 'https://aire.example/',
    snapshotHash: 'a'.repeat(64),
    lines,
    quote: (line, from, to) => ({
      text: lines[line]!.slice(from, to),
      url: 'https://aire.example/',
      snapshotHash: 'a'.repeat(64),
      start: from,
      end: to,
    }),
  };
}

interface Given {
  lead?: Partial<LeadColumns>;
  company?: Partial<CompanyColumns>;
  language?: string;
  profile?: Partial<Subject['profile'] & object> | null;
  pages?: SubjectPage[];
}

function subject({ lead, company, language, profile, pages }: Given = {}): Subject {
  const facts = factsOf(
    { kind: 'company', name: 'Aire Dental', city: 'Leeds', country: 'GB', ...lead },
    company ? { name: 'Aire Dental', ...company } : null,
    null,
  );
  const criteria = { industries: ['dentist'], needs: ['online booking'] };
  return {
    facts,
    company: { name: 'Aire Dental', language: language ?? null, founded: null, openingHours: null },
    profile:
      profile === null
        ? null
        : {
            name: 'Bookwell',
            website: null,
            sells: 'We build appointment pages. They are easy.',
            customers: '',
            tone: '',
            proof: 'Forty practices use it.',
            services: ['online booking'],
            ...profile,
          },
    criteria,
    score: scoreLead(facts, criteria, null, NOW),
    pages: pages ?? [],
    now: NOW,
  };
}

function all(given?: Given): AnalysisResult {
  const about = subject(given);
  const parts = PARTS.map((part) => [part, partByRules(part, about)]);
  return Object.fromEntries(parts) as AnalysisResult;
}

/** Every key that a result speaks by. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  const { key } = value as { key?: unknown };
  return typeof key === 'string' ? [key] : Object.values(value).flatMap(keysIn);
}

function textOf(key: string): unknown {
  const path = key.replace(/^analysis:/, '').split('.');
  return path.reduce<unknown>((tree, name) => (tree as Record<string, unknown>)?.[name], texts);
}

const RICH = page(
  'We are a family-run dental practice and dentist in Leeds since 1987',
  'We are hiring a practice manager',
  'Our new clinic in York is opening soon!',
  'Our team of 14 people looks after you',
  'Award-winning care',
  'Call us for an appointment; online booking is not there yet',
  '© 2019 Aire Dental',
);

describe('rules', () => {
  test('say something in every part, whatever is known, with a text for each thing they say', () => {
    const subjects: Given[] = [
      {},
      { profile: null },
      { pages: [RICH] },
      { lead: { kind: 'person', name: 'Ada King', title: 'Owner', email: 'ada@aire.example' } },
      { lead: { title: 'CFO', phone: '+441131234567' }, company: { technologies: ['WordPress'] } },
      { lead: { title: 'Head of IT', linkedin: 'https://linkedin.com/in/x' }, pages: [RICH] },
      ...['Marketing Lead', 'Sales', 'CEO', 'Office Manager', 'Poet'].map((title) => ({
        lead: { title },
      })),
    ];
    for (const given of subjects) {
      const result = all(given);
      for (const key of keysIn(result).filter((each) => !each.startsWith('score:'))) {
        expect([key, typeof textOf(key)]).toEqual([key, 'string']);
      }
      for (const part of PARTS) expect([part, result[part]?.origin]).toEqual([part, 'rules']);
    }
  });

  test('quote what pages say for and against, and what they announce', () => {
    const { evidence, signals, persona } = all({ pages: [RICH] });
    const claims = evidence?.items.map(({ claim, quote }) => [
      typeof claim === 'string' ? claim : claim.key.split('.').at(-1),
      quote.text.slice(0, 24),
    ]);
    expect(claims).toContainEqual(['industry', 'We are a family-run dent']);
    expect(claims).toContainEqual(['need', 'Call us for an appointme']);
    expect(claims).toContainEqual(['headcount', 'Our team of 14 people lo']);
    expect(
      signals?.items.map(({ text, strength }) => [(text as { key: string }).key, strength]),
    ).toEqual(
      expect.arrayContaining([
        ['analysis:rules.signal.expanding', 'high'],
        ['analysis:rules.signal.hiring', 'medium'],
        ['analysis:rules.signal.oldSite', 'medium'],
      ]),
    );
    expect(keysIn(persona)).toContain('analysis:rules.persona.motive.family');
  });

  test('write to a person by first name, in the language of the company, and invent nothing', () => {
    const ada = { kind: 'person', name: 'Ada King' } as const;
    const english = all({ lead: ada }).draft;
    expect(english?.body).toMatch(/^Hello Ada,\n\nI came across Aire Dental in Leeds/);
    expect(english?.body).toContain('We are Bookwell. We build appointment pages.');
    expect(english?.body).toContain('Forty practices use it.');
    const drafts = ['de-DE', 'fr', 'nl', 'es', 'ja'].map((language) => all({ language }).draft);
    expect(drafts.map((draft) => draft?.language)).toEqual(['de', 'fr', 'nl', 'es', 'en']);
    expect(drafts[0]?.body).toContain('gestoßen');
    expect(all({ profile: null }).draft?.body).toContain('We are [your company]. [what you do]');
  });

  test('take the same time whatever a page is like', () => {
    const long = page('since copyright © new location we are '.repeat(20_000), ' '.repeat(50_000));
    expect(workedMs(() => all({ pages: [long] }))).toBeLessThan(2000);
  });
});
