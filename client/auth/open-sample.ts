import * as z from 'zod/mini';
import { callApi } from '../api/call-api.ts';
import { refreshSession } from './session.ts';

const answer = z.object({ orgId: z.string() });

/**
 * Opens a sample workspace: a new one for a guest, who is signed in by it, or one more for
 * somebody signed in. Throws the server's refusal.
 */
export async function openSample(): Promise<string> {
  const { orgId } = await callApi('/api/sample', answer, { method: 'POST', timeoutMs: 30_000 });
  await refreshSession();
  return orgId;
}
