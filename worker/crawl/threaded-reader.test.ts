import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAnswer, type PageQuestion } from './read-answer.ts';
import { siteExtraction } from './site-extraction.ts';
import { ThreadedReader } from './threaded-reader.ts';

const HTML = `<!doctype html><title>Acmé &amp; Sons</title><h1>Acmé</h1>
  <p>Write to <a href="mailto:hello@acme.example">us</a>, or come to 1 Main Street.</p>
  <a href="/team" rel=nofollow>Team</a>`;

function question(html = HTML): PageQuestion {
  const url = 'https://acme.example/';
  const answer = { url, status: 200, headers: {}, html, isDrawn: false };
  return { requestedUrl: url, role: 'page', knownHash: null, answer };
}

const reader = new ThreadedReader(1, siteExtraction);
beforeAll(() => reader.warmUp(), 60_000);
afterAll(() => reader.close());

test('a page read on a thread is the page read here', { timeout: 60_000 }, async () => {
  const [there, wall] = await Promise.all([
    reader.read(question()),
    reader.read(question('<title>Just a moment...</title>')),
  ]);
  const here = readAnswer(question(), siteExtraction);
  const packed = there.content?.packed ?? new Uint8Array();
  expect(gunzipSync(packed).toString()).toBe(HTML);
  expect(there).toEqual({
    ...here,
    content: { ...here.content, packed: new Uint8Array(here.content?.packed ?? []) },
  });
  expect(wall).toMatchObject({ verdict: { kind: 'challenge' }, content: null });
});

test('until a thread has started, pages are read here', async () => {
  const cold = new ThreadedReader(1, { readPage: () => [] });
  const { content } = await cold.read(question());
  expect(content?.findings).toEqual([]);
  await cold.close();
});

test('what is kept already is neither packed nor searched again', { timeout: 60_000 }, async () => {
  const knownHash = (await reader.read(question())).content?.snapshot.hash ?? null;
  const again = await reader.read({ ...question(), knownHash });
  expect(again.content).toMatchObject({ packed: null, findings: [] });
});

test('pages end with their thread, and the next has a new one', { timeout: 60_000 }, async () => {
  const pending = reader.read(question());
  pending.catch(() => undefined);
  await reader.close();
  await expect(pending).rejects.toThrow('closed');
  await reader.warmUp();
  expect((await reader.read(question())).verdict.kind).toBe('ok');
});
