import type { Sql } from '../../platform/sql.ts';
import type { DomainMail } from './mail-dns.ts';

/** What is known about the mail of a domain, shared by all orgs. */
export interface KnownDomain {
  mail: DomainMail;
  /** Null when it was not found out within the last week. */
  isCatchAll: boolean | null;
}

/** DNS is asked again after a day. */
export async function readDomain(sql: Sql, domain: string): Promise<KnownDomain | null> {
  const [row] = await sql<
    { kind: DomainMail['kind']; hosts: string[]; isCatchAll: boolean | null }[]
  >`
    select
      kind, hosts,
      case when catch_all_at > now() - interval '7 days' then is_catch_all end as "isCatchAll"
    from mail_domain
    where domain = ${domain} and looked_up_at > now() - interval '1 day'`;
  if (!row) return null;
  const { kind, hosts, isCatchAll } = row;
  return { mail: kind === 'hosts' ? { kind, hosts } : { kind }, isCatchAll };
}

export async function keepDomain(sql: Sql, domain: string, mail: DomainMail): Promise<void> {
  const hosts = mail.kind === 'hosts' ? mail.hosts : [];
  await sql`
    insert into mail_domain (domain, kind, hosts)
    values (${domain}, ${mail.kind}, ${JSON.stringify(hosts)}::text::jsonb)
    on conflict (domain) do update
    set
      kind = excluded.kind, hosts = excluded.hosts, looked_up_at = now(),
      -- Other hosts may do otherwise.
      is_catch_all = case when mail_domain.hosts = excluded.hosts then mail_domain.is_catch_all end`;
}

export async function keepCatchAll(sql: Sql, domain: string, isCatchAll: boolean): Promise<void> {
  await sql`
    update mail_domain set is_catch_all = ${isCatchAll}, catch_all_at = now()
    where domain = ${domain}`;
}
