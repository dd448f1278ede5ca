/** One enrichment of one lead, as its row says. */
export interface EnrichRun {
  id: string;
  orgId: string;
  leadId: string;
  batchId: string | null;
  isKeyless: boolean;
  isRefresh: boolean;
  createdBy: string | null;
}

/** The hold of a run: the credit that a provider's value costs. */
export function holdIdOf(runId: string): string {
  return `enrich:${runId}`;
}
