import type { BrowserContext, CDPSession, Page, Response } from 'playwright-core';
import type { DrawnPage } from '../driver.ts';

export interface DrawLimits {
  /** Until the first HTML has been read. */
  loadMs: number;
  /** For script to fill the page after that. */
  settleMs: number;
  /** UTF-16 code units of the page as drawn. */
  maxLength: number;
}

/** What the browser's proxy asks for. */
export interface ProxyLogin {
  username: string;
  password: string;
}

/**
 * Opens a page, lets its script fill it, and returns what then stands there. Rejects when the
 * browser fails; a page that fails is told in the result.
 */
export async function drawPage(
  context: BrowserContext,
  url: string,
  { limits, login }: { limits: DrawLimits; login: ProxyLogin },
): Promise<DrawnPage> {
  const page = await context.newPage();
  try {
    await watchRequests(await context.newCDPSession(page), login);
    const pending = watchFetches(page);
    const answer = await page
      .goto(url, { waitUntil: 'domcontentloaded', timeout: limits.loadMs })
      .catch((error: unknown) => failureOf(error));
    if (answer === null) return { ok: false, kind: 'network', message: 'no answer' };
    if ('kind' in answer) return answer;
    await settle(page, pending, limits.settleMs);
    return await readDrawn(page, answer, limits);
  } finally {
    await page.close({ runBeforeUnload: false }).catch(() => undefined);
  }
}

/**
 * Refuses pictures, fonts and films, which say nothing that can be read, and logs in to the proxy
 * with the context's first document; later requests then bring the login by themselves. No other
 * request is held up. (Playwright's own login stops every request, turns the cache off, and since
 * Chromium 150 fails beside another session that stops requests.)
 */
async function watchRequests(
  session: CDPSession,
  { username, password }: ProxyLogin,
): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, resourceType }) => {
    const told =
      resourceType === 'Document'
        ? session.send('Fetch.continueRequest', { requestId })
        : session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    told.catch(() => undefined);
  });
  session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
    const authChallengeResponse =
      authChallenge.source === 'Proxy'
        ? ({ response: 'ProvideCredentials', username, password } as const)
        : ({ response: 'CancelAuth' } as const);
    session
      .send('Fetch.continueWithAuth', { requestId, authChallengeResponse })
      .catch(() => undefined);
  });
  await session.send('Fetch.enable', {
    handleAuthRequests: true,
    patterns: (['Document', 'Image', 'Font', 'Media'] as const).map((resourceType) => ({
      resourceType,
    })),
  });
}

/** Counts requests of the page's scripts that are not answered yet. */
function watchFetches(page: Page): { count: number } {
  const pending = { count: 0 };
  const isData = (type: string) => type === 'xhr' || type === 'fetch' || type === 'script';
  page.on('request', (request) => {
    if (isData(request.resourceType())) pending.count++;
  });
  const settled = (request: { resourceType(): string }) => {
    if (isData(request.resourceType())) pending.count--;
  };
  page.on('requestfinished', settled);
  page.on('requestfailed', settled);
  return pending;
}

/** A page with text rests soon; one without is given longer before it counts as empty. */
const QUIET_MS = 120;
const QUIET_EMPTY_MS = 600;

async function settle(page: Page, pending: { count: number }, settleMs: number): Promise<void> {
  const until = Date.now() + settleMs;
  for (;;) {
    const leftMs = until - Date.now();
    if (leftMs <= 0) return;
    await page
      .evaluate(untilQuiet, { quietMs: QUIET_MS, emptyMs: QUIET_EMPTY_MS, leftMs })
      // A page that navigates by itself takes the evaluation with it; the next round sees the new one.
      .catch(() => page.waitForLoadState('domcontentloaded', { timeout: leftMs }))
      .catch(() => undefined);
    if (pending.count <= 0) return;
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

async function readDrawn(page: Page, answer: Response, limits: DrawLimits): Promise<DrawnPage> {
  const html = await page.content();
  if (html.length > limits.maxLength) {
    return { ok: false, kind: 'too_large', message: `more than ${limits.maxLength} characters` };
  }
  return {
    ok: true,
    url: page.url(),
    status: answer.status(),
    headers: await answer.allHeaders(),
    html: html.replaceAll('\0', '\uFFFD'),
  };
}

function failureOf(error: unknown): DrawnPage & { ok: false } {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  if (/Timeout|ERR_TIMED_OUT/i.test(message)) return { ok: false, kind: 'timeout', message };
  if (/ERR_(?:TUNNEL|PROXY)/.test(message)) return { ok: false, kind: 'refused', message };
  if (/ERR_(?:CERT|SSL)/.test(message)) return { ok: false, kind: 'tls', message };
  if (/ERR_TOO_MANY_REDIRECTS/.test(message)) return { ok: false, kind: 'redirect_loop', message };
  if (/ERR_ABORTED|download/i.test(message))
    return { ok: false, kind: 'bad_content_type', message };
  return { ok: false, kind: 'network', message };
}
