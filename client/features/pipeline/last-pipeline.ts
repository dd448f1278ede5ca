const keyOf = (orgId: string) => `quarry.pipeline.${orgId}`;

/** The pipeline of this workspace that the device looked at last. */
export function lastPipeline(orgId: string): string | null {
  try {
    return localStorage.getItem(keyOf(orgId));
  } catch {
    return null;
  }
}

export function rememberPipeline(orgId: string, pipelineId: string): void {
  try {
    localStorage.setItem(keyOf(orgId), pipelineId);
  } catch {
    // Then the first pipeline opens next time.
  }
}
