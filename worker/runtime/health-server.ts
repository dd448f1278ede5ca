import { createServer, type Server } from 'node:http';
import { registry } from '../../platform/metrics.ts';
import type { Runner } from './runner.ts';

/** `/health` (200 while the worker beats, else 503) and `/metrics`. Throws when the port is taken. */
export async function serveHealth(runner: Runner, at: { host: string; port: number }) {
  const server = createServer((request, response) => {
    if (request.url === '/health') {
      const health = runner.health();
      response.writeHead(health.isAlive ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify(health));
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
  return server;
}

export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
