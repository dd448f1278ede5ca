import { createHash, createHmac } from 'node:crypto';

/**
 * The token in an invitation's link. It follows from the invitation and a secret, so a mail that
 * is sent twice carries one link; the database keeps its hash alone.
 */
export function makeInvitationToken(secret: string, orgId: string, invitationId: string): string {
  return createHmac('sha256', secret)
    .update(`invitation ${orgId} ${invitationId}`)
    .digest('base64url');
}

/** What `invitation.token_hash` holds: SHA-256 in hex. */
export function hashInvitationToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
