import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { AppError } from '../../schema/app-error.ts';

/**
 * Below the range from which Linux and macOS take ports for outgoing connections, so that no
 * outgoing connection grabs the port between the probe and the real bind.
 */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;
const ATTEMPTS = 200;

/** The first of `count` ports in a row on which nothing listens, on loopback or elsewhere. */
export async function pickFreePort(count = 1): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const first = randomInt(FIRST_PORT, LAST_PORT - count);
    if (await areFree(first, count)) return first;
  }
  throw new AppError('unavailable', 'No free port was found on this machine.');
}

/** Both addresses count: macOS lets a wildcard bind succeed beside a loopback one. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port));
}

async function areFree(first: number, count: number): Promise<boolean> {
  for (let port = first; port < first + count; port++) {
    if (!(await isPortFree(port))) return false;
  }
  return true;
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
