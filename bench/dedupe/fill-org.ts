import type { Sql } from '../../platform/sql.ts';
import type { MadeRecord } from '../../schema/duplicate/match/testing/made-leads.ts';
import { ALL_LEADS, printOf } from '../../worker/duplicate/prints.ts';

/** Adds leads as a crawl does: they are marked to be checked. */
export async function insertLeads(sql: Sql, orgId: string, rows: readonly MadeRecord[]) {
  await sql`
    insert into lead (id, org_id, kind, name, title, company_name, email, phone, website, street,
      city, postal_code, country)
    select id, ${orgId}, kind, name, nullif(title, ''), nullif(company, ''), nullif(email, ''),
      nullif(phone, ''), nullif(website, ''), nullif(street, ''), nullif(city, ''),
      nullif(postal_code, ''), country
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as row (
      id text, kind text, name text, title text, company text, email text, phone text,
      website text, street text, city text, postal_code text, country text
    )`;
}

const BATCH = 5000;

/**
 * Adds leads as if each had been checked already: with what they are found and counted by, in whole
 * sets. Two minutes' work for the product takes some seconds here, and leaves the same rows.
 */
export async function fillOrg(sql: Sql, orgId: string, rows: readonly MadeRecord[]) {
  const counts = new Map<number, number>([[ALL_LEADS, rows.length]]);
  for (let from = 0; from < rows.length; from += BATCH) {
    const part = rows.slice(from, from + BATCH);
    await insertLeads(sql, orgId, part);
    const prints = part.map((row) => {
      const { keys, counted } = printOf(leadOf(row));
      for (const hash of [...keys, ...counted]) counts.set(hash, (counts.get(hash) ?? 0) + 1);
      return { id: row.id, keys, counted };
    });
    const json = JSON.stringify(prints);
    await sql`
      insert into duplicate_print (lead_id, org_id, keys, counted)
      select id, ${orgId}, keys, counted
      from json_to_recordset(${json}::text::json)
        as row (id text, keys bigint[], counted bigint[])`;
    await sql`
      insert into duplicate_key (org_id, key, lead_id)
      select ${orgId}, key, id
      from json_to_recordset(${json}::text::json) as row (id text, keys bigint[]), unnest(keys) key`;
  }
  const all = [...counts];
  for (let from = 0; from < all.length; from += BATCH * 20) {
    const part = all.slice(from, from + BATCH * 20);
    await sql`
      insert into duplicate_count (org_id, hash, leads)
      select ${orgId}, hash, leads
      from unnest(${part.map(([hash]) => String(hash))}::text[]::bigint[],
        ${part.map(([, leads]) => leads)}::int[]) as row (hash, leads)`;
  }
  await sql`delete from duplicate_dirty where org_id = ${orgId}`;
  await sql`analyze`;
}

function leadOf(row: MadeRecord) {
  const orNull = (text: string) => text || null;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    title: orNull(row.title),
    companyName: orNull(row.company),
    email: orNull(row.email),
    phone: orNull(row.phone),
    website: orNull(row.website),
    street: orNull(row.street),
    city: orNull(row.city),
    region: null,
    postalCode: orNull(row.postal_code),
    country: orNull(row.country),
    linkedin: null,
    isDeleted: false,
  };
}
