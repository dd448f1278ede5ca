import { Parser } from 'htmlparser2';
import { expect } from 'vitest';
import { sitePaths } from '../web.ts';
import { describeVariants, type Probe } from './describe-variants.ts';
import { MARKUP_VARIANTS } from './markup.ts';

describeVariants('sites in broken HTML', MARKUP_VARIANTS, {
  'unclosed-tags': (probe) => expectBroken(probe, (html) => !/<\/(p|td|li|body|html)>/.test(html)),
  'duplicate-attributes': (probe) =>
    expectBroken(probe, (html) => html.includes('href="/wrong" class=x class=y')),
  'nested-tables': (probe) =>
    expectBroken(probe, (html) => (html.match(/<table border=0>/g) ?? []).length === 6),
  'unclosed-comment': (probe) =>
    expectBroken(probe, (html) => html.lastIndexOf('<!--') > html.lastIndexOf('-->')),
  'stray-bytes': (probe) => expectBroken(probe, (html) => html.includes('\u0000')),
  'deep-nesting': (probe) =>
    expectBroken(probe, (html) => (html.match(/<div>/g) ?? []).length >= 50_000),
  'link-flood': async (probe) => {
    const { text } = await probe.get('/');
    expect(text.match(/href="\/item\/\d+"/g)).toHaveLength(50_000);
    expect((await probe.get('/item/49999')).status).toBe(200);
    expect((await probe.get('/contact')).text).toContain(probe.site.company.emails[0]);
  },
});

/** Pages are broken in the way that the name says, and a tolerant parser still reads the facts. */
async function expectBroken(
  { get, site }: Probe,
  isBroken: (html: string) => boolean,
): Promise<void> {
  const words: string[] = [];
  const parser = () => new Parser({ ontext: (text) => words.push(text) });
  const [home, contact, team] = sitePaths(site);
  for (const path of [home!, contact!, team!]) {
    const { status, text } = await get(path);
    expect([path, status, isBroken(text)]).toEqual([path, 200, true]);
    parser().end(text);
  }
  const readable = words.join('');
  for (const fact of [
    ...site.company.emails,
    ...site.company.phones.map((phone) => phone.printed),
    ...site.company.people.map((person) => person.name),
  ]) {
    expect(readable).toContain(fact);
  }
}
