import { describe, expect, test } from 'vitest';
import type { Deal, Stage } from '../pipeline-types.ts';
import { beforeAt, placesFor, sumOf, toCells, toLanes } from './board-model.ts';
import { dealFilter } from './filter-deals.ts';
import { readBoardSearch } from './board-search.ts';

const lead = (name: string) => ({ name, tagLinks: [], deletedAt: null }) as unknown as Deal['lead'];
const deal = (id: string, more: Partial<Deal> = {}): Deal =>
  ({
    id,
    stageId: 's1',
    position: 'V0000',
    ownerId: null,
    valueMinor: null,
    currency: 'EUR',
    expectedClose: null,
    title: null,
    lead: lead(id),
    ...more,
  }) as Deal;
const stages = [{ id: 's1' }, { id: 's2' }] as Stage[];

describe('a drop', () => {
  const column = [deal('a', { position: 'A0000' }), deal('b', { position: 'B0000' })];

  test('lands between its neighbours, in the order of the cards that were moved', () => {
    const [x, y] = placesFor(column, ['x', 'y'], 'b') as [string, string];
    expect(['A0000' < x, x < y, y < 'B0000']).toEqual([true, true, true]);
    expect(placesFor(column, ['x'], null)[0]! > 'B0000').toBe(true);
    expect(placesFor(column, ['x'], 'a')[0]! < 'A0000').toBe(true);
  });

  test('takes no notice of where the moved card stood', () => {
    expect(placesFor(column, ['a'], null)[0]! > 'B0000').toBe(true);
    expect(beforeAt(column, ['a'], 0)).toBe('b');
    expect(beforeAt(column, ['a'], 1)).toBeNull();
  });

  test('finds room behind two cards with one key', () => {
    const twins = [
      deal('a', { position: 'B0000' }),
      ...column.slice(1),
      deal('c', { position: 'C0000' }),
    ];
    const [x] = placesFor(twins, ['x'], 'b') as [string];
    expect(['B0000' < x, x < 'C0000']).toEqual([true, true]);
  });
});

test('cells hold the deals of their stage in order, without those whose lead is gone', () => {
  const gone = { ...lead('gone'), deletedAt: 5 } as Deal['lead'];
  const cells = toCells(stages, [
    deal('b', { position: 'B0000' }),
    deal('a', { position: 'A0000' }),
    deal('x', { lead: gone }),
    deal('c', { stageId: 's2' }),
  ]);
  expect(cells.map(({ deals }) => deals.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
});

test('lanes go by name, nobody last', () => {
  const cells = toCells(stages, [
    deal('a'),
    deal('b', { ownerId: 'u2' }),
    deal('c', { ownerId: 'u1', stageId: 's2' }),
  ]);
  const lanes = toLanes(cells, (id) => ({ u1: 'Bea', u2: 'Ada' })[id] ?? '');
  expect(
    lanes.map(({ ownerId, cells }) => [ownerId, cells.map(({ deals }) => deals.length)]),
  ).toEqual([
    ['u2', [1, 0]],
    ['u1', [0, 1]],
    [null, [1, 0]],
  ]);
});

test('sums stand by currency', () => {
  const deals = [
    deal('a', { valueMinor: 5 }),
    deal('b', { valueMinor: 7, currency: 'SEK' }),
    deal('c', { valueMinor: 3 }),
  ];
  expect(sumOf(deals)).toEqual({ EUR: 8, SEK: 7 });
});

describe('the filters of a board', () => {
  const now = new Date('2026-11-21T12:00:00').getTime();
  const passes = (raw: Record<string, unknown>, one: Deal) =>
    dealFilter(readBoardSearch(raw), now)(one);

  test.each([
    [{ q: 'ingrid tegel' }, deal('a', { title: 'Tegel roof', lead: lead('Ingrid') }), true],
    [{ q: 'ingrid wood' }, deal('a', { title: 'Tegel roof', lead: lead('Ingrid') }), false],
    [{ owner: 'none' }, deal('a'), true],
    [{ owner: 'u1' }, deal('a'), false],
    [{ min: '100', max: '200' }, deal('a', { valueMinor: 15_000 }), true],
    [{ min: 200 }, deal('a', { valueMinor: 15_000 }), false],
    [{ close: 'overdue' }, deal('a', { expectedClose: '2026-11-20' }), true],
    [{ close: 'overdue' }, deal('a', { expectedClose: '2026-11-21' }), false],
    [{ close: 'week' }, deal('a', { expectedClose: '2026-11-28' }), true],
    [{ close: 'week' }, deal('a', { expectedClose: '2026-11-29' }), false],
    [{ close: 'month' }, deal('a'), false],
    [{ close: 'none' }, deal('a'), true],
    [{ close: 'whenever' }, deal('a'), true],
  ])('%o', (raw, one, isShown) => {
    expect(passes(raw, one)).toBe(isShown);
  });
});
