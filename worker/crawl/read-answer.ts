import { createHash } from 'node:crypto';
import type { FetchedPage } from '../../platform/http/fetch-page.ts';
import type { ClaimedPage, PageSnapshot } from './frontier.ts';
import { fingerprintPage, type PageFingerprint } from './near-duplicate.ts';
import { judgePage, type PageVerdict } from './page-kind.ts';
import { outlinePage, type PageOutline } from './page-outline.ts';

/** A page's text as it arrived, by whichever way. */
export interface PageText {
  url: string;
  status: number;
  headers: Record<string, string>;
  html: string;
  isDrawn: boolean;
}

export interface PageReading {
  outline: PageOutline;
  verdict: PageVerdict;
  fingerprint: PageFingerprint;
}

/** Judges a page: what it is, where it leads, what it resembles. */
export function readAnswer(page: ClaimedPage, answer: PageText): PageReading {
  const outline = outlinePage(answer.html);
  const verdict = judgePage({
    status: answer.status,
    headers: answer.headers,
    requestedUrl: page.url,
    url: answer.url,
    outline,
    isDrawn: answer.isDrawn,
  });
  return { outline, verdict, fingerprint: fingerprintPage(outline) };
}

export function textOfFetch(result: FetchedPage): PageText {
  const { url, status, headers, text } = result;
  return { url, status, headers, html: text, isDrawn: false };
}

/** The snapshot that receipts of this page will point to, by the hash of its decoded text. */
export function snapshotOf(answer: PageText, outline: PageOutline): PageSnapshot {
  const hash = createHash('sha256').update(answer.html, 'utf8').digest('hex');
  return {
    hash,
    url: answer.url,
    title: outline.title.slice(0, 300) || null,
    bytes: Buffer.byteLength(answer.html),
  };
}
