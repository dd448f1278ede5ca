import { hashInvitationToken, makeInvitationToken } from '../../platform/mail/invitation-token.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { invitationMail } from '../../platform/mail/mails.ts';
import type { Sql } from '../../platform/sql.ts';
import type { JobPayload } from '../../schema/jobs.ts';
import type { Role } from '../../schema/policy.ts';

export interface InvitationDeps {
  /** As `quarry_system`. */
  sql: Sql;
  mailer: Mailer;
  /** Where the product is reached, without a slash at the end. */
  publicUrl: string;
  /** What tokens are made with; the installation's session secret will do. */
  tokenSecret: string;
}

const ROLE_TEXT: Record<Role, string> = {
  admin: 'do everything, also invite others',
  member: 'find, edit and work leads',
  viewer: 'read everything, without changing it',
};

/**
 * Mails an invitation's link and keeps the hash of its token. A run that is repeated mails the same
 * link, under the same message id, and never breaks the one that went out before. Does nothing for an invitation that was
 * revoked, accepted or has run out. Rejects when the mail could not be handed over.
 */
export async function sendInvitation(
  { sql, mailer, publicUrl, tokenSecret }: InvitationDeps,
  { orgId, invitationId }: JobPayload<'mail.invitation'>,
): Promise<void> {
  const token = makeInvitationToken(tokenSecret, orgId, invitationId);
  const [row] = await sql<InvitationRow[]>`
    update invitation i
    set token_hash = ${hashInvitationToken(token)}
    from org o, profile p
    where i.id = ${invitationId} and i.org_id = ${orgId}
      and o.id = i.org_id and o.deleted_at is null and p.id = i.invited_by
      and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
    returning i.email, i.role, i.expires_at as "expiresAt", o.name as "orgName",
      p.name as "inviterName"`;
  if (!row) return;
  await mailer.sendMail(
    invitationMail({
      to: row.email,
      url: `${publicUrl}/invite/${token}`,
      orgName: row.orgName,
      inviterName: row.inviterName,
      roleText: ROLE_TEXT[row.role],
      expiresAt: row.expiresAt,
      key: `invitation ${invitationId}`,
    }),
  );
}

interface InvitationRow {
  email: string;
  role: Role;
  expiresAt: Date;
  orgName: string;
  inviterName: string;
}
