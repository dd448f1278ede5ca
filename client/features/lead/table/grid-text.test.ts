import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGrid, toGridText } from './grid-text.ts';

test('rows and cells of a spreadsheet, with either line break', () => {
  expect(parseGrid('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(parseGrid('a\t\n\tb')).toEqual([
    ['a', ''],
    ['', 'b'],
  ]);
  expect(parseGrid('')).toEqual([]);
});

test('a quoted cell holds tabs, line breaks and quotes', () => {
  expect(parseGrid('"two\nlines"\t"say ""hi"""\nplain "quote"')).toEqual([
    ['two\nlines', 'say "hi"'],
    ['plain "quote"'],
  ]);
});

test('a quote that is never closed is part of the text', () => {
  expect(parseGrid('"open\tnext')).toEqual([['"open', 'next']]);
  expect(parseGrid('"5" screen')).toEqual([['"5" screen']]);
});

test('what is copied is pasted as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é') });
  // A grid of one empty cell is no text at all, which is no grid.
  const grid = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    .filter((rows) => rows.at(-1)?.join('') !== '' || (rows[0]?.length ?? 0) > 1);
  fc.assert(
    fc.property(grid, (rows) => {
      expect(parseGrid(toGridText(rows))).toEqual(rows);
    }),
  );
});
