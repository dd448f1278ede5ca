import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type LittleAnswer = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface LittleWeb {
  port: number;
  /** `http://name.localhost:PORT` and the path. */
  url(name: string, path?: string): string;
  /** Every request so far, as `name/path`. */
  requests: string[];
  /** Pages may be changed while it runs. */
  sites: Record<string, Record<string, LittleAnswer>>;
  close(): Promise<void>;
}

/** A few hosts on one port, made of what a test needs and nothing else. */
export async function startLittleWeb(
  sites: Record<string, Record<string, LittleAnswer>>,
): Promise<LittleWeb> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const name = (request.headers.host ?? '').split('.')[0] ?? '';
    requests.push(name + (request.url ?? ''));
    const answer = sites[name]?.[request.url ?? ''];
    if (answer === undefined) return response.writeHead(404).end();
    if (typeof answer === 'function') return answer(request, response);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(answer);
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (name, path = '/') => `http://${name}.localhost:${port}${path}`,
    requests,
    sites,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
