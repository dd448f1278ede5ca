import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What comes through: everything, nothing, or all but what carries acts to the server. */
type Passes = 'all' | 'none' | 'no acts';

export interface Gate {
  url: string;
  port: number;
  passes: Passes;
  close(): Promise<void>;
}

const carriesActs = ({ url = '' }: IncomingMessage) => /^\/(?:api\/acts|zero)\b/.test(url);

/**
 * A door on loopback before a product that listens elsewhere. A browser that is told to be offline
 * forgets it for a moment now and then, when tabs and workers come and go; a door does not.
 */
export async function startGate(productPort: number): Promise<Gate> {
  const product = { host: '127.0.0.1', port: productPort };
  const open = new Set<Duplex>();
  const isShut = (asked: IncomingMessage) =>
    gate.passes === 'none' || (gate.passes === 'no acts' && carriesActs(asked));
  const server = createServer((asked, answer) => {
    if (isShut(asked)) {
      asked.socket.destroy();
      return;
    }
    const { method, url, headers } = asked;
    const onward = request({ ...product, agent: false, method, path: url, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.rawHeaders);
      got.pipe(answer);
    });
    onward.on('error', () => asked.socket.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  server.on('connection', (socket) => keep(socket));
  server.on('upgrade', (asked: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isShut(asked)) {
      socket.destroy();
      return;
    }
    const onward = keep(connect(product));
    const lines = [`${asked.method} ${asked.url} HTTP/1.1`];
    for (let n = 0; n < asked.rawHeaders.length; n += 2) {
      lines.push(`${asked.rawHeaders[n]}: ${asked.rawHeaders[n + 1]}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
    onward.on('close', () => socket.destroy());
    socket.on('error', () => onward.destroy()).on('close', () => onward.destroy());
  });
  function keep(socket: Socket): Socket {
    open.add(socket);
    return socket.on('error', () => undefined).on('close', () => open.delete(socket));
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let passes: Passes = 'all';
  const gate: Gate = {
    url: `http://localhost:${port}`,
    port,
    get passes() {
      return passes;
    },
    /** What is under way ends as well. */
    set passes(now) {
      passes = now;
      if (now !== 'all') for (const socket of open) socket.destroy();
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return gate;
}
