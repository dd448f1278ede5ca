import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { writeSitePage } from '../page/site-page.ts';
import { answerSite, LAST_CHANGE } from '../site/answer-site.ts';
import { findPage } from '../site/pages.ts';
import { htmlReply, type Answer, type Reply, type Visit } from '../site/visit.ts';
import { CONTACT_FACTS, type Variant } from '../variant.ts';

/** Sites that send their pages compressed, conditionally, or under a doubtful type. */
export const TRANSFER_VARIANTS: readonly Variant[] = [
  {
    name: 'encoding-gzip',
    outcome: 'facts',
    expectation: 'Unpacks gzip.',
    answer: compressed('gzip', gzipSync),
  },
  {
    name: 'encoding-br',
    outcome: 'facts',
    expectation: 'Unpacks brotli.',
    answer: compressed('br', brotliCompressSync),
  },
  {
    name: 'encoding-deflate',
    outcome: 'facts',
    expectation: 'Unpacks deflate with its zlib wrapper.',
    answer: compressed('deflate', deflateSync),
  },
  {
    name: 'encoding-raw-deflate',
    outcome: 'facts',
    expectation: 'Unpacks deflate without the wrapper that the standard asks for, as browsers do.',
    answer: compressed('deflate', deflateRawSync),
  },
  {
    name: 'encoding-zstd',
    outcome: 'facts',
    expectation: 'Unpacks zstd if it said that it can.',
    answer: compressed('zstd', zstdCompressSync),
  },
  {
    name: 'encoding-lie',
    outcome: 'failed',
    expectation: 'Fails cleanly on a body that is called gzip and is not.',
    hides: CONTACT_FACTS,
    answer: (visit) => {
      const reply = pageReply(visit);
      return reply && { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } };
    },
  },
  {
    name: 'etag-only',
    outcome: 'facts',
    expectation: 'Sends If-None-Match on the second crawl and takes 304 for unchanged.',
    answer: (visit) => {
      const { 'if-modified-since': _, ...headers } = visit.headers;
      return withoutHeader(answerSite({ ...visit, headers }), 'last-modified');
    },
  },
  {
    name: 'last-modified-only',
    outcome: 'facts',
    expectation: 'Sends If-Modified-Since, letter for letter, on the second crawl.',
    answer: (visit) => {
      const { 'if-none-match': _, 'if-modified-since': since, ...headers } = visit.headers;
      // Old servers compare the text of the date, not the date.
      const known =
        since === new Date(LAST_CHANGE).toUTCString() ? { 'if-modified-since': since } : {};
      return withoutHeader(answerSite({ ...visit, headers: { ...headers, ...known } }), 'etag');
    },
  },
  {
    name: 'validators-lie',
    outcome: 'facts',
    expectation: 'Sees by the content that nothing changed, though each answer has a new ETag.',
    answer: (visit) => {
      const reply = pageReply(visit);
      return reply && { ...reply, headers: { ...reply.headers, etag: `"${visit.nth}"` } };
    },
  },
  {
    name: 'content-types',
    outcome: 'facts',
    expectation: 'Reads XHTML, and leaves PDF, images, archives and unnamed bytes alone.',
    answer: answerTypes,
  },
];

function compressed(name: string, compress: (body: string) => Buffer): Answer {
  return (visit) => {
    const reply = pageReply(visit);
    const accepted = (visit.headers['accept-encoding'] ?? '').includes(name);
    if (!reply || typeof reply.body !== 'string' || !accepted) return reply;
    const headers = { ...reply.headers, 'content-encoding': name, vary: 'accept-encoding' };
    return { ...reply, headers, body: compress(reply.body) };
  };
}

function pageReply({ site, url, originOf }: Visit, more = ''): Reply | null {
  const page = findPage(site, url);
  return page && htmlReply(writeSitePage(site, page, { origin: originOf(site.slug), more }));
}

function withoutHeader(reply: Reply, name: string): Reply {
  const { [name]: _, ...headers } = reply.headers ?? {};
  return { ...reply, headers };
}

const FILES: Record<string, { type: string; body: string | Buffer }> = {
  '/brochure.pdf': { type: 'application/pdf', body: '%PDF-1.4\nnot-a-lead@pdf.example\n%%EOF\n' },
  '/photo.jpg': { type: 'image/jpeg', body: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) },
  '/archive.zip': { type: 'application/zip', body: Buffer.from('PK\u0003\u0004') },
  '/data.html': { type: 'application/octet-stream', body: Buffer.alloc(2048, 0xee) },
  '/lying-image.html': {
    type: 'text/html',
    body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  },
};

function answerTypes(visit: Visit): Reply | null {
  const file = FILES[visit.url.pathname];
  if (file) return { headers: { 'content-type': file.type }, body: file.body };
  if (visit.url.pathname === '/') {
    return pageReply(
      visit,
      Object.keys(FILES)
        .map((path) => `<a href="${path}">${path.slice(1)}</a>`)
        .join(' '),
    );
  }
  const reply = pageReply(visit);
  return reply && { ...reply, headers: { 'content-type': 'application/xhtml+xml; charset=utf-8' } };
}
