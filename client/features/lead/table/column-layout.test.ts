import { expect, test } from 'vitest';
import {
  type ColumnLayout,
  DEFAULT_LAYOUT,
  moveColumn,
  parseLayout,
  stepColumn,
  toColumns,
  toLayout,
  visibleColumns,
} from './column-layout.ts';
import type { ColumnId } from './lead-columns.ts';

test('a layout survives the way to the device and back', () => {
  const layout: ColumnLayout = {
    order: moveColumn(DEFAULT_LAYOUT.order, 'owner', 'title'),
    visibility: { ...DEFAULT_LAYOUT.visibility, name: true, city: false },
    widths: { email: 300 },
  };
  expect(parseLayout(JSON.stringify(layout))).toEqual(layout);
});

test('what is shown of a layout survives the way into a view and back', () => {
  const columns = [{ id: 'name' }, { id: 'city', width: 90 }, { id: 'website' }, { id: 'email' }];
  expect(toColumns(toLayout(columns))).toEqual(columns);
  const { order, widths } = toLayout(columns);
  expect([...order].sort()).toEqual([...DEFAULT_LAYOUT.order].sort());
  expect(widths).toEqual({ city: 90 });
  expect(toColumns(toLayout(toColumns(DEFAULT_LAYOUT)))).toEqual(toColumns(DEFAULT_LAYOUT));
});

test('a view of another build shows what this one knows, the name first and within bounds', () => {
  const columns = [{ id: 'fax' }, { id: 'email', width: 2000 }, { id: 'phone', width: 1 }];
  expect(toColumns(toLayout(columns))).toEqual([
    { id: 'name' },
    { id: 'email', width: 640 },
    { id: 'phone', width: 72 },
  ]);
});

test('nothing stored, or rubbish, shows the usual columns', () => {
  for (const text of [null, '', '{', '[]', '{"order":1}']) {
    expect(parseLayout(text)).toEqual(DEFAULT_LAYOUT);
  }
});

test('a column that no longer exists is dropped, a new one appears behind its usual neighbour', () => {
  const { order } = parseLayout(
    JSON.stringify({
      order: ['name', 'fax', 'email', 'title'],
      visibility: { fax: true },
      widths: { fax: 100 },
    }),
  );
  expect(order.slice(0, 5)).toEqual(['name', 'score', 'email', 'emailState', 'phone']);
  expect(order.indexOf('companyName')).toBe(order.indexOf('title') + 1);
  expect([...order].sort()).toEqual([...DEFAULT_LAYOUT.order].sort());
});

test('widths from elsewhere are brought within bounds', () => {
  const { widths } = parseLayout(
    JSON.stringify({ order: [], visibility: {}, widths: { email: 9000, city: 2 } }),
  );
  expect(widths).toEqual({ email: 640, city: 72 });
});

test('the name is always shown and always first', () => {
  const { order, visibility } = parseLayout(
    JSON.stringify({ order: ['city', 'name'], visibility: { name: false }, widths: {} }),
  );
  expect(order[0]).toBe('name');
  expect(visibility.name).toBe(true);
  expect(moveColumn(order, 'name', 'city')).toEqual(order);
  expect(moveColumn(order, 'phone', 'name').slice(0, 2)).toEqual(['name', 'phone']);
});

test('moves a column before another or to the end', () => {
  const order: ColumnId[] = ['name', 'title', 'email', 'city'];
  expect(moveColumn(order, 'city', 'title')).toEqual(['name', 'city', 'title', 'email']);
  expect(moveColumn(order, 'title', null)).toEqual(['name', 'email', 'city', 'title']);
});

test('a step left or right skips hidden columns and stops at the ends', () => {
  const layout: ColumnLayout = {
    order: ['name', 'title', 'email', 'city'],
    visibility: { email: false },
    widths: {},
  };
  expect(visibleColumns({ ...layout, order: stepColumn(layout, 'title', 1) })).toEqual([
    'name',
    'city',
    'title',
  ]);
  expect(stepColumn(layout, 'title', -1)).toEqual(layout.order);
  expect(visibleColumns({ ...layout, order: stepColumn(layout, 'city', -1) })).toEqual([
    'name',
    'city',
    'title',
  ]);
});
