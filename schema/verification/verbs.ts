import * as z from 'zod/mini';
import { leadIds, requireLeads } from '../lead/lead-rows.ts';
import { updateRows } from '../many-rows.ts';
import { zql } from '../tables.ts';
import { defineVerb } from '../verb.ts';
import { ASK_PROVIDERS } from './verdict.ts';

export const verificationVerbs = {
  /** Finds out whether these leads can be reached, by their e-mail and their phone. Free of charge. */
  'verification.start': defineVerb({
    action: 'verification.run',
    input: z.strictObject({ leadIds }),
    async run(scope, input) {
      const leads = await requireLeads(scope, input.leadIds);
      const reachable = leads.filter((lead) => !lead.deletedAt && (lead.email ?? lead.phone));
      if (reachable.length === 0) return [];
      await updateRows(
        scope,
        'lead',
        reachable.map(({ id }) => ({ id, verifyAskedAt: scope.at })),
      );
      return [{ kind: 'job', task: 'verify.sweep', payload: {}, key: `verify:${scope.orgId}` }];
    },
  }),

  /** Whether addresses of new leads are checked as they come. */
  'verification.configure': defineVerb({
    action: 'org.manage',
    input: z.strictObject({ autoVerify: z.boolean() }),
    async run({ tx, orgId, at }, { autoVerify }) {
      await tx.mutate.verificationSetting.upsert({ orgId, autoVerify, updatedAt: at });
    },
    undo: (_act, { autoVerify }) => [
      { name: 'verification.configure', input: { autoVerify: !autoVerify } },
    ],
  }),

  /** Whether providers with a key are asked about mailboxes that mail hosts tell nothing of. */
  'verification.askProviders': defineVerb({
    action: 'org.manage',
    input: z.strictObject({ when: z.enum(ASK_PROVIDERS) }),
    async run({ tx, orgId, at }, { when }) {
      const known = await tx.run(zql.verificationSetting.where('orgId', orgId).one());
      const autoVerify = known?.autoVerify ?? true;
      await tx.mutate.verificationSetting.upsert({
        orgId,
        autoVerify,
        askProviders: when,
        updatedAt: at,
      });
    },
  }),
} as const;
