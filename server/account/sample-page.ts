import { createHash } from 'node:crypto';
import { escapeHtml } from '../../platform/mail/layout.ts';
import type { SampleCompany, SamplePerson } from './sample-data.ts';

/** A value with the place in the page where it stands, as a crawl would have found it. */
export interface SampleReceipt {
  field: string;
  value: string;
  raw: string;
  start: number;
  end: number;
  extractor: 'microdata' | 'text';
  confidence: number;
}

export interface SamplePage {
  url: string;
  title: string;
  html: string;
  /** SHA-256 of the text, in hex: the snapshot's name. */
  hash: string;
  company: SampleReceipt[];
  /** In the order of the company's people. */
  people: SampleReceipt[][];
}

/** The page that a sample company publishes, and where on it each value stands. */
export function writeSamplePage(company: SampleCompany): SamplePage {
  const page = new MarkedPage();
  const title = `${company.name} – Contact`;
  page.write(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>body{font:17px/1.6 Georgia,serif;max-width:44rem;margin:3rem auto;padding:0 1.5rem;color:#2b2723}
h1{margin:0}h2{margin:2.5rem 0 .5rem;font-size:1.15rem}address{font-style:normal}
.person{border-top:1px solid #ddd6cc;padding:.75rem 0}.person p{margin:0}</style></head>
<body itemscope itemtype="https://schema.org/Organization">
`);
  const found = writeCompany(page, company);
  page.write('<section><h2>Our people</h2>\n');
  const people = company.people.map((person) => writePerson(page, person));
  page.write(`</section>
</body></html>
`);
  const { html } = page;
  return {
    url: `https://${company.domain}/contact`,
    title,
    html,
    hash: createHash('sha256').update(html, 'utf8').digest('hex'),
    company: found,
    people,
  };
}

function writeCompany(page: MarkedPage, company: SampleCompany): SampleReceipt[] {
  const put = (before: string, field: string, raw: string, value = raw) => {
    page.write(before);
    return page.mark({ field, value, raw, extractor: 'microdata', confidence: 0.95 });
  };
  const receipts = [
    put('<header><h1 itemprop="name">', 'name', company.name),
    put(
      `</h1><p itemprop="description">${escapeHtml(company.pitch)}</p></header>
<section><h2>Visit or write</h2><address itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="streetAddress">`,
      'street',
      company.street,
    ),
    put('</span><br><span itemprop="postalCode">', 'postal_code', company.postalCode),
    put('</span> <span itemprop="addressLocality">', 'city', company.city),
    put('</span> (<span itemprop="addressCountry">', 'country', company.country),
    put(
      '</span>)</address>\n<p>Phone <span itemprop="telephone">',
      'phone',
      company.phone.raw,
      company.phone.value,
    ),
    put('</span><br>E-mail <span itemprop="email">', 'email', company.email),
  ];
  page.write('</span></p></section>\n');
  return receipts;
}

function writePerson(page: MarkedPage, person: SamplePerson): SampleReceipt[] {
  const put = (before: string, field: string, raw: string) => {
    page.write(before);
    return page.mark({ field, value: raw, raw, extractor: 'text', confidence: 0.85 });
  };
  const receipts = [
    put('<div class="person"><p><strong>', 'name', person.name),
    put('</strong>, ', 'title', person.title),
  ];
  page.write('</p>\n');
  if (person.email) receipts.push(put('<p>', 'email', person.email));
  if (person.linkedin) receipts.push(put('<p>', 'linkedin', person.linkedin));
  page.write('</p></div>\n');
  return receipts;
}

/** Writes HTML from front to back and remembers where values come to stand. */
class MarkedPage {
  html = '';

  write(markup: string): void {
    this.html += markup;
  }

  mark(value: Omit<SampleReceipt, 'start' | 'end'>): SampleReceipt {
    const start = this.html.length;
    this.html += escapeHtml(value.raw);
    return { ...value, start, end: this.html.length };
  }
}
