import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import { seen } from '../../schema/merge/merge.ts';
import type { Actor } from '../../schema/tables.ts';
import type { Operation } from '../../schema/verb.ts';
import type { VerbInput, VerbName } from '../../schema/verbs.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { runVerb } from './run-verb.ts';

/** Two people, two devices, one lead. Times are minutes before now. */

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let orgId: string;
let ann: Actor;
let bob: Actor;
let seq = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  ({ orgId, admin: ann } = await on.org());
  bob = await on.join(orgId, 'member');
});
afterAll(() => db.drop());

const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;

async function aLead(): Promise<string> {
  const id = newId();
  const fields = { name: 'Acme', city: 'Leeds' };
  await on.act(ann, 'lead.create', orgId, { id, kind: 'company', fields });
  return id;
}

function act<Name extends VerbName>(
  actor: Actor,
  name: Name,
  input: VerbInput<Name>,
  op: Partial<Operation>,
): Promise<void> {
  const whole: Operation = {
    id: newId(),
    device: actor.userId,
    seq: ++seq,
    at: Date.now(),
    ...op,
  };
  const envelope = { op: whole, orgId, v: 1, input: input as never };
  return runVerb({ provider: on.provider, sql: db.sql }, actor, name, envelope);
}

const setCity = (
  actor: Actor,
  leadId: string,
  city: string,
  op: Partial<Operation> & { saw?: string },
) => {
  const { saw, ...rest } = op;
  const base = saw === undefined ? {} : { base: seen(leadId, { city: saw }) };
  return act(actor, 'lead.edit', { leadId, changes: { city } }, { ...base, ...rest });
};

async function cityOf(leadId: string): Promise<unknown> {
  return (await db.sql`select city from lead where id = ${leadId}`)[0]?.['city'];
}

async function clashesOf(subjectId: string) {
  return db.sql`
    select field, kept_value as kept, kept_by, other_value as other, other_by
    from clash where subject_id = ${subjectId} order by created_at`;
}

describe('one field, two people', () => {
  test('the later edit stays and the other goes to the tray, whichever arrives first', async () => {
    const [first, second] = [await aLead(), await aLead()];
    await setCity(ann, first, 'York', { saw: 'Leeds', at: minutesAgo(10) });
    await setCity(bob, first, 'Hull', { saw: 'Leeds', at: minutesAgo(5) });
    await setCity(bob, second, 'Hull', { saw: 'Leeds', at: minutesAgo(5) });
    await setCity(ann, second, 'York', { saw: 'Leeds', at: minutesAgo(10) });
    const clash = {
      field: 'city',
      kept: 'Hull',
      kept_by: bob.userId,
      other: 'York',
      other_by: ann.userId,
    };
    for (const lead of [first, second]) {
      expect(await cityOf(lead)).toBe('Hull');
      expect(await clashesOf(lead)).toEqual([clash]);
    }
  });

  test('is no clash when the second saw the first’s value, or both set the same', async () => {
    const lead = await aLead();
    await setCity(ann, lead, 'York', { saw: 'Leeds' });
    await setCity(bob, lead, 'Hull', { saw: 'York' });
    await setCity(ann, lead, 'Hull', { saw: 'York', at: minutesAgo(1) });
    expect(await cityOf(lead)).toBe('Hull');
    expect(await clashesOf(lead)).toEqual([]);
  });

  test('different fields merge', async () => {
    const lead = await aLead();
    await setCity(ann, lead, 'York', { saw: 'Leeds' });
    const base = seen(lead, { email: null });
    await act(bob, 'lead.edit', { leadId: lead, changes: { email: 'a@b.co' } }, { base });
    const [row] = await db.sql`select city, email from lead where id = ${lead}`;
    expect(row).toEqual({ city: 'York', email: 'a@b.co' });
    expect(await clashesOf(lead)).toEqual([]);
  });

  test('at the same moment, exactly one of them clashes', async () => {
    for (let round = 0; round < 10; round++) {
      const lead = await aLead();
      await Promise.all([
        setCity(ann, lead, 'York', { saw: 'Leeds' }),
        setCity(bob, lead, 'Hull', { saw: 'Leeds' }),
      ]);
      const [clash, ...more] = await clashesOf(lead);
      expect(more).toEqual([]);
      expect(clash?.['kept']).toBe(await cityOf(lead));
      expect(new Set([clash?.['kept'], clash?.['other']])).toEqual(new Set(['Hull', 'York']));
    }
  });

  test('what the crawler changed counts as somebody else’s', async () => {
    const lead = await aLead();
    await db.sql`update lead set city = 'Ripon' where id = ${lead}`;
    await setCity(ann, lead, 'York', { saw: 'Leeds', at: minutesAgo(1) });
    expect(await clashesOf(lead)).toMatchObject([{ kept: 'Ripon', kept_by: null, other: 'York' }]);
  });

  test('a bulk act clashes lead by lead', async () => {
    const [one, two] = [await aLead(), await aLead()];
    await act(ann, 'lead.setStatus', { leadIds: [one], status: 'working' }, {});
    await act(
      bob,
      'lead.setStatus',
      { leadIds: [one, two], status: 'qualified' },
      {
        at: minutesAgo(3),
        base: { ...seen(one, { status: 'new' }), ...seen(two, { status: 'new' }) },
      },
    );
    const rows =
      await db.sql`select status from lead where id in ${db.sql([one, two])} order by status`;
    expect(rows.map((row) => String(row['status']))).toEqual(['qualified', 'working']);
    expect(await clashesOf(one)).toMatchObject([{ kept: 'working', other: 'qualified' }]);
    expect(await clashesOf(two)).toEqual([]);
  });
});

