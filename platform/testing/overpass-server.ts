import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An Overpass on this machine, as far as its documentation goes: POST /api/interpreter with the
 * query as `data`; settings, a union of `nwr` with tag filters inside a box, `out tags center N`.
 * What it can't read it refuses with 400 and a page of HTML, as the real one does.
 */
export interface MapElement {
  type: 'node' | 'way' | 'relation';
  id: number;
  lat: number;
  lon: number;
  tags: Record<string, string>;
}

/** What it does instead of answering: see its statuses in the wild. */
export type OverpassFault = 'too_many_requests' | 'gateway_timeout' | 'out_of_memory' | 'garbage';

export class OverpassServer {
  elements: MapElement[] = [];
  /** Taken one after the other by the next requests. */
  faults: OverpassFault[] = [];
  readonly queries: string[] = [];
  /** The most requests under way at once. */
  mostAtOnce = 0;
  #underWay = 0;
  #held: Promise<void> | null = null;
  readonly #server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#underWay);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const query = new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get('data') ?? '';
      this.queries.push(query);
      void (this.#held ?? Promise.resolve()).then(() => {
        this.#underWay--;
        this.#answer(request.url ?? '', query, reply);
        return undefined;
      });
    });
  });

  static async start(elements: MapElement[], port = 0): Promise<OverpassServer> {
    const server = new OverpassServer();
    server.elements = elements;
    server.#server.listen(port, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  /** Keeps answers back until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    return () => {
      this.#held = null;
      resolve();
    };
  }

  #answer(url: string, query: string, reply: ServerResponse): void {
    if (!url.startsWith('/api/interpreter')) return send(reply, 404, 'not found');
    const fault = this.faults.shift();
    if (fault === 'too_many_requests') return send(reply, 429, '<p>Too Many Requests</p>');
    if (fault === 'gateway_timeout')
      return send(reply, 504, '<p>The server is probably too busy</p>');
    if (fault === 'garbage') return sendJson(reply, { version: 0.6, elements: 'many' });
    if (fault === 'out_of_memory') {
      const remark = 'runtime error: Query run out of memory using about 64 MB of RAM.';
      return sendJson(reply, { version: 0.6, elements: [], remark });
    }
    const asked = readQuery(query);
    if (!asked) return send(reply, 400, '<p>parse error</p>');
    const found = this.elements
      .filter((element) => asked.statements.some((statement) => matches(element, statement)))
      .slice(0, asked.atMost)
      .map(({ type, id, lat, lon, tags }) =>
        type === 'node' ? { type, id, lat, lon, tags } : { type, id, center: { lat, lon }, tags },
      );
    sendJson(reply, { version: 0.6, generator: 'Overpass API', elements: found });
  }
}

interface Statement {
  filters: ((tags: Record<string, string>) => boolean)[];
  box: [south: number, west: number, north: number, east: number];
}

const STATEMENT = /nwr((?:\[[^\]]*\])+)\((-?[\d.]+),(-?[\d.]+),(-?[\d.]+),(-?[\d.]+)\);/g;

function readQuery(query: string): { statements: Statement[]; atMost: number } | null {
  const whole = /^\[out:json\]\[timeout:\d+\]\[maxsize:\d+\];\((.*)\);out tags center (\d+);$/.exec(
    query,
  );
  if (!whole) return null;
  const statements = [...(whole[1] ?? '').matchAll(STATEMENT)].map((match) => ({
    filters: [...(match[1] ?? '').matchAll(/\[([^\]]*)\]/g)].map(([, text]) =>
      readFilter(text ?? ''),
    ),
    box: match.slice(2, 6).map(Number) as Statement['box'],
  }));
  return statements.length > 0 ? { statements, atMost: Number(whole[2]) } : null;
}

function readFilter(text: string): Statement['filters'][number] {
  const [, key = '', operator, value = ''] =
    /^"([^"]+)"(?:(=|~)"((?:[^"\\]|\\.)*)"(?:,i)?)?$/.exec(text) ?? [];
  if (!operator) return (tags) => key in tags;
  if (operator === '=') return (tags) => tags[key] === value;
  const pattern = new RegExp(value.replaceAll('\\\\', '\\'), 'i');
  return (tags) => pattern.test(tags[key] ?? '');
}

function matches({ lat, lon, tags }: MapElement, { filters, box }: Statement): boolean {
  const [south, west, north, east] = box;
  const isInside = lat >= south && lat <= north && lon >= west && lon <= east;
  return isInside && filters.every((filter) => filter(tags));
}

function sendJson(reply: ServerResponse, json: unknown): void {
  reply.writeHead(200, { 'content-type': 'application/json' });
  reply.end(JSON.stringify(json));
}

function send(reply: ServerResponse, status: number, html: string): void {
  reply.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  reply.end(html);
}
