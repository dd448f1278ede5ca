import { expect } from 'vitest';
import { describeVariants, type Probe } from './describe-variants.ts';
import { TRAP_VARIANTS } from './traps.ts';

describeVariants('sites without end', TRAP_VARIANTS, {
  'calendar-trap': (probe) => expectEndless(probe, '/calendar/2025/3'),
  'session-ids': async (probe) => {
    const ids = new Set<string>();
    for (let visit = 0; visit < 5; visit++) {
      const { text } = await probe.get('/');
      const found = [...text.matchAll(/PHPSESSID=([0-9a-f]+)/g)].map(([, id = '']) => id);
      expect(new Set(found).size).toBe(1);
      ids.add(found[0] ?? '');
    }
    expect(ids.size).toBe(5);
    const contact = await probe.get('/contact?PHPSESSID=123');
    expect(contact.text).toContain(probe.site.company.emails[0]);
    expect((await probe.get('/blog?page=1&PHPSESSID=9')).status).toBe(200);
  },
  facets: (probe) => expectEndless(probe, '/shop'),
  'growing-paths': (probe) => expectEndless(probe, '/news/'),
  'endless-paging': (probe) => expectEndless(probe, '/archive'),
  'random-maze': (probe) => expectEndless(probe, '/maze/start'),
});

/** From its entrance, linked from home, forty steps lead to forty new pages. */
async function expectEndless({ get, origin, site }: Probe, entrance: string): Promise<void> {
  expect((await get('/')).text).toContain(`href="${entrance}"`);
  expect((await get('/contact')).text).toContain(site.company.emails[0]);
  const seen = new Set([entrance]);
  let path = entrance;
  for (let step = 0; step < 40; step++) {
    const { status, text } = await get(path);
    expect([path, status]).toEqual([path, 200]);
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => {
      const { pathname, search } = new URL(href.replaceAll('&amp;', '&'), origin + path);
      return pathname + search;
    });
    path = links.find((link) => !seen.has(link)) ?? 'a dead end';
    seen.add(path);
  }
  expect(seen.size).toBe(41);
}
