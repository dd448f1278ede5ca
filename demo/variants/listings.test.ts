import { expect } from 'vitest';
import { LISTING_VARIANTS } from './listings.ts';
import { describeVariants, type Probe } from './describe-variants.ts';

describeVariants('directories', LISTING_VARIANTS, {
  'directory-paged': (probe) => expectAllListed(probe, /<a rel="next" href="([^"]+)"/),
  'directory-numbered': async (probe) => {
    const first = await probe.get('/companies');
    const pages = [...first.text.matchAll(/href="(\/companies\?page=\d+)"/g)].map(
      ([, href]) => href,
    );
    expect(pages).toEqual(['/companies?page=1', '/companies?page=2', '/companies?page=3']);
    expect(first.text).not.toContain('rel="next"');
    const listed = await Promise.all(
      pages.map(async (page) => cardsIn((await probe.get(page!)).text)),
    );
    expect(listed.flat()).toEqual(companiesOf(probe));
  },
  'directory-load-more': (probe) =>
    expectAllListed(probe, /<a class="load-more button" href="([^"]+)"/),
  'directory-scroll': async (probe) => {
    const listed = cardsIn((await probe.get('/companies')).text);
    for (let page = 2; ; page++) {
      const json = await probe.get(`/api/companies?page=${page}`);
      const { cards } = JSON.parse(json.text) as { cards: string[] };
      if (cards.length === 0) break;
      listed.push(...cardsIn(cards.join('')));
    }
    expect(listed).toEqual(companiesOf(probe));
  },
  'directory-details': async (probe) => {
    await expectAllListed(probe, /<a rel="next" href="([^"]+)"/);
    const [first] = probe.demo.sites;
    const { text } = await probe.get(`/company/${first!.slug}`);
    expect(text).toContain(first!.company.phones[0]!.printed);
    expect(text).toContain(first!.company.address!.postalCode);
  },
});

async function expectAllListed(probe: Probe, nextLink: RegExp): Promise<void> {
  expect((await probe.get('/')).text).toContain('href="/companies"');
  const listed = [];
  for (let next: string | undefined = '/companies'; next;) {
    const { text } = await probe.get(next);
    listed.push(...cardsIn(text));
    next = nextLink.exec(text)?.[1];
  }
  expect(listed).toEqual(companiesOf(probe));
}

function cardsIn(html: string): string[] {
  return [...html.matchAll(/<h3><a href="[^"]+">([^<]+)<\/a><\/h3>/g)].map(([, name = '']) =>
    name.replaceAll('&amp;', '&'),
  );
}

function companiesOf({ demo }: Probe): string[] {
  return demo.sites.filter((site) => site.listing === 'nice').map((site) => site.company.name);
}
