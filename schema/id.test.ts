import { expect, test } from 'vitest';
import { newId } from './id.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('an id is a UUID of version 7 that carries its time', () => {
  const at = Date.UTC(2026, 5, 1, 12, 30, 15, 250);
  const id = newId(at);
  expect(id).toMatch(UUID_V7);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
});

test('ids sort as they were made, also within one millisecond', () => {
  const at = Date.UTC(2026, 5, 1);
  const ids = [
    ...Array.from({ length: 4096 }, () => newId(at)),
    ...Array.from({ length: 10 }, (_, n) => newId(at + 1 + n)),
  ];
  expect(ids.toSorted()).toEqual(ids);
});

test('twenty thousand ids are all different, whatever the clock does', () => {
  const ids = new Set<string>();
  for (let n = 0; n < 10_000; n++) ids.add(newId());
  for (let n = 0; n < 10_000; n++) ids.add(newId(1_800_000_000_000 - (n % 3)));
  expect(ids.size).toBe(20_000);
  for (const id of [...ids].slice(0, 1000)) expect(id).toMatch(UUID_V7);
});
