import type { FastifyInstance } from 'fastify';
import { createServer, type Server } from 'node:http';

/**
 * Tells websockets apart. Both websocket plugins would answer every upgrade of the server, and the
 * second to answer finds the socket taken. So `@fastify/websocket` listens to a server that never
 * listens itself and is handed what goes to `path`; the proxy keeps to its own prefix by itself;
 * an upgrade for neither is closed.
 */
export function upgradesFor(app: FastifyInstance, path: string, proxied: string): Server {
  const handed = createServer();
  app.server.on('upgrade', (request, socket, head) => {
    const asked = (request.url ?? '').split('?')[0] ?? '';
    if (asked === path) handed.emit('upgrade', request, socket, head);
    else if (!asked.startsWith(`${proxied}/`)) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    }
  });
  // A refused upgrade is answered like any request, but nobody else closes its socket.
  app.addHook('onResponse', async (request, reply) => {
    if (request.headers.upgrade && reply.statusCode >= 400) request.raw.socket.destroySoon();
  });
  return handed;
}
