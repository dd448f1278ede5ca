import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connectAsOwner, type Sql } from '../sql.ts';
import { startTestCluster, TEMPLATE } from './test-postgres.ts';

export interface TestDatabase {
  /** As the owner. */
  url: string;
  sql: Sql;
  /** Closes `sql`, throws everybody else out and removes the database. */
  drop: () => Promise<void>;
}

interface TestDatabaseOptions {
  /** Without the product's schema. */
  isEmpty?: boolean;
  /**
   * On a server of its own. A replication slot is there once every writing transaction of its
   * server has ended, those of other databases too, so beside other tests it waits for them.
   */
  hasOwnServer?: boolean;
}

/** A database of one's own, cloned from the migrated template; for `*.pg.test.ts` only. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = options.hasOwnServer ? await startTestCluster() : undefined;
  const adminUrl = server?.adminUrl ?? inject('postgresAdminUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(adminUrl, (admin) =>
    options.isEmpty
      ? admin`create database ${admin(name)}`
      : admin`create database ${admin(name)} template ${admin(TEMPLATE)} strategy file_copy`,
  );
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const sql = connectAsOwner(url.href, { name: 'quarry-test' });
  return {
    url: url.href,
    sql,
    drop: async () => {
      await sql.end({ timeout: 5 });
      if (server) await server.stop();
      else await administer(adminUrl, (admin) => admin`drop database ${admin(name)} with (force)`);
    },
  };
}

async function administer(adminUrl: string, work: (admin: Sql) => Promise<unknown>): Promise<void> {
  const admin = connectAsOwner(adminUrl, { name: 'quarry-test', max: 1 });
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
