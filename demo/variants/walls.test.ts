import { expect } from 'vitest';
import { describeVariants, type Probe } from './describe-variants.ts';
import { WALL_VARIANTS } from './walls.ts';

describeVariants('sites that let nobody in', WALL_VARIANTS, {
  forbidden: (probe) => expectWall(probe, 403, '403 Forbidden'),
  firewall: (probe) => expectWall(probe, 403, 'Access Denied'),
  'legal-block': (probe) => expectWall(probe, 451, 'Not available'),
  captcha: (probe) => expectWall(probe, 200, 'g-recaptcha'),
  'challenge-403': (probe) => expectWall(probe, 403, 'Just a moment...'),
  'challenge-503': (probe) => expectWall(probe, 503, 'Just a moment...'),
  'challenge-200': (probe) => expectWall(probe, 200, 'Just a moment...'),
  unauthorized: async (probe) => {
    await expectWall(probe, 401, 'Authorization Required');
    expect((await probe.get('/')).headers['www-authenticate']).toContain('Basic');
  },
  'login-form': (probe) => expectWall(probe, 200, 'type="password"'),
  'login-redirect': async ({ get }) => {
    const { status, headers } = await get('/team');
    expect([status, headers.location]).toEqual([302, '/login?next=%2Fteam']);
    const login = await get('/login?next=%2Fteam');
    expect([login.status, login.text.includes('type="password"')]).toEqual([200, true]);
  },
  'parked-for-sale': (probe) => expectWall(probe, 200, 'This domain is for sale'),
  'parked-registrar': (probe) => expectWall(probe, 200, 'parked free'),
  'default-server-page': (probe) => expectWall(probe, 200, 'Welcome to nginx!'),
  'under-construction': (probe) => expectWall(probe, 200, 'Coming soon'),
});

/** Every path is the wall, so that nobody gets past it by guessing; the rules can still be read. */
async function expectWall({ get, site }: Probe, status: number, sign: string): Promise<void> {
  for (const path of ['/', '/contact', '/team', '/anything']) {
    const answer = await get(path);
    expect([path, answer.status, answer.text.includes(sign)]).toEqual([path, status, true]);
    expect(answer.text).not.toContain(site.company.domain);
  }
  expect((await get('/robots.txt')).text).toContain('Allow: /');
}
