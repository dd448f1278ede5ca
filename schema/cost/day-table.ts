import { number, string, table } from '@rocicorp/zero';

/** Credits against money: a row for each day of UTC, kind and provider; sums by trigger. */
export const costDay = table('costDay')
  .from('cost_day')
  .columns({
    orgId: string().from('org_id'),
    /** `2026-11-21` */
    day: string(),
    /** A kind of cost_entry, or `credits`: then `provider` is what they were spent on. */
    kind: string(),
    provider: string(),
    calls: number(),
    /** Millionths of a US dollar. */
    costMicros: number().from('cost_micros'),
    inputTokens: number().from('input_tokens'),
    cachedTokens: number().from('cached_tokens'),
    outputTokens: number().from('output_tokens'),
    credits: number(),
  })
  .primaryKey('orgId', 'day', 'kind', 'provider');
