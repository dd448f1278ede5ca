import { decodeHTML } from 'entities';
import { describe, expect, test } from 'vitest';
import { writeSitePage } from './page/site-page.ts';
import { pagesOf } from './site/pages.ts';
import { makeWeb, type DemoSite } from './web.ts';

const WEBS = [1, 5, 9].map((pagesPerSite) => ({ pagesPerSite }));

describe.each(WEBS)('the truth about sites of $pagesPerSite pages', ({ pagesPerSite }) => {
  const { sites } = makeWeb({ sites: 64, pagesPerSite });

  test('stands on their pages, every fact of it', () => {
    const missing = sites.flatMap((site) => {
      const pages = readPages(site);
      return factsOf(site)
        .filter((fact) => !pages.includes(fact))
        .map((fact) => `${site.slug} (${site.variant.name}): ${fact}`);
    });
    expect(missing).toEqual([]);
  });

  test('is the whole truth: no other address, and no other number to call', () => {
    const surplus = sites.flatMap((site) => {
      const { company } = site;
      const known = new Set<string | undefined>([
        ...company.emails,
        ...company.phones.map((phone) => phone.e164),
        ...company.people.flatMap((person) => [person.email, person.phone?.e164]),
      ]);
      const found = readPages(site).match(/[\w.-]+@[\w-]+(\.[\w-]+)+|(?<=tel:)\+\d+/g) ?? [];
      return found.filter((value) => !known.has(value)).map((value) => `${site.slug}: ${value}`);
    });
    expect(surplus).toEqual([]);
  });
});

function factsOf({ company, traits }: DemoSite): string[] {
  const { address, fax, founded } = company;
  const hidesNumbers = traits.layout === 'labelled-links';
  return [
    company.name,
    company.legalName,
    company.industry,
    company.description,
    ...company.emails,
    ...company.phones.map((phone) => (hidesNumbers ? `tel:${phone.e164}` : phone.printed)),
    ...(fax ? [fax.printed] : []),
    ...(address ? [address.street, address.city, address.region, address.postalCode] : []),
    ...company.people.flatMap(({ name, title, email, phone, linkedin }) =>
      [name, title, email, phone?.printed, linkedin].filter((fact) => fact !== undefined),
    ),
    ...Object.values(company.socials),
    ...company.openingHours.flatMap(({ days, hours }) => [days, hours]),
    ...(founded === undefined ? [] : [String(founded)]),
  ];
}

/** All pages of a site as a patient person reads them, link targets included, hiding undone. */
function readPages(site: DemoSite): string {
  return pagesOf(site)
    .map((page) => readHtml(writeSitePage(site, page, { origin: 'http://x.localhost' })))
    .join('\n');
}

function readHtml(html: string): string {
  const shown = html
    .replace(/<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
    .replace(/<span style="display:none">[^<]*<\/span>/g, '')
    .replace(/data-cfemail="([0-9a-f]+)">/g, (_, hex: string) => `>${decodeCloudflare(hex)} `)
    .replace(
      /direction:rtl">([^<]*)</g,
      (_, text: string) => `>${text.split('').reverse().join('')}<`,
    )
    .replace(/<script>[^<]*p=\["([^"]+)","([^"]+)"\][\s\S]*?<\/script>/g, '$1@$2 ')
    .replace(/<script>[\s\S]*?<\/script>/g, '')
    .replace(/(?:href|content)="([^"]*)"/g, '>\n$1\n<')
    .replace(/<\/?(?:p|h\d|li|dd|dt|td|th|br|article|section)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '');
  return decodeHTML(shown)
    .replace(/ ?[[({]at[\])}] ?| at (?=\S+ dot )/gi, '@')
    .replace(/ ?[[({]dot[\])}] ?| dot (?=example)/gi, '.');
}

function decodeCloudflare(hex: string): string {
  const [key = 0, ...bytes] = Buffer.from(hex, 'hex');
  return Buffer.from(bytes.map((byte) => byte ^ key)).toString();
}
