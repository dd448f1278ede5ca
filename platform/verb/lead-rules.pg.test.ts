import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import { leadRows } from '../../schema/lead/query.ts';
import {
  isRuleGroup,
  type LeadCondition,
  type LeadRule,
  type LeadRuleGroup,
} from '../../schema/lead/rule.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

/** Conditions in groups, as Postgres answers them, against the same rules in plain words. */

const DAY_MS = 86_400_000;
const TEXTS = [
  null,
  'Leeds',
  'leeds',
  'Old Leeds Road',
  '100 %',
  '100 percent',
  'a_b',
  'aXb',
  '\\',
];
const SCORES = [null, 0, 40, 70, 100];
const STATUSES = ['new', 'working', 'qualified'] as const;
const COUNTRIES = [null, 'GB', 'DE'];
const TAGS = ['tag-0001', 'tag-0002', 'tag-0003'];
const AGES_DAYS = [0, 1, 6, 8, 40];

interface Row {
  id: string;
  city: string | null;
  score: number | null;
  status: string;
  country: string | null;
  createdAt: number;
  tags: string[];
}

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let rows: Row[];

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  const { orgId } = await on.org('Rules');
  for (const id of TAGS) {
    await db.sql`insert into tag (id, org_id, name, color) values (${id}, ${orgId}, ${id}, 'blue')`;
  }
  rows = Array.from({ length: 60 }, (_, n) => ({
    id: newId(),
    city: TEXTS[n % TEXTS.length] ?? null,
    score: SCORES[n % SCORES.length] ?? null,
    status: STATUSES[n % STATUSES.length] ?? 'new',
    country: COUNTRIES[(n >> 1) % COUNTRIES.length] ?? null,
    createdAt: Date.now() - (AGES_DAYS[n % AGES_DAYS.length] ?? 0) * DAY_MS,
    tags: TAGS.filter((_tag, bit) => (n >> bit) & 1),
  }));
  for (const { id, city, score, status, country, createdAt, tags } of rows) {
    await db.sql`
      insert into lead (id, org_id, kind, name, city, score, status, country, created_at)
      values (${id}, ${orgId}, 'company', 'Lead', ${city}, ${score}, ${status}, ${country},
        to_timestamp(${createdAt / 1000}))`;
    for (const tagId of tags) {
      await db.sql`insert into lead_tag (lead_id, tag_id, org_id) values (${id}, ${tagId}, ${orgId})`;
    }
  }
});
afterAll(() => db.drop());

const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1 });
const words = TEXTS.filter((text) => text !== null);
const condition = fc.oneof(
  fc.record({
    field: fc.constant('city'),
    is: fc.constantFrom('contains', 'lacks', 'equals', 'differs'),
    value: fc.constantFrom(...words, 'eed', 'ROAD', '%', '_', '\\', 'åre', 'ÅR'),
  }),
  fc.record({ field: fc.constantFrom('city', 'score'), is: fc.constantFrom('filled', 'empty') }),
  fc.record({
    field: fc.constant('score'),
    is: fc.constantFrom('from', 'to'),
    value: fc.constantFrom(0, 40, 41, 100),
  }),
  fc.record({
    field: fc.constant('createdAt'),
    is: fc.constantFrom('within', 'beyond'),
    value: fc.constantFrom(1, 7, 30),
  }),
  fc.record({
    field: fc.constant('createdAt'),
    is: fc.constantFrom('since', 'before'),
    value: fc.constant(new Date(Date.now() - 3 * DAY_MS).toISOString().slice(0, 10)),
  }),
  fc.record({
    field: fc.constant('status'),
    is: fc.constantFrom('anyOf', 'noneOf'),
    value: some(STATUSES),
  }),
  fc.record({
    field: fc.constant('country'),
    is: fc.constantFrom('anyOf', 'noneOf'),
    value: some(['GB', 'DE', '']),
  }),
  fc.record({
    field: fc.constant('tags'),
    is: fc.constantFrom('anyOf', 'allOf'),
    value: some(TAGS),
  }),
) as fc.Arbitrary<LeadCondition>;

const groupOf = (rule: fc.Arbitrary<LeadRule>): fc.Arbitrary<LeadRuleGroup> =>
  fc.record({
    match: fc.constantFrom('all', 'any'),
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  });
const rules = groupOf(fc.oneof(condition, groupOf(fc.oneof(condition, groupOf(condition)))));

function holds(rule: LeadRule, row: Row): boolean {
  if (!isRuleGroup(rule)) return holdsOf(rule, row);
  return rule.match === 'all'
    ? rule.rules.every((part) => holds(part, row))
    : rule.rules.some((part) => holds(part, row));
}

function holdsOf(rule: LeadCondition, row: Row): boolean {
  const value = rule.field === 'tags' ? row.tags : row[rule.field as keyof Row];
  const text = typeof value === 'string' ? value.toLowerCase() : null;
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  switch (rule.is) {
    case 'filled':
      return value !== null;
    case 'empty':
      return value === null;
    case 'contains':
      return text?.includes(rule.value.toLowerCase()) ?? false;
    case 'lacks':
      return !text?.includes(rule.value.toLowerCase());
    case 'equals':
      return text === rule.value.toLowerCase();
    case 'differs':
      return text !== rule.value.toLowerCase();
    case 'from':
      return row.score !== null && row.score >= rule.value;
    case 'to':
      return row.score !== null && row.score <= rule.value;
    case 'since':
      return row.createdAt >= Date.parse(rule.value);
    case 'before':
      return row.createdAt < Date.parse(rule.value);
    case 'within':
      return row.createdAt >= today - rule.value * DAY_MS;
    case 'beyond':
      return row.createdAt < today - rule.value * DAY_MS;
    case 'allOf':
      return rule.value.every((tag) => row.tags.includes(tag));
    default: {
      const values: readonly string[] = rule.value;
      const isOne =
        rule.field === 'tags'
          ? values.some((tag) => row.tags.includes(tag))
          : values.includes(typeof value === 'string' ? value : '');
      return rule.is === 'anyOf' ? isOne : !isOne;
    }
  }
}

test('leads that any rules let through are those that they mean', async () => {
  await fc.assert(
    fc.asyncProperty(rules, async (rule) => {
      const query = leadRows({ rules: rule }, { field: 'createdAt', direction: 'asc' });
      const found = await on.provider.transaction((tx) => tx.run(query));
      const meant = rows.filter((row) => holds(rule, row)).map(({ id }) => id);
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(meant));
    }),
    { numRuns: 150 },
  );
});
