/**
 * Larger selections become several acts (a verb takes MAX_BULK_LEADS at most), so small that the
 * page answers in between: every lead that is written goes through every list that is shown.
 */
const ACT_LEADS = 250;

export function chunkLeads(leadIds: readonly string[], size = ACT_LEADS): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < leadIds.length; start += size) {
    chunks.push(leadIds.slice(start, start + size));
  }
  return chunks;
}
