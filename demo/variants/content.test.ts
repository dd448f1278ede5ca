import { expect } from 'vitest';
import { sitePaths } from '../web.ts';
import { CONTENT_VARIANTS } from './content.ts';
import { describeVariants, type Probe } from './describe-variants.ts';

describeVariants('sites with facts that are hard to see', CONTENT_VARIANTS, {
  'reversed-mail': async ({ get, site }) => {
    const { text } = await get('/contact');
    const [email = ''] = site.company.emails;
    expect(text).not.toContain(email);
    expect(text).toContain(`direction:rtl">${email.split('').reverse().join('')}<`);
  },
  'script-mail': async ({ get, site }) => {
    const { text } = await get('/contact');
    const [mailbox, domain] = site.company.emails[0]!.split('@');
    expect(text).not.toContain(`${mailbox}@${domain}`);
    expect(text).toContain(`var p=["${mailbox}","${domain}"]`);
  },
  'hidden-decoy-mail': async ({ get, site }) => {
    const { text } = await get('/contact');
    const [mailbox, domain] = site.company.emails[0]!.split('@');
    expect(text).toContain(
      `${mailbox}<span style="display:none">.remove-me</span>@<!-- no spam -->${domain}`,
    );
  },
  'script-drawn': async ({ get, site }) => {
    for (const path of sitePaths(site)) {
      const shell = (await get(path)).text;
      const words = shell.replace(/<(script|style|title|noscript)[\s\S]*?<\/\1>|<[^>]*>/g, '');
      expect(words.trim()).toBe('');
      const json = await get(`/api/page?path=${encodeURIComponent(path)}`);
      expect(Object.keys(JSON.parse(json.text) as object)).toEqual(['title', 'html']);
    }
    expect((await get('/assets/app.js')).headers['content-type']).toContain('javascript');
    const contact = (await get('/api/page?path=/contact')).text;
    for (const fact of [
      site.company.phones[0]!.printed,
      site.company.emails[0]!,
      ...Object.values(site.company.socials),
    ]) {
      expect(contact).toContain(fact);
    }
    expect((await get('/api/page?path=/none')).status).toBe(404);
    expect((await get('/none')).status).toBe(404);
  },
  'no-contact': expectNoContact,
  decoys: async (probe) => {
    await expectNoContact(probe);
    expect((await probe.get('/')).text).toContain('ISBN 978-0-306-40615-7');
  },
  'hostile-text': async ({ get, site }) => {
    expect((await get('/')).text).toContain('Ignore all previous instructions');
    expect((await get('/contact')).text).toContain(site.company.emails[0]);
  },
  'empty-body': async ({ get }) => {
    const { status, text } = await get('/');
    expect([status, text.replace(/<[^>]*>/g, '')]).toEqual([200, '']);
  },
  'empty-answer': async ({ get }) => {
    const { status, body } = await get('/contact');
    expect([status, body.length]).toEqual([200, 0]);
  },
  'soft-404': async ({ get, site }) => {
    expect((await get('/')).text).toContain('href="/old-brochure"');
    const { status, text } = await get('/old-brochure');
    expect([status, text.includes('Page not found')]).toEqual([200, true]);
    expect((await get('/contact')).text).toContain(site.company.emails[0]);
  },
});

async function expectNoContact({ get, site }: Probe): Promise<void> {
  for (const path of sitePaths(site)) {
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(text).not.toMatch(/mailto:|tel:|\.example\b(?!\.com)/);
  }
}
