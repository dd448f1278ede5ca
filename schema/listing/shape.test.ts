import { expect, test } from 'vitest';
import { shapeOf } from './shape.ts';

const part = (tag: string, classes: string | null = null) => ({ tag, classes });

test('a shape names a link and the elements around it, five at most', () => {
  expect(shapeOf([part('a'), part('h3', ' title big '), part('li', 'card'), part('ul')])).toBe(
    'ul>li.card>h3.title>a',
  );
  expect(shapeOf(Array.from({ length: 9 }, () => part('div')))).toBe('div>div>div>div>div');
});

test('what browsers add makes no difference', () => {
  const written = [part('a'), part('td'), part('tr'), part('table')];
  const drawn = [
    part('a'),
    part('td'),
    part('tr'),
    part('tbody'),
    part('table'),
    part('body', 'x'),
  ];
  expect(shapeOf(drawn)).toBe(shapeOf(written));
});
