import {
  createBuilder,
  createSchema,
  defineMutators,
  defineMutator,
  defineQueries,
  defineQuery,
} from '@rocicorp/zero';
import * as z from 'zod/mini';
import { lead } from '../../../schema/lead/table.ts';
import type { Schema } from '../../../schema/tables.ts';

/**
 * Zero with the product's lead table and nothing else: no membership, no audit, no acts. A program's
 * types know one schema, the product's, of which this is a part.
 */
export const schema = createSchema({ tables: [lead], relationships: [] }) as unknown as Schema;

const zql = createBuilder(schema);

export const queries = defineQueries({
  lead: {
    /** As the product's table asks at first: the newest 500. */
    list: defineQuery(z.strictObject({ limit: z.int() }), ({ args }) =>
      zql.lead
        .where('deletedAt', 'IS', null)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(args.limit),
    ),
  },
});

const edit = z.strictObject({ id: z.string(), title: z.string() });

export const mutators = defineMutators({
  lead: {
    edit: defineMutator(edit, ({ tx, args }) => tx.mutate.lead.update(args)),
  },
});
