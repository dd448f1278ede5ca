import { expect } from 'vitest';
import { describeVariants } from './describe-variants.ts';
import { DUPLICATE_VARIANTS } from './duplicates.ts';

describeVariants('sites that repeat themselves', DUPLICATE_VARIANTS, {
  'print-views': async ({ get }) => {
    const [page, print] = [await get('/about'), await get('/about?print=1')];
    expect(page.text).toContain('href="?print=1"');
    expect(wordsOf(page.text)).toContain(wordsOf(print.text).slice(0, 400));
    expect(print.text).not.toContain('<header');
  },
  'tracking-parameters': async ({ get }) => {
    const plain = await get('/about');
    for (const query of ['utm_source=nav&utm_medium=web', 'gclid=CjwKCAjw', 'fbclid=IwAR0']) {
      expect(plain.text).toContain(`href="/about?${query.replace('&', '&amp;')}`);
      expect((await get(`/about?${query}`)).text).toBe(plain.text);
    }
  },
  'many-addresses': async ({ get, site }) => {
    const [team, ...others] = await Promise.all(
      ['/team', '/team/', '/Team', '/team.html'].map((path) => get(path)),
    );
    expect(team!.text).toContain(site.company.people[0]!.name);
    for (const other of others) expect(other.text).toBe(team!.text);
    expect((await get('/index.html')).text).toBe((await get('/')).text);
  },
  'near-duplicates': async ({ get, site }) => {
    expect((await get('/')).text.match(/href="\/near\/\d+"/g)).toHaveLength(200);
    const [one, other] = [await get('/near/1'), await get('/near/200')];
    expect(one.text).not.toBe(other.text);
    expect(one.text.replaceAll('Village 1', 'X')).toBe(other.text.replaceAll('Village 200', 'X'));
    expect((await get('/near/201')).status).toBe(404);
    expect((await get('/contact')).text).toContain(site.company.emails[0]);
  },
  'changing-clock': async ({ get }) => {
    const [one, other] = [await get('/'), await get('/')];
    const withoutClock = (html: string) => html.replace(/Page made at .*? for visitor \d+/, '');
    expect(one.text).not.toBe(other.text);
    expect(withoutClock(one.text)).toBe(withoutClock(other.text));
  },
});

function wordsOf(html: string): string {
  const [, body = ''] = /<body>([\s\S]*)<\/body>/.exec(html) ?? [];
  return body
    .replace(/<header[\s\S]*?<\/header>|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
