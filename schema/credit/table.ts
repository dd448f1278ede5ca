import { enumeration, number, string, table } from '@rocicorp/zero';

export const creditAccount = table('creditAccount')
  .from('credit_account')
  .columns({
    orgId: string().from('org_id'),
    balance: number(),
    held: number(),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('orgId');

export type CreditEntryKind = 'grant' | 'hold' | 'capture' | 'release' | 'adjust';

export const creditEntry = table('creditEntry')
  .from('credit_entry')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    kind: enumeration<CreditEntryKind>(),
    balanceDelta: number().from('balance_delta'),
    heldDelta: number().from('held_delta'),
    holdId: string().from('hold_id').optional(),
    subjectKind: string().from('subject_kind').optional(),
    subjectId: string().from('subject_id').optional(),
    reason: string(),
    actorId: string().from('actor_id').optional(),
    idempotencyKey: string().from('idempotency_key'),
    createdAt: number().from('created_at'),
  })
  .primaryKey('id');
