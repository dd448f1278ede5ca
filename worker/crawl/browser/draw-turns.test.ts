import { expect, test } from 'vitest';
import { DrawTurns } from './draw-turns.ts';

const never = new AbortController().signal;
const nobody = () => false;

/** Takes turns for hosts in this order, and tells who had theirs. */
function queue(turns: DrawTurns, hosts: string[]): string[] {
  const served: string[] = [];
  for (const host of hosts) void turns.take(host, never).then(() => served.push(host));
  return served;
}
const settled = () => new Promise((done) => setImmediate(done));

test('turns go by order of arrival', async () => {
  const turns = new DrawTurns(1);
  const served = queue(turns, ['a', 'b', 'c']);
  for (let i = 0; i < 2; i++) turns.leave(nobody);
  await settled();
  expect(served).toEqual(['a', 'b', 'c']);
});

test('a host with a page open comes first, but passes nobody over for ever', async () => {
  const turns = new DrawTurns(1);
  const served = queue(turns, ['a', 'b', ...Array.from({ length: 20 }, () => 'a')]);
  for (let i = 0; i < 14; i++) turns.leave((host) => host === 'a');
  await settled();
  expect(served).toHaveLength(15);
  expect(served.indexOf('b')).toBe(13);
});

test('whoever is called off while waiting takes no turn', async () => {
  const turns = new DrawTurns(1);
  await turns.take('a', never);
  const controller = new AbortController();
  const waiting = turns.take('b', controller.signal);
  controller.abort();
  expect(await waiting).toBe(false);
  turns.leave(nobody);
  expect(await turns.take('c', never)).toBe(true);
  expect(await turns.take('d', AbortSignal.abort())).toBe(false);
});
