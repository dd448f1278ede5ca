import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PageServer {
  url: string;
  close(): Promise<void>;
}

export type Answer = (request: URL, body: unknown) => Promise<unknown>;

/** Serves one page and its script on a free port of this machine; `answers` are JSON by path. */
export async function servePage(
  page: { html: string; script: string },
  answers: Record<string, Answer> = {},
): Promise<PageServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answer = answers[url.pathname];
    const send = (type: string, text: string) =>
      response.writeHead(200, { 'content-type': type }).end(text);
    if (!answer) {
      if (url.pathname === '/page.js') send('text/javascript', page.script);
      else send('text/html', page.html);
      return;
    }
    readBody(request)
      .then(async (body) => send('application/json', JSON.stringify(await answer(url, body))))
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}
