const KEY = 'quarry.clock';
/** Closer than this the clocks count as equal: the header has whole seconds, answers take time. */
const WORTH_MS = 30_000;
/** An answer that took longer says too little of when it was written. */
const PROMPT_MS = 10_000;

let offsetMs = stored();

/**
 * Now by the server's clock, epoch milliseconds. A device may be hours off, and which of two edits
 * was the later one is decided by when they were made.
 */
export function serverNow(nowMs = Date.now()): number {
  return nowMs + offsetMs;
}

/** Learns from the `Date` of an answer how far off this device's clock is; kept for times offline. */
export function noteServerDate(
  date: string | null,
  { sentAtMs, receivedAtMs }: { sentAtMs: number; receivedAtMs: number },
): void {
  const serverMs = Date.parse(date ?? '');
  const tookMs = receivedAtMs - sentAtMs;
  if (Number.isNaN(serverMs) || tookMs < 0 || tookMs > PROMPT_MS) return;
  const found = serverMs - (sentAtMs + tookMs / 2);
  const next = Math.abs(found) < WORTH_MS ? 0 : Math.round(found);
  if (next === offsetMs) return;
  offsetMs = next;
  try {
    localStorage.setItem(KEY, String(offsetMs));
  } catch {
    // Then it is learnt again with the next page.
  }
}

/** `fetch` to our own server, whose answers tell the time. */
export async function fetchAndSetClock(path: string, init: RequestInit): Promise<Response> {
  const sentAtMs = Date.now();
  const response = await fetch(path, init);
  noteServerDate(response.headers.get('date'), { sentAtMs, receivedAtMs: Date.now() });
  return response;
}

function stored(): number {
  try {
    return Number(localStorage.getItem(KEY) ?? 0) || 0;
  } catch {
    return 0;
  }
}
