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
