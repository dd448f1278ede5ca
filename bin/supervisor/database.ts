import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { AppError } from '../../schema/app-error.ts';

const OLDEST_VERSION = 15;

/** Refuses a database that Quarry cannot work on, with one sentence that says what to change. */
export async function checkDatabase(url: string): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => undefined,
  });
  try {
    const [facts] = await sql<Facts[]>`
      select
        current_setting('server_version_num')::int / 10000 as version,
        current_setting('wal_level') as "walLevel",
        rolsuper as "isSuperuser",
        rolreplication as "mayReplicate",
        rolcreaterole as "mayCreateRoles",
        has_database_privilege(current_database(), 'create') as "mayCreate"
      from pg_roles
      where rolname = current_user`;
    const complaint = facts && findComplaint(facts);
    if (complaint) throw new AppError('unavailable', `The database of DATABASE_URL ${complaint}`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { host } = new URL(url);
    throw new AppError(
      'unavailable',
      `The database of DATABASE_URL cannot be reached at ${host}: ${describe(error)}.`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

interface Facts {
  version: number;
  walLevel: string;
  isSuperuser: boolean;
  mayReplicate: boolean;
  mayCreateRoles: boolean;
  mayCreate: boolean;
}

/** The first thing that is wrong, as the end of a sentence; undefined when nothing is. */
export function findComplaint(facts: Facts): string | undefined {
  const { isSuperuser } = facts;
  if (facts.version < OLDEST_VERSION) {
    return `is PostgreSQL ${facts.version}: use ${OLDEST_VERSION} or newer.`;
  }
  if (facts.walLevel !== 'logical') {
    return `has wal_level=${facts.walLevel}: run "alter system set wal_level = logical" and restart it.`;
  }
  if (!facts.mayCreate) return 'lets this user create nothing: make it the owner of the database.';
  if (!isSuperuser && !facts.mayReplicate) {
    return 'does not let this user replicate: run "alter role … replication".';
  }
  if (!isSuperuser && !facts.mayCreateRoles) {
    return 'does not let this user create roles: run "alter role … createrole".';
  }
  return undefined;
}

/**
 * A short name for this very database, which changes when the data folder is made anew although
 * the address stays: a replica belongs to one database and must not be used with another.
 */
export async function identifyDatabase(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    const [row] = await sql<{ oid: string; system: string }[]>`
      select
        (select oid from pg_database where datname = current_database())::text as oid,
        (select system_identifier from pg_control_system())::text as system`;
    return createHash('sha256').update(`${row?.system}/${row?.oid}`).digest('hex').slice(0, 12);
  } finally {
    await sql.end();
  }
}

function describe(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0]) return describe(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
