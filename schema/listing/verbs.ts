import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { id } from '../lead/lead-rows.ts';
import { zql } from '../tables.ts';
import { defineVerb } from '../verb.ts';
import { listingPlaces } from './fields.ts';

const host = z.string().check(z.trim(), z.minLength(1), z.maxLength(260));
const linkShape = z.string().check(z.trim(), z.minLength(1), z.maxLength(600));
const sample = z.string().check(z.trim(), z.maxLength(200));

export const listingVerbs = {
  /** Remembers which links of a host's listings lead to entries. A host has one rule: the latest. */
  'listing.saveRule': defineVerb({
    action: 'crawl.run',
    input: z.strictObject({ ruleId: id, host, linkShape, sample }),
    async run({ tx, orgId, actor, at }, { ruleId, ...rule }) {
      const known = await tx.run(
        zql.listingRule.where('orgId', orgId).where('host', rule.host).one(),
      );
      if (known) {
        // Places are those of one card.
        const fields = known.linkShape === rule.linkShape ? known.fields : {};
        await tx.mutate.listingRule.update({ id: known.id, ...rule, fields, updatedAt: at });
        return;
      }
      await tx.mutate.listingRule.insert({
        id: ruleId,
        orgId,
        ...rule,
        fields: {},
        createdBy: actor.userId,
        createdAt: at,
        updatedAt: at,
      });
    },
  }),

  /**
   * Remembers where the cards of a host's listings have their fields, and which cards these are. Names
   * every place that was pointed out; the other fields are found by themselves again.
   */
  'listing.mapFields': defineVerb({
    action: 'crawl.run',
    input: z.strictObject({ ruleId: id, host, linkShape, sample, fields: listingPlaces }),
    async run({ tx, orgId, actor, at }, { ruleId, ...rule }) {
      const known = await tx.run(
        zql.listingRule.where('orgId', orgId).where('host', rule.host).one(),
      );
      if (known) {
        await tx.mutate.listingRule.update({ id: known.id, ...rule, updatedAt: at });
        return;
      }
      await tx.mutate.listingRule.insert({
        id: ruleId,
        orgId,
        ...rule,
        createdBy: actor.userId,
        createdAt: at,
        updatedAt: at,
      });
    },
  }),

  /** The host's entries are found by themselves again. */
  'listing.removeRule': defineVerb({
    action: 'crawl.run',
    input: z.strictObject({ ruleId: id }),
    async run({ tx, orgId }, { ruleId }) {
      const rule = await tx.run(zql.listingRule.where('id', ruleId).where('orgId', orgId).one());
      if (!rule) throw new AppError('not_found', 'This rule does not exist');
      await tx.mutate.listingRule.delete({ id: rule.id });
    },
  }),
} as const;
