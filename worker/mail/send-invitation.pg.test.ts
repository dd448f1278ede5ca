import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashInvitationToken } from '../../platform/mail/invitation-token.ts';
import type { Mail, Mailer } from '../../platform/mail/mailer.ts';
import { connectAsSystem, type Sql } from '../../platform/sql.ts';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { sendInvitation } from './send-invitation.ts';

let db: TestDatabase;
let system: Sql;
let on: ReturnType<typeof stage>;
beforeAll(async () => {
  db = await createTestDatabase();
  system = connectAsSystem(db.url, { name: 'test', max: 2 });
  on = stage(db.sql);
});
afterAll(async () => {
  await system.end();
  await db.drop();
});

function startMailing() {
  const sent: Mail[] = [];
  const mailer: Mailer = {
    mode: 'folder',
    sendMail: async (mail) => void sent.push(mail),
    close: async () => {},
  };
  const deps = { sql: system, mailer, publicUrl: 'https://q.example.com', tokenSecret: 'secret' };
  return { sent, deps };
}

async function invite(orgName = 'Nordbygg Sales') {
  const { orgId, admin } = await on.org(orgName);
  const invitationId = newId();
  const input = { id: invitationId, email: 'grace@example.com', role: 'viewer' as const };
  await on.act(admin, 'invitation.create', orgId, input);
  return { orgId, invitationId, admin };
}

async function hashOf(id: string): Promise<string | null> {
  const [row] = await db.sql<{ hash: string | null }[]>`
    select token_hash as hash from invitation where id = ${id}`;
  return row?.hash ?? null;
}

test('mails a link whose token is in the database by hash alone', async () => {
  const { sent, deps } = startMailing();
  const { orgId, invitationId } = await invite();
  await sendInvitation(deps, { orgId, invitationId });
  expect(sent).toMatchObject([
    {
      to: 'grace@example.com',
      kind: 'invitation',
      subject: 'Ada invites you to Nordbygg Sales',
      key: `invitation ${invitationId}`,
    },
  ]);
  const token = /https:\/\/q\.example\.com\/invite\/([\w-]{43})/.exec(sent[0]!.text)?.[1];
  expect(await hashOf(invitationId)).toBe(hashInvitationToken(token!));
});

test('run twice, as after a crash, mails the same link', async () => {
  const { sent, deps } = startMailing();
  const { orgId, invitationId } = await invite();
  await sendInvitation(deps, { orgId, invitationId });
  const hash = await hashOf(invitationId);
  await sendInvitation(deps, { orgId, invitationId });
  expect(sent[1]).toEqual(sent[0]);
  expect(await hashOf(invitationId)).toBe(hash);
});

test.each(['accepted_at', 'revoked_at', 'expires_at'])(
  'keeps still once %s has passed',
  async (column) => {
    const { sent, deps } = startMailing();
    const { orgId, invitationId } = await invite();
    await db.sql`
      update invitation set ${db.sql(column)} = now() - interval '1 s' where id = ${invitationId}`;
    await sendInvitation(deps, { orgId, invitationId });
    expect([sent, await hashOf(invitationId)]).toEqual([[], null]);
  },
);

test('keeps still for another org’s invitation and for a deleted org', async () => {
  const { sent, deps } = startMailing();
  const [mine, theirs] = [await invite(), await invite('Theirs')];
  await sendInvitation(deps, { orgId: mine.orgId, invitationId: theirs.invitationId });
  await on.act(mine.admin, 'org.delete', mine.orgId, { confirmName: 'Nordbygg Sales' });
  await sendInvitation(deps, mine);
  expect(sent).toEqual([]);
});

test('fails when the mail could not be handed over, so that the job is tried again', async () => {
  const { deps } = startMailing();
  const { orgId, invitationId } = await invite();
  const mailer = { ...deps.mailer, sendMail: () => Promise.reject(new Error('no connection')) };
  await expect(sendInvitation({ ...deps, mailer }, { orgId, invitationId })).rejects.toThrow(
    'no connection',
  );
});
