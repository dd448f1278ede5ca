import type { Sql } from '../../platform/sql.ts';

/** The id of a workspace's n-th newest lead, from 0. */
export const leadId = (orgId: string, n: number) => `${orgId}-${n}`;

/**
 * Made people, `count` after those that are there already, a second apart so that the newest first
 * is an order without ties. They are verified already: the sweep would go on for minutes beside what is
 * measured.
 */
export async function seedLeads(sql: Sql, orgId: string, count: number, from = 0): Promise<void> {
  if (count === 0) return;
  await sql`
    insert into lead (id, org_id, kind, name, title, company_name, email, phone, website, city,
      country, status, source_url, created_at, updated_at, email_state, email_reason,
      email_checked_at, phone_state, phone_type, phone_region)
    select ${orgId} || '-' || n, ${orgId}, 'person',
      'Person ' || lpad((n * 7919 % 1000003)::text, 7, '0'),
      (array['Head of ', 'Director of ', 'Manager of '])[1 + n % 3] || n % 97,
      'Company ' || n % 9001,
      'lead' || n || '@example.com',
      '+442079' || lpad((n % 1000000)::text, 6, '0'),
      'https://company' || n % 9001 || '.example',
      (array['Leeds', 'Paris', 'Berlin', 'Madrid', 'Oslo'])[1 + n % 5],
      (array['GB', 'FR', 'DE', 'ES', 'NO'])[1 + n % 5],
      (array['new', 'working', 'new', 'qualified', 'new', 'unqualified', 'new'])[1 + n % 7],
      'https://company' || n % 9001 || '.example/team',
      now() - n * interval '1 second', now() - n * interval '1 second', 'deliverable', 'accepted',
      now(), 'valid', 'fixed_line', 'GB'
    from generate_series(${from}::int, ${from + count - 1}::int) n`;
  await sql`analyze lead`;
}
