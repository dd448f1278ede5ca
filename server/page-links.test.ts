import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pageLinks } from './page-links.ts';

const MANIFEST = {
  'index.html': {
    file: 'assets/index-1.js',
    isEntry: true,
    imports: ['_react.js'],
    css: ['assets/base-1.css'],
  },
  '_react.js': { file: 'assets/react-1.js' },
  '_dialog.js': {
    file: 'assets/dialog-1.js',
    imports: ['_react.js'],
    css: ['assets/dialog-1.css'],
  },
  'routes/landing.tsx': {
    file: 'assets/landing-1.js',
    imports: ['_dialog.js', '_react.js'],
    css: ['assets/base-1.css'],
  },
  'locales/en/landing.json': { file: 'assets/landing-texts-1.js' },
};

function linksOf(manifest: string | null) {
  const dir = mkdtempSync(path.join(tmpdir(), 'quarry-links-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  if (manifest !== null) {
    mkdirSync(path.join(dir, '.vite'));
    writeFileSync(path.join(dir, '.vite/manifest.json'), manifest);
  }
  return pageLinks(dir);
}

test('a page names the parts of its screen that index.html does not, with all that they import', () => {
  expect(linksOf(JSON.stringify(MANIFEST))('/?from=mail')?.split(', ')).toEqual([
    '</assets/landing-1.js>; rel=modulepreload; crossorigin',
    '</assets/landing-texts-1.js>; rel=modulepreload; crossorigin',
    '</assets/dialog-1.js>; rel=modulepreload; crossorigin',
    '</assets/dialog-1.css>; rel=preload; as=style; crossorigin',
  ]);
});

test('an answer’s head stays small enough for any proxy, however many parts there are', () => {
  const parts = Array.from({ length: 200 }, (_, n) => [
    `_part${n}.js`,
    { file: `assets/part-${n}.js` },
  ]);
  const landing = { file: 'assets/landing-1.js', imports: parts.map(([name]) => name) };
  const manifest = { ...Object.fromEntries(parts), 'routes/landing.tsx': landing };
  const links = linksOf(JSON.stringify(manifest))('/') ?? '';
  expect(links.length).toBeLessThanOrEqual(1_600);
  expect(links).toMatch(/^<\/assets\/landing-1\.js>/);
});

test('other pages name nothing, nor does one whose parts are not known', () => {
  expect(linksOf(JSON.stringify(MANIFEST))('/sign-in')).toBeNull();
  expect(linksOf(JSON.stringify(MANIFEST))('/w/org/leads')).toBeNull();
  expect(linksOf('{"index.html": 7}')('/')).toBeNull();
  expect(linksOf(null)('/')).toBeNull();
});
