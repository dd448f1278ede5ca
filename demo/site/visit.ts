import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { DemoSite } from '../web.ts';

/** One request to one site, with all that an answer may depend on. */
export interface Visit {
  site: DemoSite;
  /** All sites of the nice listing, for directories. */
  neighbours: readonly DemoSite[];
  url: URL;
  headers: IncomingHttpHeaders;
  /** This is the nth request for this very URL, from 1. */
  nth: number;
  /** Milliseconds since the request for this URL before; infinite for the first. */
  sinceLastMs: number;
  /** How long slow pages take. */
  slowMs: number;
  /** `http://slug.localhost:PORT`, without a slash. */
  originOf: (slug: string) => string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string | number>;
  body?: string | Buffer;
  /** Wait so long before the first byte. */
  afterMs?: number;
  /** Writes the body piece by piece, after the head is out. */
  stream?: (response: ServerResponse) => void;
  /** Takes over the response altogether, head and all. */
  seize?: (response: ServerResponse) => void;
}

/** Null: not my path, ask the plain site. */
export type Answer = (visit: Visit) => Reply | null;

export const HTML = 'text/html; charset=utf-8';

export function htmlReply(body: string | Buffer, status = 200): Reply {
  return { status, headers: { 'content-type': HTML }, body };
}

export function textReply(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

export function redirectReply(status: 301 | 302 | 303 | 307 | 308, location: string): Reply {
  return { status, headers: { location }, body: '' };
}
