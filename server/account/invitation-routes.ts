import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { AppError } from '../../schema/app-error.ts';
import { newId } from '../../schema/id.ts';
import type { Role } from '../../schema/policy.ts';
import { hashInvitationToken } from '../../platform/mail/invitation-token.ts';
import { runVerb } from '../../platform/verb/run-verb.ts';
import { requireSession, type Session } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';

interface Invitation {
  id: string;
  orgId: string;
  orgName: string;
  inviterName: string;
  email: string;
  role: Role;
  expiresAt: Date;
  isAccepted: boolean;
}

/** What the holder of a mailed link may see and do. Whatever is wrong with a link, it is not found. */
export function invitationRoutes(app: FastifyInstance, deps: ServerDeps): void {
  app.get<{ Params: { token: string } }>('/api/invitations/:token', async (request, reply) => {
    const invitation = await findInvitation(deps, request.params.token);
    if (!invitation || invitation.isAccepted) throw noSuchInvitation();
    const { orgName, inviterName, email, role, expiresAt } = invitation;
    void reply.header('cache-control', 'no-store');
    return { orgName, inviterName, email, role, expiresAt: expiresAt.getTime() };
  });

  app.post<{ Params: { token: string } }>('/api/invitations/:token/accept', async (request) => {
    const session = await requireSession(request);
    const invitation = await findInvitation(deps, request.params.token);
    if (!invitation) throw noSuchInvitation();
    requireInvited(session, invitation);
    // A second click, or a reload after the first: the door is open already.
    if (invitation.isAccepted && (await isMember(deps, invitation.orgId, session.userId))) {
      return { orgId: invitation.orgId };
    }
    if (invitation.isAccepted) throw noSuchInvitation();
    await accept(deps, session, invitation);
    return { orgId: invitation.orgId };
  });
}

async function findInvitation({ sql }: ServerDeps, token: string): Promise<Invitation | null> {
  const [row] = await sql<Invitation[]>`
    select i.id, i.org_id as "orgId", o.name as "orgName", p.name as "inviterName", i.email, i.role,
      i.expires_at as "expiresAt", i.accepted_at is not null as "isAccepted"
    from invitation i
    join org o on o.id = i.org_id
    join profile p on p.id = i.invited_by
    where i.token_hash = ${hashInvitationToken(token)} and i.revoked_at is null and i.expires_at > now()
      and o.deleted_at is null`;
  return row ?? null;
}

function noSuchInvitation(): AppError {
  return new AppError('not_found', 'This invitation is no longer valid. Ask for a new one.');
}

function requireInvited(session: Session, { email }: Invitation): void {
  if (session.isGuest) {
    throw new AppError('forbidden', `Sign up or sign in as ${email} to accept`, { email });
  }
  if (session.email.toLowerCase() !== email) {
    throw new AppError(
      'forbidden',
      `This invitation was sent to ${email}, and you are signed in as ${session.email}`,
      { email },
    );
  }
}

async function isMember({ sql }: ServerDeps, orgId: string, userId: string): Promise<boolean> {
  const rows = await sql`select from member where org_id = ${orgId} and user_id = ${userId}`;
  return rows.length > 0;
}

async function accept(deps: ServerDeps, session: Session, { id, orgId }: Invitation) {
  const { userId } = session;
  // The id follows from who accepts what: clicks at the same moment are one act.
  const opId = createHash('sha256').update(`accept ${id} ${userId}`).digest('base64url');
  await runVerb(deps, { userId }, 'invitation.accept', {
    op: { id: opId, device: 'server', seq: 0, at: Date.now() },
    orgId,
    v: 1,
    input: { id, memberId: newId() },
  });
}
