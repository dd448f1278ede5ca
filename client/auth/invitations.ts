import * as z from 'zod/mini';
import { isAppError } from '../../schema/app-error.ts';
import { ROLES } from '../../schema/policy.ts';
import { callApi } from '../api/call-api.ts';

const invitation = z.object({
  orgName: z.string(),
  inviterName: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  expiresAt: z.number(),
});
export type Invitation = z.infer<typeof invitation>;

/** What a mailed link invites to; null when it no longer counts, for whatever reason. */
export async function fetchInvitation(token: string): Promise<Invitation | null> {
  try {
    return await callApi(`/api/invitations/${encodeURIComponent(token)}`, invitation);
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return null;
    throw error;
  }
}

/** Joins, and says which workspace it was. Throws the server's refusal. */
export async function acceptInvitation(token: string): Promise<string> {
  const path = `/api/invitations/${encodeURIComponent(token)}/accept` as const;
  const { orgId } = await callApi(path, z.object({ orgId: z.string() }), { method: 'POST' });
  return orgId;
}
