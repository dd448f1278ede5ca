import { expect, test } from 'vitest';
import { toTimeline } from './timeline-entries.ts';

const crawled = {
  createdAt: 1000,
  createdBy: null,
  sourceUrl: 'https://engine.example/team',
  taskName: 'Berlin agencies',
};
const act = (id: string, createdAt: number, over: object = {}) => ({
  id,
  kind: 'note' as const,
  body: null,
  field: null,
  oldValue: null,
  newValue: null,
  details: null,
  actorId: 'user-1',
  createdAt,
  ...over,
});

test('what was found out carries what came of it', () => {
  const details = { address: 'a@x.example', state: 'risky', reason: 'catch_all', source: null };
  const [first] = toTimeline(
    [act('1', 2000, { kind: 'verified', actorId: null, details })],
    crawled,
  );
  expect(first).toEqual({ id: '1', at: 2000, actorId: null, kind: 'verified', details });
});

test('runs newest first and ends with how the lead was found', () => {
  const entries = toTimeline(
    [
      act('1', 2000, { kind: 'edit', field: 'email', oldValue: 'a@x.example', newValue: null }),
      act('2', 3000, { body: 'Called, will ring back' }),
    ],
    crawled,
  );
  expect(entries).toEqual([
    { id: '2', at: 3000, actorId: 'user-1', kind: 'note', body: 'Called, will ring back' },
    {
      id: '1',
      at: 2000,
      actorId: 'user-1',
      kind: 'edit',
      field: 'email',
      from: 'a@x.example',
      to: null,
    },
    {
      id: 'origin',
      at: 1000,
      actorId: null,
      kind: 'found',
      taskName: 'Berlin agencies',
      sourceUrl: 'https://engine.example/team',
    },
  ]);
});

test('a change of status is told as one, not as an edit of a field', () => {
  const [entry] = toTimeline(
    [act('1', 2000, { kind: 'edit', field: 'status', oldValue: 'new', newValue: 'working' })],
    crawled,
  );
  expect(entry).toMatchObject({ kind: 'status', from: 'new', to: 'working' });
});

test('a merge is told as one, with the other lead and what went over', () => {
  const details = { fields: ['city' as const], deals: 1, notes: 0, todos: 0, analyses: 0 };
  const [entry] = toTimeline(
    [act('1', 2000, { kind: 'edit', field: 'merged', newValue: 'Harbour Dental', details })],
    crawled,
  );
  expect(entry).toMatchObject({ kind: 'merged', other: 'Harbour Dental', details });
});

test('the beginning is told once when a line tells it already', () => {
  const found = toTimeline([act('1', 1000, { kind: 'found', actorId: null })], crawled);
  expect(found.map((entry) => entry.kind)).toEqual(['found']);
  const created = toTimeline([act('1', 1000, { kind: 'created' })], {
    ...crawled,
    createdBy: 'user-1',
    sourceUrl: null,
  });
  expect(created.map((entry) => entry.kind)).toEqual(['created']);
});

test('a lead that a person typed begins with that person', () => {
  const [entry] = toTimeline([], { ...crawled, createdBy: 'user-2', sourceUrl: null });
  expect(entry).toEqual({ id: 'origin', at: 1000, actorId: 'user-2', kind: 'created' });
});
