/** A record of a person in a CRM, told by its address. */
export interface CrmRecord {
  crm: 'dynamics' | 'salesforce';
  /** The host of a Dynamics environment; Salesforce's addresses don't hold their organisation's id. */
  instance: string | null;
  /** A GUID in lower case, or Salesforce's id in its form of 18 characters. */
  recordId: string;
}

/**
 * Reads the address of a contact or lead as people copy it from the browser: Dynamics 365
 * (`https://acme.crm4.dynamics.com/main.aspx?etn=contact&id=GUID`) and Salesforce
 * (`https://acme.lightning.force.com/lightning/r/Contact/ID/view`, `https://acme.my.salesforce.com/ID`).
 * Null for other records (accounts, deals) and other CRMs.
 */
export function parseCrmRecord(address: string): CrmRecord | null {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:') return null;
  if (/(?:^|\.)crm\d{0,2}\.dynamics\.com$/.test(url.hostname)) return readDynamics(url);
  if (/\.(?:lightning\.force|my\.salesforce)\.com$/.test(url.hostname)) return readSalesforce(url);
  return null;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readDynamics({ hostname, searchParams }: URL): CrmRecord | null {
  const entity = searchParams.get('etn');
  if (entity !== null && !/^(?:contact|lead)$/i.test(entity)) return null;
  const recordId = searchParams.get('id')?.replace(/[{}]/g, '').toLowerCase() ?? '';
  return GUID.test(recordId) ? { crm: 'dynamics', instance: hostname, recordId } : null;
}

/** Ids of contacts begin with 003, of leads with 00Q. */
const SALESFORCE_ID = /^(?:003|00Q)[0-9A-Za-z]{12}(?:[0-9A-Z]{3})?$/i;

function readSalesforce({ pathname }: URL): CrmRecord | null {
  const given = pathname.split('/').find((part) => SALESFORCE_ID.test(part));
  if (given === undefined) return null;
  return { crm: 'salesforce', instance: null, recordId: toLongId(given) };
}

/**
 * Salesforce's id of 15 characters tells capitals from small letters; the three that make it 18 say
 * which of each five are capitals (developer.salesforce.com, "Convert 15-character ids").
 */
export function toLongId(id: string): string {
  if (id.length !== 15) return id;
  const suffix = [0, 5, 10].map((from) => {
    const five = id.slice(from, from + 5);
    let bits = 0;
    for (let n = 0; n < 5; n++) if (/[A-Z]/.test(five.charAt(n))) bits |= 1 << n;
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.charAt(bits);
  });
  return id + suffix.join('');
}
