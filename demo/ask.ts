import { request, type IncomingHttpHeaders } from 'node:http';

export interface Asked {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

/**
 * Asks for a URL of the sample web, following and unpacking nothing. Node does not resolve
 * `*.localhost` on every system, so the connection goes to loopback and the name into the Host header.
 */
export function ask(url: string, headers: Record<string, string> = {}): Promise<Asked> {
  const { host, port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path: pathname + search, headers: { host, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const body = Buffer.concat(chunks);
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, body, text: body.toString() });
        });
      },
    );
    asking.once('error', reject);
    asking.end();
  });
}
