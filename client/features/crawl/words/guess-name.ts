import type { SourceKind } from '../../../../schema/source/source.ts';

/** The parts of a name; the texts around them are under `guess.` in crawl.json. */
export type NameGuess =
  | { key: 'none' }
  | { key: 'as'; name: string }
  | { key: 'pages'; host: string; count: number }
  | { key: 'hosts'; host: string; count: number }
  | { key: 'listing'; host: string; path: string };

interface NamedSource {
  kind: SourceKind;
  /** Parsed addresses. */
  urls: readonly string[];
  fileName?: string;
}

/** What a person would call a crawl of this source. */
export function guessName({ kind, urls, fileName }: NamedSource): NameGuess {
  if (kind === 'csv' && fileName) {
    const name = fileName.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[_-]+/g, ' ');
    return name.trim() ? { key: 'as', name: capitalise(name.trim()) } : { key: 'none' };
  }
  const hosts = new Set(urls.map(hostOf));
  const [host] = hosts;
  if (!host) return { key: 'none' };
  if (hosts.size > 1) return { key: 'hosts', host, count: hosts.size - 1 };
  if (kind === 'listing' && urls.length === 1) {
    const path = lastWords(urls[0] ?? '');
    if (path) return { key: 'listing', host, path };
  }
  if (urls.length > 1 && kind !== 'domain') return { key: 'pages', host, count: urls.length };
  return { key: 'as', name: host };
}

/** `example.com` of `https://www.example.com/a`. */
export function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** “Dental clinics” of `/directory/dental-clinics/?page=2`; nothing for a bare host or a number. */
function lastWords(url: string): string {
  const { pathname } = new URL(url);
  const last = pathname.split('/').findLast((part) => /\p{L}{3}/u.test(part)) ?? '';
  return capitalise(
    readable(last)
      .replace(/\.\w+$/, '')
      .replace(/[-_+]+/g, ' ')
      .trim(),
  );
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
