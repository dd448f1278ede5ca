import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import type { Role } from '../../schema/policy.ts';
import { hashInvitationToken, makeInvitationToken } from '../../platform/mail/invitation-token.ts';
import { stage } from '../../platform/testing/actors.ts';
import { startTestApp, type TestApp } from '../auth/testing/app.ts';
import type { Browser } from '../auth/testing/browser.ts';
import { newAddress, signUp } from '../auth/testing/people.ts';

let on: TestApp;
let team: ReturnType<typeof stage>;
beforeAll(async () => {
  on = await startTestApp();
  team = stage(on.db.sql);
});
afterAll(() => on.close());

/** An org that has invited somebody, with the token as it was mailed. */
async function invite(email: string, role: Role = 'member') {
  const { orgId, admin } = await team.org('Nordbygg Sales');
  const id = newId();
  await team.act(admin, 'invitation.create', orgId, { id, email, role });
  const token = makeInvitationToken('secret', orgId, id);
  await on.db.sql`
    update invitation set token_hash = ${hashInvitationToken(token)} where id = ${id}`;
  return { orgId, admin, id, token, url: `/api/invitations/${token}` };
}

function accept(browser: Browser, token: string) {
  return browser.post(`/api/invitations/${token}/accept`);
}

async function roleIn(orgId: string, email: string): Promise<string | null> {
  const [row] = await on.db.sql<{ role: string }[]>`
    select m.role from member m join profile p on p.id = m.user_id
    where m.org_id = ${orgId} and p.email = ${email}`;
  return row?.role ?? null;
}

const GONE = {
  error: {
    code: 'not_found',
    message: 'This invitation is no longer valid. Ask for a new one.',
    details: {},
  },
};

describe('the holder of an invitation’s link', () => {
  test('sees who invites to what before signing in', async () => {
    const email = newAddress();
    const { url } = await invite(email, 'viewer');
    const answer = await on.browser().get(url);
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        orgName: 'Nordbygg Sales',
        inviterName: 'Ada',
        email,
        role: 'viewer',
        expiresAt: expect.any(Number),
      },
    ]);
  });

  test('joins with the role that was offered, and a second click leads there too', async () => {
    const browser = on.browser();
    const { email } = await signUp(on, browser);
    const { orgId, token, url } = await invite(email, 'viewer');
    const first = await accept(browser, token);
    expect([first.statusCode, first.json()]).toEqual([200, { orgId }]);
    expect(await roleIn(orgId, email)).toBe('viewer');
    expect((await accept(browser, token)).json()).toEqual({ orgId });
    expect((await on.browser().get(url)).json()).toEqual(GONE);
  });

  test('joins once when the clicks come together', async () => {
    const browser = on.browser();
    const { email } = await signUp(on, browser);
    const { orgId, token } = await invite(email);
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(browser, token)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    const members = await on.db.sql`select from member where org_id = ${orgId}`;
    expect(members.length).toBe(2);
  });

  test('is asked to sign in first', async () => {
    const { token } = await invite(newAddress());
    expect((await accept(on.browser(), token)).json()).toMatchObject({
      error: { code: 'unauthenticated' },
    });
  });

  test('can not join with another address, nor as a guest', async () => {
    const [other, guest] = [on.browser(), on.browser()];
    const invited = newAddress('grace');
    const { email } = await signUp(on, other);
    const { orgId, token } = await invite(invited);
    expect((await accept(other, token)).json()).toEqual({
      error: {
        code: 'forbidden',
        message: `This invitation was sent to ${invited}, and you are signed in as ${email}`,
        details: { email: invited },
      },
    });
    await guest.post('/api/sample');
    expect((await accept(guest, token)).json()).toMatchObject({ error: { code: 'forbidden' } });
    const members = await on.db.sql`select from member where org_id = ${orgId}`;
    expect(members.length).toBe(1);
  });

  test('is told the same of a link that ran out, was withdrawn, used, replaced or made up', async () => {
    const browser = on.browser();
    const { email } = await signUp(on, browser);
    const [late, revoked, replaced, lost] = [
      await invite(email),
      await invite(email),
      await invite(email),
      await invite(email),
    ];
    await on.db.sql`
      update invitation set expires_at = now() - interval '1 s' where id = ${late.id}`;
    await team.act(revoked.admin, 'invitation.revoke', revoked.orgId, { id: revoked.id });
    const again = { id: newId(), email, role: 'admin' as const };
    await team.act(replaced.admin, 'invitation.create', replaced.orgId, again);
    await team.act(lost.admin, 'org.delete', lost.orgId, { confirmName: 'Nordbygg Sales' });
    const used = await invite(newAddress());
    await on.db.sql`update invitation set accepted_at = now() where id = ${used.id}`;

    for (const { token, url } of [
      late,
      revoked,
      replaced,
      lost,
      { token: 'x', url: '/api/invitations/x' },
    ]) {
      const [seen, accepted] = [await on.browser().get(url), await accept(browser, token)];
      expect([seen.statusCode, seen.json()]).toEqual([404, GONE]);
      expect([accepted.statusCode, accepted.json()]).toEqual([404, GONE]);
    }
    expect((await on.browser().get(used.url)).json()).toEqual(GONE);
  });

  test('can not be made to accept by another site', async () => {
    const browser = on.browser();
    const { email } = await signUp(on, browser);
    const { orgId, token } = await invite(email);
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await on.app.inject({
      method: 'POST',
      url: `/api/invitations/${token}/accept`,
      headers: { cookie, origin: 'https://evil.example', host: 'localhost:4000' },
    });
    expect(answer.statusCode).toBe(403);
    expect(await roleIn(orgId, email)).toBeNull();
  });
});
