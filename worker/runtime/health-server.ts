import { createServer } from 'node:http';
import { registry } from '../../platform/metrics.ts';
import type { Runner } from './runner.ts';

/** `/health` (200 while the worker beats, else 503) and `/metrics`. Throws when the port is taken. */
export async function serveHealth(
  runners: Runner[],
  at: { host: string; port: number },
): Promise<void> {
  const server = createServer((request, response) => {
    if (request.url === '/health') {
      const lanes = runners.map((runner) => runner.health());
      const isAlive = lanes.every((lane) => lane.isAlive);
      response.writeHead(isAlive ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ isAlive, lanes }));
      return;
    }
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
}
