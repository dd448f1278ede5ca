import { expect, test } from 'vitest';
import type { LeadRow } from '../lead-types.ts';
import type { ColumnId } from './lead-columns.ts';
import { planPaste } from './plan-paste.ts';

const lead = (name: string, more: Partial<LeadRow> = {}) =>
  ({ id: name, name, title: null, email: null, city: null, country: null, ...more }) as LeadRow;

const ROWS = [lead('Ada'), lead('Bea', { title: 'CTO', city: 'York' }), lead('Cem')];
const COLUMNS: ColumnId[] = ['name', 'score', 'title', 'email', 'city', 'country'];

const paste = (grid: string[][], columnId: ColumnId = 'title', row = 0) =>
  planPaste(grid, { rows: ROWS, columns: COLUMNS, row, columnId });

test('a grid goes right and down from the cursor, one edit a lead', () => {
  const plan = paste(
    [
      ['CEO', 'BEA@example.com '],
      ['CFO', ''],
    ],
    'title',
    1,
  );
  expect(plan.edits.map(({ lead: { id }, changes }) => [id, changes])).toEqual([
    ['Bea', { title: 'CEO', email: 'bea@example.com' }],
    ['Cem', { title: 'CFO' }],
  ]);
  expect(plan).toMatchObject({ cells: 3, refused: [], untouched: [], beyond: 0 });
});

test('an empty cell empties, an equal one changes nothing', () => {
  const plan = paste([['', 'x@y.example', 'York']], 'title', 1);
  expect(plan.edits[0]?.changes).toEqual({ title: null, email: 'x@y.example' });
});

test('what a cell cannot take is told and left, the rest is taken', () => {
  const plan = paste([['CEO', 'nobody', 'Leeds']]);
  expect(plan.edits[0]?.changes).toEqual({ title: 'CEO', city: 'Leeds' });
  expect(plan.refused).toEqual([
    { lead: 'Ada', column: 'email', problem: 'That is not an e-mail address' },
  ]);
});

test('columns that nobody types into, and rows without a lead, stay out', () => {
  const plan = paste([['Ann', '99', 'CEO'], ['Ben'], ['Cy'], ['Dee'], ['Eve']], 'name');
  expect(plan.untouched).toEqual(['score']);
  expect(plan.beyond).toBe(2);
  expect(plan.edits).toHaveLength(3);
});

test('a country is known by its name and by its code', () => {
  const plan = paste([['Germany'], ['gb'], ['USA']], 'country');
  expect(plan.edits.map(({ changes }) => changes.country)).toEqual(['DE', 'GB', 'US']);
  const others = paste([['Deutschland'], ['UK'], ['Atlantis']], 'country');
  expect(others.edits.map(({ changes }) => changes.country)).toEqual(['DE', 'GB']);
  expect(others.refused).toEqual([
    { lead: 'Cem', column: 'country', problem: 'That is no country' },
  ]);
});
