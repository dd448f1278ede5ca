import type { CrawlSource, SourceKind } from '../../../../schema/source/source.ts';
import { hostOf } from './guess-name.ts';

/** A source in a line; the texts are under `source.` in crawl.json. */
export type SourceWords =
  | { key: 'one'; host: string }
  | { key: 'pages'; host: string; count: number }
  | { key: 'hosts'; host: string; count: number }
  | { key: 'file'; name: string; count: number };

export function describeSource(kind: SourceKind, { urls, fileName }: CrawlSource): SourceWords {
  if (kind === 'csv' && fileName) return { key: 'file', name: fileName, count: urls.length };
  const hosts = new Set(urls.map(hostOf));
  const host = hosts.values().next().value ?? '';
  if (hosts.size > 1) return { key: 'hosts', host, count: hosts.size - 1 };
  return urls.length > 1 ? { key: 'pages', host, count: urls.length } : { key: 'one', host };
}
