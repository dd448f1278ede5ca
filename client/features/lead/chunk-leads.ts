import { MAX_BULK_LEADS } from '../../../schema/lead/lead-rows.ts';

/** One act covers a limited number of leads; larger selections become several acts. */
export function chunkLeads(leadIds: readonly string[], size = MAX_BULK_LEADS): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < leadIds.length; start += size) {
    chunks.push(leadIds.slice(start, start + size));
  }
  return chunks;
}
