import robotsModule from 'robots-parser';
import { expect } from 'vitest';
import { describeVariants, type Probe } from './describe-variants.ts';
import { ROBOTS_VARIANTS } from './robots.ts';

// The package's types describe an ES module; what Node hands over is the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

describeVariants('sites with rules', ROBOTS_VARIANTS, {
  'robots-disallow-all': async (probe) => {
    await expectForbidden(probe);
  },
  'robots-precedence': async (probe) => {
    const rules = await expectForbidden(probe);
    for (const path of ['/', '/files/open', '/page', '/search', '/download.pdf.html']) {
      expect([path, rules.isAllowed(probe.origin + path)]).toEqual([path, true]);
    }
    await expectLinkedFromHome(probe);
  },
  'robots-groups': async (probe) => {
    const rules = await expectForbidden(probe);
    expect(rules.isAllowed(`${probe.origin}/open`, 'Quarry')).toBe(true);
    expect(rules.isAllowed(`${probe.origin}/open`, 'BadBot')).toBe(false);
    expect(rules.isAllowed(`${probe.origin}/private`, 'GoodBot')).toBe(true);
    await expectLinkedFromHome(probe);
  },
  'robots-crawl-delay': async ({ get, origin }) => {
    const { text } = await get('/robots.txt');
    expect(robotsParser(`${origin}/robots.txt`, text).getCrawlDelay('Quarry')).toBe(1);
  },
  'robots-unavailable': async ({ get }) => {
    expect((await get('/robots.txt')).status).toBe(503);
    expect((await get('/')).status).toBe(200);
  },
  'robots-missing': async ({ get, site }) => {
    expect((await get('/robots.txt')).status).toBe(404);
    expect((await get('/contact')).text).toContain(site.company.emails[0]);
  },
  'robots-redirected': async (probe) => {
    const { status, headers } = await probe.get('/robots.txt');
    expect([status, headers.location]).toEqual([301, '/rules/robots.txt']);
    await expectForbidden(probe, '/rules/robots.txt');
    await expectLinkedFromHome(probe);
  },
  'robots-huge': async (probe) => {
    const { body } = await probe.get('/robots.txt');
    expect(body.length).toBeGreaterThan(2_000_000);
    expect(body.subarray(0, 100).toString()).toContain('Disallow: /private');
    await expectLinkedFromHome(probe);
  },
  'robots-meta': async ({ get, site }) => {
    const home = (await get('/')).text;
    expect(home).toContain('<a rel="nofollow" href="/unfollowed">');
    expect((await get('/nofollow-page')).text).toContain('content="nofollow"');
    expect((await get('/noindex-page')).text).toContain('content="NOINDEX"');
    expect((await get('/header-page')).headers['x-robots-tag']).toBe('noindex, nofollow');
    for (const path of site.variant.forbidden ?? []) {
      expect((await get(path)).status).toBe(200);
      if (path !== '/unfollowed') expect(home).not.toContain(path);
    }
  },
});

/** What is named forbidden exists, and the rules do forbid it. */
async function expectForbidden({ get, origin, site }: Probe, rulesPath = '/robots.txt') {
  const { text } = await get(rulesPath);
  const rules = robotsParser(`${origin}/robots.txt`, text);
  for (const path of site.variant.forbidden ?? []) {
    expect([path, rules.isDisallowed(origin + path, 'Quarry')]).toEqual([path, true]);
    expect([path, (await get(path)).status]).toEqual([path, 200]);
  }
  return rules;
}

async function expectLinkedFromHome({ get, site }: Probe): Promise<void> {
  const { text } = await get('/');
  for (const path of site.variant.forbidden ?? []) expect(text).toContain(`href="${path}"`);
}
