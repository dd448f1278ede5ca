import { newId } from '../../schema/id.ts';
import { SAMPLE_COMPANIES, type SampleCompany } from './sample-data.ts';
import { type SamplePage, type SampleReceipt, writeSamplePage } from './sample-page.ts';

/** The pages of the sample companies, the same for every workspace. */
export const samplePages: SamplePage[] = SAMPLE_COMPANIES.map(writeSamplePage);

type Columns = Record<string, string>;

interface LeadRow extends Columns {
  id: string;
  kind: 'company' | 'person';
  status: string;
}

interface Noted {
  lead: LeadRow;
  receipts: SampleReceipt[];
  page: SamplePage;
  tags: string[];
  note: string | null;
  identities: { kind: string; value: string }[];
}

/** All rows of one sample workspace, by table, with ids of their own. */
export function makeSampleRows() {
  const companies = SAMPLE_COMPANIES.map((company, index) => {
    const page = samplePages[index]!;
    return { company, page, id: newId() };
  });
  const noted = companies.flatMap(({ company, page, id }) => leadsOf(company, page, id));
  return {
    companies: companies.map(({ company, id }) => companyRow(company, id)),
    leads: noted.map(({ lead, page }, position) => ({ ...lead, source_url: page.url, position })),
    receipts: noted.flatMap(({ lead, receipts, page }) =>
      receipts.map((receipt) => ({
        ...receipt,
        id: newId(),
        lead_id: lead.id,
        source_url: page.url,
        snapshot_hash: page.hash,
      })),
    ),
    identities: noted.flatMap(({ lead, identities }) =>
      identities.map((identity) => ({ ...identity, lead_id: lead.id })),
    ),
    leadTags: noted.flatMap(({ lead, tags }) => tags.map((tag) => ({ lead_id: lead.id, tag }))),
    found: noted.map(({ lead, page }) => ({ id: newId(), lead_id: lead.id, body: page.url })),
    notes: noted.flatMap(({ lead, note }) =>
      note ? [{ id: newId(), lead_id: lead.id, body: note }] : [],
    ),
    pages: samplePages.map(({ url, hash, title, html }) => ({
      url,
      hash,
      title,
      host: new URL(url).host,
      bytes: Buffer.byteLength(html),
    })),
  };
}

function companyRow({ phone, postalCode, pitch, ...company }: SampleCompany, id: string) {
  const { name, domain, email, street, city, country, industry } = company;
  const website = `https://${domain}/`;
  const postal = { postal_code: postalCode, phone: phone.value, description: pitch };
  return { id, name, domain, website, email, street, city, country, industry, ...postal };
}

function leadsOf(company: SampleCompany, page: SamplePage, companyId: string): Noted[] {
  const shared = { company_id: companyId, website: `https://${company.domain}/` };
  const companyName = inherit(page.company, 'name', 'company_name');
  const general: Noted = {
    lead: {
      ...columnsOf([...page.company, companyName]),
      ...shared,
      id: newId(),
      kind: 'company',
      status: company.status,
    },
    receipts: [...page.company, companyName],
    page,
    tags: company.tags,
    note: null,
    identities: [
      { kind: 'domain', value: company.domain },
      { kind: 'email', value: company.email },
    ],
  };
  const people = company.people.map((person, index): Noted => {
    const place = ['city', 'country'].map((field) => inherit(page.company, field, field));
    const receipts = [...(page.people[index] ?? []), companyName, ...place];
    return {
      lead: {
        ...columnsOf(receipts),
        ...shared,
        id: newId(),
        kind: 'person',
        status: person.status ?? 'new',
      },
      receipts,
      page,
      tags: person.status === 'qualified' ? company.tags : [],
      note: person.note ?? null,
      identities: [
        ...(person.email ? [{ kind: 'email', value: person.email }] : []),
        ...(person.linkedin ? [{ kind: 'linkedin', value: person.linkedin }] : []),
        { kind: 'person', value: `${person.name.toLowerCase()}|${company.domain}` },
      ],
    };
  });
  return [general, ...people];
}

function columnsOf(receipts: SampleReceipt[]): Columns {
  return Object.fromEntries(receipts.map(({ field, value }) => [field, value]));
}

/** What a person has from the company, under the name that the lead's column has. */
function inherit(receipts: SampleReceipt[], from: string, to: string): SampleReceipt {
  const receipt = receipts.find(({ field }) => field === from);
  if (!receipt) throw new Error(`The sample page shows no ${from}`);
  return { ...receipt, field: to };
}
