/**
 * The table that a lead was opened from: its order and its URL. The lead page steps through it and
 * goes back to it. Lives as long as the page does; a lead opened by link has no trail.
 */
interface Trail {
  orgId: string;
  leadIds: readonly string[];
  href: string;
}

export interface TrailPlace {
  previousId: string | null;
  nextId: string | null;
  /** Counts from 1. */
  position: number;
  total: number;
}

let trail: Trail | null = null;
let visited: { orgId: string; leadId: string } | null = null;

export function rememberTrail(next: Trail): void {
  trail = next;
}

export function rememberVisit(orgId: string, leadId: string): void {
  visited = { orgId, leadId };
}

/** The lead that was looked at last: the table's cursor begins there. */
export function lastVisit(orgId: string): string | null {
  return visited?.orgId === orgId ? visited.leadId : null;
}

/** Where the table stands that leads go back to; null when none was shown in this tab. */
export function trailHref(orgId: string): string | null {
  return trail?.orgId === orgId ? trail.href : null;
}

export function placeInTrail(orgId: string, leadId: string): TrailPlace | null {
  return trail?.orgId === orgId ? findPlace(trail.leadIds, leadId) : null;
}

export function findPlace(leadIds: readonly string[], leadId: string): TrailPlace | null {
  const index = leadIds.indexOf(leadId);
  if (index < 0) return null;
  return {
    previousId: leadIds[index - 1] ?? null,
    nextId: leadIds[index + 1] ?? null,
    position: index + 1,
    total: leadIds.length,
  };
}
