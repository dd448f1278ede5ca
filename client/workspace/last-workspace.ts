const KEY = 'quarry.workspace';

/** Which workspace this device showed last; it opens first next time. */
export function lastWorkspaceId(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberWorkspaceId(orgId: string): void {
  try {
    localStorage.setItem(KEY, orgId);
  } catch {
    // Then the oldest workspace opens first.
  }
}
