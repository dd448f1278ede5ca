const MOST_VIEWS = 20;
const offsets = new Map<string, number>();

/**
 * How far a table was scrolled when it was left, in pixels: coming back from a lead finds it as it
 * was. Lives with the page.
 */
export function recallScroll(viewKey: string): number {
  return offsets.get(viewKey) ?? 0;
}

export function rememberScroll(viewKey: string, scrollTop: number): void {
  offsets.delete(viewKey);
  offsets.set(viewKey, scrollTop);
  const [oldest] = offsets.keys();
  if (offsets.size > MOST_VIEWS && oldest !== undefined) offsets.delete(oldest);
}
