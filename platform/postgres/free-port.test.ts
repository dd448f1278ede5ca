import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isPortFree, pickFreePort } from './free-port.ts';

test('a port counts as taken whichever address it is taken on', async () => {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const port = await pickFreePort();
    expect(await isPortFree(port)).toBe(true);
    const server = createServer().listen(port, host);
    await once(server, 'listening');
    expect(await isPortFree(port)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await isPortFree(port)).toBe(true);
  }
});

test('of ports in a row each one is free, and below those of outgoing connections', async () => {
  const first = await pickFreePort(3);
  expect(first + 2).toBeLessThan(32_768);
  for (const port of [first, first + 1, first + 2]) expect(await isPortFree(port)).toBe(true);
});
