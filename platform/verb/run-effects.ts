import type { Effect } from '../../schema/effect.ts';
import { grantCredits, holdCredits, releaseHold } from '../credit/ledger.ts';
import { enqueue } from '../enqueue.ts';
import { writeNotices } from '../write-notices.ts';
import type { TransactionSql } from '../sql.ts';

/** Carries out what a verb asked for, in the verb's own transaction and as the owner. */
export async function runEffects(
  sql: TransactionSql,
  orgId: string,
  actorId: string,
  effects: Effect[],
): Promise<void> {
  for (const effect of effects) {
    switch (effect.kind) {
      case 'job':
        await enqueue(sql, effect.task, effect.payload, { key: effect.key, runAt: effect.runAt });
        break;
      case 'notify':
        await writeNotices(sql, orgId, actorId, effect);
        break;
      case 'hold':
        await holdCredits(sql, { ...effect, orgId, actorId });
        break;
      case 'release':
        await releaseHold(sql, { ...effect, orgId });
        break;
      case 'grant':
        await grantCredits(sql, { ...effect, orgId, actorId });
        break;
    }
  }
}
