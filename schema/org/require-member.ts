import { AppError } from '../app-error.ts';
import { zql } from '../tables.ts';
import type { VerbScope } from '../verb.ts';

/** Throws `not_found` unless this person is in the org. */
export async function requireMember({ tx, orgId }: VerbScope, userId: string): Promise<void> {
  const row = await tx.run(zql.member.where('orgId', orgId).where('userId', userId).one());
  if (!row) throw new AppError('not_found', 'This person is not in the workspace');
}
