/** Rows a statement removes at most: locks stay short and a stopping worker waits for one batch. */
export const BATCH = 500;

/** Runs `removeBatch` until it finds less than a whole batch. Returns how many rows went. */
export async function inBatches(
  signal: AbortSignal,
  removeBatch: () => Promise<number>,
): Promise<number> {
  let removed = 0;
  for (;;) {
    signal.throwIfAborted();
    const count = await removeBatch();
    removed += count;
    if (count < BATCH) return removed;
  }
}
