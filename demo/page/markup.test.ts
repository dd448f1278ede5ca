import { describe, expect, test } from 'vitest';
import { findPage } from '../site/pages.ts';
import { makeWeb, type DemoSite } from '../web.ts';
import { writeSitePage } from './site-page.ts';

const siteIn = (variant: string): DemoSite => makeWeb({ sites: 1, variants: [variant] }).sites[0]!;

function pageOf(site: DemoSite, path: string): string {
  const page = findPage(site, new URL(path, 'http://x.localhost'));
  return writeSitePage(site, page!, { origin: 'http://x.localhost' });
}

function jsonLdOf(site: DemoSite, path: string): Record<string, unknown> {
  const [, json = ''] =
    /<script type="application\/ld\+json">(.*?)<\/script>/.exec(pageOf(site, path)) ?? [];
  return JSON.parse(json) as Record<string, unknown>;
}

describe('JSON-LD', () => {
  test('tells all that is true of the company', () => {
    const site = siteIn('json-ld');
    const { company } = site;
    const document = jsonLdOf(site, '/contact');
    expect(document).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Dentist',
      name: company.name,
      legalName: company.legalName,
      description: company.description,
      url: 'http://x.localhost/',
      foundingDate: String(company.founded),
      address: {
        '@type': 'PostalAddress',
        streetAddress: company.address?.street,
        addressLocality: company.address?.city,
        postalCode: company.address?.postalCode,
        addressCountry: 'GB',
      },
      sameAs: Object.values(company.socials),
    });
    expect([document['telephone']].flat()).toEqual(company.phones.map(({ printed }) => printed));
    expect([document['email']].flat()).toEqual(company.emails);
    expect([document['openingHours']].flat()).toEqual(company.openingHours.map(({ spec }) => spec));
    expect(document['employee']).toEqual(
      company.people.map(({ name, title }) => expect.objectContaining({ name, jobTitle: title })),
    );
  });

  test('ties the people of a graph to their company on every page', () => {
    const site = siteIn('json-ld-graph');
    const { '@graph': graph } = jsonLdOf(site, '/services') as { '@graph': object[] };
    const people = site.company.people.map(({ name }) =>
      expect.objectContaining({
        '@type': 'Person',
        name,
        worksFor: { '@id': 'http://x.localhost/#organization' },
      }),
    );
    expect(graph.slice(2)).toEqual(people);
  });
});

describe('marked-up pages', () => {
  const dialects = {
    microdata: {
      root: 'itemscope itemtype="https://schema.org/Dentist"',
      phone: 'itemprop="telephone"',
      street: 'itemprop="streetAddress"',
      title: 'itemprop="jobTitle"',
    },
    rdfa: {
      root: 'vocab="https://schema.org/" typeof="Dentist"',
      phone: 'property="telephone"',
      street: 'property="streetAddress"',
      title: 'property="jobTitle"',
    },
    'h-card': {
      root: 'class="h-card contact"',
      phone: 'class="p-tel"',
      street: 'class="p-street-address"',
      title: 'p-job-title',
    },
  };

  test.each(Object.entries(dialects))('say in %s what each value means', (variant, words) => {
    const site = siteIn(variant);
    const { phones, address, people } = site.company;
    const contact = pageOf(site, '/contact');
    expect(contact).toContain(words.root);
    expect(contact).toContain(`${words.phone}>${phones[0]?.printed}<`);
    expect(contact).toContain(`${words.street}>${address?.street}<`);
    expect(pageOf(site, '/team')).toMatch(new RegExp(`${words.title}[^>]*>${people[0]?.title}<`));
  });

  test('never give an element one attribute twice', () => {
    for (const variant of ['json-ld', 'microdata', 'rdfa', 'h-card', 'team-table', 'imprint']) {
      const site = siteIn(variant);
      for (const path of ['/', '/contact', '/team', '/about']) {
        for (const [tag] of pageOf(site, path).matchAll(/<\w[^>]*>/g)) {
          const names = [...tag.matchAll(/ ([\w-]+)="/g)].map(([, name]) => name);
          expect([tag, new Set(names).size]).toEqual([tag, names.length]);
        }
      }
    }
  });
});
