import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { writeSitePage } from './page/site-page.ts';
import { findPage } from './site/pages.ts';
import type { CountryCode, Phone } from './truth.ts';
import { NICE_VARIANTS } from './variants/nice.ts';
import { makeWeb, sitePaths, type DemoSite } from './web.ts';

const nice = (sites: DemoSite[]) => sites.filter((site) => site.listing === 'nice');
const phonesOf = ({ company }: DemoSite): Phone[] => [
  ...company.phones,
  ...(company.fax ? [company.fax] : []),
  ...company.people.flatMap((person) => person.phone ?? []),
];

describe('a made-up web', () => {
  test('is the same for the same seed and another for another', () => {
    const truth = (seed: number) => makeWeb({ seed, sites: 40 }).sites.map((site) => site.company);
    expect(truth(7)).toEqual(truth(7));
    expect(truth(7)).not.toEqual(truth(8));
  });

  test('keeps its first sites when more are asked for', () => {
    const few = nice(makeWeb({ sites: 10 }).sites);
    const many = nice(makeWeb({ sites: 200 }).sites);
    expect(many.slice(0, 10).map((site) => site.company)).toEqual(few.map((site) => site.company));
  });

  test('gives every site a host, and every company numbers and addresses, of its own', () => {
    const { sites } = makeWeb({ sites: 2000 });
    const hosts = sites.map((site) => site.host);
    const phones = sites.flatMap(phonesOf).map((phone) => phone.e164);
    const domains = sites.map((site) => site.company.domain);
    for (const values of [hosts, phones, domains]) expect(new Set(values).size).toBe(values.length);
  });

  test('prints valid telephone numbers as each country does', () => {
    const odd = makeWeb({ sites: 3000 }).sites.flatMap((site) =>
      phonesOf(site).filter((phone) => {
        const parsed = parsePhoneNumberFromString(phone.printed, countryOfSite(site));
        return parsed?.number !== phone.e164 || !parsed.isValid();
      }),
    );
    expect(odd).toEqual([]);
  });

  test('stays within numbers kept for fiction in the newcomer’s web, where there are such', () => {
    const kept: Partial<Record<CountryCode, RegExp>> = {
      US: /^\+1\d{3}55501\d\d$/,
      CA: /^\+1\d{3}55501\d\d$/,
      GB: /^\+44(1[1-6]1?[1-7]?496|207946)0\d{3}$/,
      DE: /^\+49(3023125|6990009|4066969|2214710|8999998)\d{3}$/,
      FR: /^\+33(19900|26191|35301|46571|53649)\d{4}$/,
    };
    const strays = makeWeb().sites.flatMap((site) => {
      const pattern = kept[countryOfSite(site)];
      return pattern ? phonesOf(site).filter((phone) => !pattern.test(phone.e164)) : [];
    });
    expect(strays).toEqual([]);
  });

  test('writes postcodes in the form of each country', () => {
    const forms: Record<CountryCode, RegExp> = {
      US: /^\d{5}$/,
      GB: /^[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}$/,
      CA: /^[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d$/,
      DE: /^\d{5}$/,
      FR: /^\d{5}$/,
      NL: /^\d{4} [A-Z]{2}$/,
      ES: /^\d{5}$/,
      JP: /^\d{3}-\d{4}$/,
    };
    for (const { company } of makeWeb({ sites: 400 }).sites) {
      if (company.address) {
        expect(company.address.postalCode).toMatch(forms[company.address.country]);
      }
    }
  });

  test('sends mail to nobody: every address is under the reserved .example', () => {
    const addresses = makeWeb({ sites: 200 }).sites.flatMap(({ company }) => [
      ...company.emails,
      ...company.people.flatMap((person) => person.email ?? []),
    ]);
    expect(
      addresses.filter((address) => !/^[a-z0-9._-]+@[a-z0-9-]+\.example$/.test(address)),
    ).toEqual([]);
  });

  test('shows a newcomer every pleasant variant, and dentists in Leeds with online booking', () => {
    const sites = nice(makeWeb().sites);
    expect(new Set(sites.map((site) => site.variant.name))).toEqual(
      new Set(NICE_VARIANTS.map((variant) => variant.name)),
    );
    const dentists = sites.filter(
      ({ company }) =>
        company.trade === 'dentist' &&
        company.address?.city === 'Leeds' &&
        company.hasOnlineBooking,
    );
    expect(dentists).toHaveLength(3);
  });

  test('builds the listing from the variants named, and refuses unknown names', () => {
    const web = makeWeb({ sites: 5, variants: ['script-drawn'] });
    expect(nice(web.sites).map((site) => site.traits.drawnBy)).toEqual(Array(5).fill('script'));
    expect(() => makeWeb({ variants: ['no-such-thing'] })).toThrow('no-such-thing');
  });
});

describe('the pages of a site', () => {
  test.each([1, 2, 5, 6, 7, 8, 9, 17, 18, 60])('are %i when so many are asked for', (pages) => {
    for (const site of nice(makeWeb({ sites: 24, pagesPerSite: pages }).sites)) {
      expect(new Set(sitePaths(site)).size).toBe(pages);
      expect(reachablePaths(site)).toEqual(new Set(sitePaths(site)));
    }
  });

  test('differ enough that no two articles of a site pass for one', () => {
    const [site] = makeWeb({ sites: 1, pagesPerSite: 60 }).sites;
    const bodies = sitePaths(site!)
      .filter((path) => /\/blog\/\d/.test(path))
      .map((path) => new Set(mainText(site!, path).split(/(?<=[.?!])\s+/)));
    for (const [at, one] of bodies.entries()) {
      for (const other of bodies.slice(at + 1)) {
        const shared = [...one].filter((sentence) => other.has(sentence)).length;
        expect(shared / (one.size + other.size - shared)).toBeLessThan(0.6);
      }
    }
  });
});

function reachablePaths(site: DemoSite): Set<string> {
  const reached = new Set(['/']);
  for (const path of reached) {
    const html = pageAt(site, path);
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)) {
      if (!href.startsWith('/cdn-cgi/')) reached.add(href.replaceAll('&amp;', '&'));
    }
  }
  return reached;
}

function pageAt(site: DemoSite, path: string): string {
  const page = findPage(site, new URL(path, 'http://x.localhost'));
  if (!page) throw new Error(`${site.slug} links to ${path}, which is not there`);
  return writeSitePage(site, page, { origin: 'http://x.localhost' });
}

function mainText(site: DemoSite, path: string): string {
  const [, main = ''] = /<main>([\s\S]*)<\/main>/.exec(pageAt(site, path)) ?? [];
  return main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

function countryOfSite({ company }: DemoSite): CountryCode {
  const byLanguage = { en: 'GB', de: 'DE', fr: 'FR', nl: 'NL', es: 'ES', ja: 'JP' } as const;
  return company.address?.country ?? byLanguage[company.language];
}
