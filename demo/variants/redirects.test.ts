import { expect } from 'vitest';
import { ask } from '../ask.ts';
import { escapeHtml } from '../page/escape.ts';
import { describeVariants, type Probe } from './describe-variants.ts';
import { PRIVATE_TARGETS, REDIRECT_VARIANTS } from './redirects.ts';

describeVariants('sites that send elsewhere', REDIRECT_VARIANTS, {
  redirects: async (probe) => {
    const home = (await probe.get('/')).text;
    const ends: Record<string, string> = {
      '/via-301': '/end-301',
      '/via-302': '/end-302',
      '/via-303': '/end-303',
      '/via-307': '/end-307',
      '/via-308': '/end-308',
      '/via-absolute': '/end-absolute',
      '/deep/via-relative': '/deep/end-relative',
    };
    for (const [path, end] of Object.entries(ends)) {
      expect(home).toContain(`href="${path}"`);
      const location = await locationOf(probe, path);
      expect(location?.pathname).toBe(end);
      expect((await probe.get(end)).text).toContain('href="/contact"');
    }
    expect((await probe.get('/via-308')).status).toBe(308);
    expect((await probe.get('/via-refresh')).text).toContain("0; URL='/end-refresh'");
    expect((await probe.get('/via-nothing')).headers.location).toBeUndefined();
    expect(await locationOf(probe, '/via-nonsense')).toBeNull();
  },
  'redirect-loop': async (probe) => {
    expect(await follow(probe, '/', 6)).toEqual(['/a', '/b', '/', '/a', '/b', '/']);
    expect(await follow(probe, '/contact', 2)).toEqual(['/contact', '/contact']);
    expect(await follow(probe, '/team', 2)).toEqual(['/team?round=1', '/team?round=2']);
  },
  'redirect-chain': async (probe) => {
    const steps = await follow(probe, '/', 50);
    expect(steps.at(-1)).toBe('/?step=50');
    expect((await probe.get('/?step=50')).status).toBe(200);
  },
  'redirect-other-host': async (probe) => {
    const location = await locationOf(probe, '/contact?x=1');
    expect(location?.href).toBe(`${probe.demo.originOf('redirect-other-host-new')}/contact?x=1`);
    expect((await ask(location!.href)).status).toBe(200);
  },
  'redirect-other-host-new': async ({ get, site }) => {
    expect((await get('/contact')).text).toContain(site.company.emails[0]);
  },
  'redirect-private': async (probe) => {
    const home = (await probe.get('/')).text;
    for (const [at, target] of PRIVATE_TARGETS.entries()) {
      expect(home).toContain(`href="/go/${at}"`);
      expect(home).toContain(`href="${escapeHtml(target)}"`);
      const { status, headers } = await probe.get(`/go/${at}`);
      expect([status, headers.location]).toEqual([302, target]);
    }
    expect((await probe.get(`/go/${PRIVATE_TARGETS.length}`)).status).toBe(404);
  },
});

async function locationOf({ get, origin }: Probe, path: string): Promise<URL | null> {
  const { headers } = await get(path);
  return URL.parse(headers.location ?? '', origin + path);
}

async function follow(probe: Probe, start: string, steps: number): Promise<string[]> {
  const visited = [start];
  for (let step = 0; step < steps; step++) {
    const location = await locationOf(probe, visited.at(-1)!);
    visited.push(location ? location.pathname + location.search : 'the end');
  }
  return visited.slice(1);
}
