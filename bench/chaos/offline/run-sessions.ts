import 'fake-indexeddb/auto';
import { loadSecrets } from '../../../platform/secrets.ts';
import type { Sql } from '../../../platform/sql.ts';
import { stage } from '../../../platform/testing/actors.ts';
import { signIn } from '../../../platform/testing/signed-in.ts';
import { newId } from '../../../schema/id.ts';
import type { Check } from '../chaos.ts';
import { seededRandom } from '../random.ts';
import { judge } from './judge.ts';
import { Network } from './network.ts';
import { Session } from './session.ts';

export interface World {
  url: string;
  sql: Sql;
  sessionSecret: string;
}

export interface Size {
  sessions: number;
  edits: number;
  /** Sessions at work at a time. */
  atOnce: number;
}

/** Where a product's data folder is, its secrets are. */
export function worldOf(url: string, sql: Sql, dataDir: string): World {
  return { url, sql, sessionSecret: loadSecrets(dataDir).sessionSecret };
}

/**
 * Sessions of several people on shared and own leads; a colleague edits and deletes meanwhile. Adds
 * to the check what must hold of every act: none lost, none doubled, each clash and refusal shown.
 */
export async function runSessions(
  world: World,
  { sessions, edits, atOnce }: Size,
  seed: number,
  check: Check,
): Promise<void> {
  const { url, sql, sessionSecret } = world;
  const random = seededRandom(seed);
  const on = stage(sql);
  const { orgId, admin } = await on.org('Chaos');
  const people = await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      const person = await signIn(sql, { name: `P${n}`, sessionSecret, publicUrl: url });
      await sql`
        insert into member (id, org_id, user_id, role)
        values (${newId()}, ${orgId}, ${person.userId}, 'member')`;
      return person;
    }),
  );
  const makeLeads = async (count: number) => {
    const ids = Array.from({ length: count }, () => newId());
    await sql`
      insert into lead (id, org_id, kind, name, created_by)
      select id, ${orgId}, 'company', 'Lead ' || id, ${admin.userId} from unnest(${ids}::text[]) as id`;
    return ids;
  };
  const shared = await makeLeads(Math.max(6, Math.ceil(sessions / 4)));
  const owned = await makeLeads(sessions);
  const doomed = shared.slice(0, Math.ceil(shared.length / 6));

  const all: Session[] = [];
  const ends: { left: number; fault: string }[] = [];
  const faults = { requests: 0, lost: 0, unanswered: 0, doubled: 0, late: 0 };
  let next = 0;
  const worker = async () => {
    while (next < sessions) {
      const n = next++;
      const person = people[n % people.length]!;
      const own = owned[n]!;
      const network = new Network(url, person, seededRandom(seed + 2 * n + 1));
      const session = new Session({
        userId: person.userId,
        orgId,
        shared,
        own,
        network,
        random: seededRandom(seed + 2 * n + 2),
        edits,
      });
      all.push(session);
      if (n === Math.floor(sessions / 2)) {
        await on.act(admin, 'lead.delete', orgId, { leadIds: doomed });
      }
      if (random() < 0.5) await sync(sql, session, [own, ...shared]);
      await session.work();
      ends.push(await session.comeBack());
      for (const [name, count] of Object.entries(network.counts)) {
        faults[name as keyof typeof faults] += count;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, sessions) }, worker));

  for (const [name, count] of Object.entries(faults)) check.note(name, count);
  check.note(
    'tabs killed',
    all.reduce((sum, session) => sum + session.kills, 0),
  );
  const late = ends.filter(({ left }) => left > 0);
  check.that(
    'nothing is left waiting',
    late.length === 0,
    `${late.length} sessions: ${late.map(({ left, fault }) => `${left} (${fault})`).join(', ')}`,
  );
  await judge(sql, orgId, all, check);
}

/** The rows as the session's screen shows them before it starts. */
async function sync(sql: Sql, session: Session, leadIds: readonly string[]): Promise<void> {
  const rows = await sql`
    select id, city, street, title, region, phone from lead where id = any(${[...leadIds]}::text[])`;
  for (const { id, ...fields } of rows) {
    for (const [field, value] of Object.entries(fields)) {
      session.see(String(id), field, value === null ? null : String(value));
    }
  }
}
