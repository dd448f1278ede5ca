import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { zql } from '../tables.ts';
import { defineVerb } from '../verb.ts';

export const clashVerbs = {
  /**
   * Takes a clash out of the tray. The value that was picked is written by an edit of its own,
   * sent just before; here stands only what was chosen.
   */
  'clash.resolve': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({
      clashId: z.string().check(z.minLength(8), z.maxLength(300)),
      resolution: z.enum(['kept', 'other', 'both']),
    }),
    async run({ tx, orgId, actor, at }, { clashId, resolution }) {
      const row = await tx.run(zql.clash.where('id', clashId).where('orgId', orgId).one());
      if (!row) throw new AppError('not_found', 'This clash does not exist');
      if (row.keptBy !== actor.userId && row.otherBy !== actor.userId) {
        throw new AppError('not_found', 'This clash does not exist');
      }
      if (row.resolvedAt) return;
      await tx.mutate.clash.update({
        id: clashId,
        resolution,
        resolvedAt: at,
        resolvedBy: actor.userId,
      });
    },
  }),
} as const;
