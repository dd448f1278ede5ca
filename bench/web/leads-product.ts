import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadSecrets } from '../../platform/secrets.ts';
import { connectAsOwner, type Sql } from '../../platform/sql.ts';
import { stage } from '../../platform/testing/actors.ts';
import { type SignedIn, signIn } from '../../platform/testing/signed-in.ts';
import { newId } from '../../schema/id.ts';
import { startProduct } from '../chaos/product.ts';
import { seedLeads } from './seed-leads.ts';
import { untilIdle } from './until-idle.ts';
import { untilReplicated } from './until-replicated.ts';

const ENTRY = join(import.meta.dirname, '../../dist/client/index.html');

export interface LeadsProduct {
  url: string;
  sql: Sql;
  /** Somebody with an account who is signed in. */
  person(name: string): Promise<SignedIn>;
  /** A workspace of these people, the first its admin, with so many leads. */
  workspace(people: SignedIn[], leads: number): Promise<string>;
  stop(): Promise<void>;
}

/** The whole product as it is built, for measurements in a browser. */
export async function startLeadsProduct(): Promise<LeadsProduct> {
  if (!existsSync(ENTRY)) throw new Error('The app is not built. Run npm run build first.');
  const product = await startProduct({ QUARRY_DEMO: 'off' });
  const { url } = product;
  const sql = connectAsOwner(product.databaseUrl, { name: 'bench', max: 2 });
  const { sessionSecret } = loadSecrets(product.dataDir);
  return {
    url,
    sql,
    person: (name) => signIn(sql, { name, sessionSecret, publicUrl: url }),
    async workspace([admin, ...others], leads) {
      if (!admin) throw new Error('A workspace needs an admin');
      const orgId = newId();
      const input = { name: `With ${leads} leads`, memberId: newId() };
      await stage(sql).act(admin, 'org.create', orgId, input);
      for (const { userId } of others) {
        await sql`
          insert into member (id, org_id, user_id, role)
          values (${newId()}, ${orgId}, ${userId}, 'member')`;
      }
      await seedLeads(sql, orgId, leads);
      await untilIdle(sql);
      await untilReplicated(sql, orgId);
      return orgId;
    },
    async stop() {
      await sql.end({ timeout: 2 });
      await product.stop();
    },
  };
}
