import type { Page, Request } from 'playwright-core';

/** Requests that a page's scripts wait for. */
export class PendingRequests {
  private readonly requests = new Set<Request>();
  isOver = false;

  constructor(page: Page) {
    page.on('request', (request) => {
      if (BRINGS_DATA.has(request.resourceType())) this.requests.add(request);
    });
    page.on('requestfinished', (request) => this.requests.delete(request));
    page.on('requestfailed', (request) => this.requests.delete(request));
  }

  get count(): number {
    return this.requests.size;
  }

  /** Forgets what the last document had asked for. */
  clear(): void {
    this.requests.clear();
  }

  /** The page is gone: nobody waits for anything. */
  end(): void {
    this.isOver = true;
  }
}

const BRINGS_DATA = new Set(['xhr', 'fetch', 'script']);

/** A page with text rests soon; one without is given longer before it counts as empty. */
const QUIET_MS = 120;
const QUIET_EMPTY_MS = 600;

/** Waits until script has filled the page. False when it had not come to rest in that time. */
export async function settle(
  page: Page,
  pending: PendingRequests,
  settleMs: number,
): Promise<boolean> {
  const until = Date.now() + settleMs;
  for (;;) {
    const leftMs = until - Date.now();
    if (leftMs <= 0 || pending.isOver) return false;
    await page
      .evaluate(untilQuiet, { quietMs: QUIET_MS, emptyMs: QUIET_EMPTY_MS, leftMs })
      // A page that navigates by itself takes the evaluation with it; the next round sees the new one.
      .catch(() => page.waitForLoadState('domcontentloaded', { timeout: leftMs }))
      .catch(() => undefined);
    if (pending.count === 0) return Date.now() < until;
  }
}

/** Runs in the page: resolves when its text has not changed for a while. */
function untilQuiet(wait: { quietMs: number; emptyMs: number; leftMs: number }): Promise<void> {
  return new Promise((resolve) => {
    const { document, MutationObserver } = globalThis as unknown as PageGlobals;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = () => {
      clearTimeout(timer);
      const length = document.body?.textContent?.trim().length ?? 0;
      timer = setTimeout(resolve, length > 200 ? wait.quietMs : wait.emptyMs);
    };
    new MutationObserver(restart).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    setTimeout(resolve, wait.leftMs);
    restart();
  });
}

/** The little of the DOM that is used above; the worker is compiled without its types. */
interface PageGlobals {
  document: { body: { textContent: string | null } | null };
  MutationObserver: new (changed: () => void) => { observe(on: unknown, what: object): void };
}
