import { expect, test } from 'vitest';
import type { LeadRow } from '../lead-types.ts';
import { type GroupedRows, groupRows } from './group-rows.ts';

const lead = (id: string, city: string | null) => ({ id, city }) as LeadRow;
const ROWS = [lead('a', null), lead('b', 'Leeds'), lead('c', 'Leeds'), lead('d', 'York')];

const told = ({ lines }: GroupedRows) =>
  lines.map((line) =>
    line.kind === 'lead' ? line.lead.id : `${line.value} ${line.count}${line.hasMore ? '+' : ''}`,
  );

test('each group has a heading, and the last one may go on', () => {
  const grouped = groupRows(ROWS, 'city', { closed: new Set(), hasMore: true });
  expect(told(grouped)).toEqual(['null 1', 'a', 'Leeds 2', 'b', 'c', 'York 1+', 'd']);
  expect(grouped.lineOf).toEqual([1, 3, 4, 6]);
  expect(grouped.lineOf.map((line) => grouped.lines[line])).toEqual(
    grouped.rows.map((row, n) => ({ kind: 'lead', lead: row, last: n })),
  );
});

test('a closed group keeps its heading, and what is below it is reached through it', () => {
  const grouped = groupRows(ROWS, 'city', { closed: new Set(['Leeds', 'York']), hasMore: true });
  expect(told(grouped)).toEqual(['null 1', 'a', 'Leeds 2', 'York 1+']);
  expect(grouped.rows.map(({ id }) => id)).toEqual(['a']);
  // Its last lead counts as seen, so that more are asked for in time.
  expect(grouped.lines.at(-1)?.last).toBe(3);
  expect(grouped.loaded).toBe(4);
});

test('no rows, no groups', () => {
  expect(groupRows([], 'city', { closed: new Set(), hasMore: false }).lines).toEqual([]);
});
