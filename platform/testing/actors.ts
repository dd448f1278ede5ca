import { newId } from '../../schema/id.ts';
import type { Role } from '../../schema/policy.ts';
import type { Actor } from '../../schema/tables.ts';
import type { Envelope } from '../../schema/verb.ts';
import type { VerbInput, VerbName } from '../../schema/verbs.ts';
import type { Sql } from '../sql.ts';
import { RetryingProvider } from '../verb/provider.ts';
import { runVerb } from '../verb/run-verb.ts';

/** Makes people and orgs the way the product does, for tests with a database. */
export function stage(sql: Sql) {
  const provider = new RetryingProvider(sql);
  let seq = 0;

  async function person(name: string): Promise<Actor & { email: string }> {
    const userId = newId();
    const email = `${name.toLowerCase()}.${userId.slice(-6)}@example.com`;
    await sql`insert into profile (id, name, email) values (${userId}, ${name}, ${email})`;
    return { userId, email };
  }

  function envelopeOf<Name extends VerbName>(
    orgId: string,
    input: VerbInput<Name>,
    opId = newId(),
  ): Envelope {
    const op = { id: opId, device: 'test', seq: ++seq, at: Date.now() };
    return { op, orgId, v: 1, input };
  }

  async function act<Name extends VerbName>(
    actor: Actor,
    name: Name,
    orgId: string,
    input: VerbInput<Name>,
    opId?: string,
  ): Promise<void> {
    await runVerb({ provider, sql }, actor, name, envelopeOf(orgId, input, opId));
  }

  /** An org with its admin. */
  async function org(name = 'Acme'): Promise<{ orgId: string; admin: Actor }> {
    const admin = await person('Ada');
    const orgId = newId();
    await act(admin, 'org.create', orgId, { name, memberId: newId() });
    return { orgId, admin };
  }

  /** Another person in the org, put there by the product itself. */
  async function join(orgId: string, role: Role): Promise<Actor> {
    const actor = await person(role);
    await sql`
      insert into member (id, org_id, user_id, role)
      values (${newId()}, ${orgId}, ${actor.userId}, ${role})`;
    return actor;
  }

  return { provider, person, org, join, act, envelopeOf };
}