describe('one device', () => {
  test('a late older act never overwrites a newer one, and that is no clash', async () => {
    const lead = await aLead();
    const older = { seq: 1_000_001, saw: 'Leeds', at: minutesAgo(9) };
    await setCity(ann, lead, 'Hull', { seq: 1_000_002, saw: 'York', at: minutesAgo(8) });
    await setCity(ann, lead, 'York', older);
    expect(await cityOf(lead)).toBe('Hull');
    expect(await clashesOf(lead)).toEqual([]);
  });

  test('a chain of own edits is no clash, though each saw what the server did not know yet', async () => {
    const lead = await aLead();
    await setCity(ann, lead, 'York', { saw: 'Leeds' });
    await setCity(ann, lead, 'Hull', { saw: 'York' });
    await setCity(ann, lead, 'Ripon', { saw: 'Hull' });
    expect(await cityOf(lead)).toBe('Ripon');
    expect(await clashesOf(lead)).toEqual([]);
  });
});

describe('an undo', () => {
  test('takes back what is still as its author left it', async () => {
    const lead = await aLead();
    await setCity(ann, lead, 'York', { saw: 'Leeds' });
    await setCity(ann, lead, 'Leeds', { saw: 'York', undo: true });
    expect(await cityOf(lead)).toBe('Leeds');
  });

  test('keeps what a colleague changed since, without a clash', async () => {
    const lead = await aLead();
    await setCity(ann, lead, 'York', { saw: 'Leeds' });
    await setCity(bob, lead, 'Hull', { saw: 'York' });
    await setCity(ann, lead, 'Leeds', { saw: 'York', undo: true });
    expect(await cityOf(lead)).toBe('Hull');
    expect(await clashesOf(lead)).toEqual([]);
  });
});

describe('notes', () => {
  test('two versions of one note clash, and only its author removes it', async () => {
    const lead = await aLead();
    const opId = newId();
    await act(ann, 'lead.note', { leadId: lead, body: 'Call on Monday' }, { id: opId });
    const noteId = `${opId}:note`;
    const base = seen(noteId, { body: 'Call on Monday' });
    await act(ann, 'lead.editNote', { noteId, body: 'Call on Tuesday' }, { base });
    await act(bob, 'lead.editNote', { noteId, body: 'Mail on Monday' }, { base });
    expect(await clashesOf(noteId)).toMatchObject([
      { kept: 'Mail on Monday', other_by: ann.userId },
    ]);
    await expect(act(bob, 'lead.removeNote', { noteId }, {})).rejects.toMatchObject({
      code: 'forbidden',
    });
    await act(ann, 'lead.removeNote', { noteId }, {});
    await expect(act(bob, 'lead.editNote', { noteId, body: 'X' }, {})).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the tray', () => {
  test('is emptied by the two people concerned and by nobody else', async () => {
    const lead = await aLead();
    await setCity(ann, lead, 'York', { saw: 'Leeds' });
    await setCity(bob, lead, 'Hull', { saw: 'Leeds' });
    const [row] = await db.sql`select id from clash where subject_id = ${lead}`;
    const input = { clashId: String(row?.['id']), resolution: 'kept' as const };
    const carl = await on.join(orgId, 'admin');
    await expect(act(carl, 'clash.resolve', input, {})).rejects.toMatchObject({
      code: 'not_found',
    });
    await act(ann, 'clash.resolve', input, {});
    await act(bob, 'clash.resolve', { ...input, resolution: 'other' }, {});
    const [after] =
      await db.sql`select resolution, resolved_by from clash where id = ${input.clashId}`;
    expect(after).toEqual({ resolution: 'kept', resolved_by: ann.userId });
  });
});

test('an edit of a lead in the bin is refused with what to do', async () => {
  const lead = await aLead();
  await act(bob, 'lead.delete', { leadIds: [lead] }, {});
  await expect(setCity(ann, lead, 'York', { saw: 'Leeds' })).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('Restore it'),
  });
});
