import type { BrowserContext, Page, Response } from 'playwright-core';
import type { DrawnPage } from '../driver.ts';
import { PendingRequests, settle } from './settle.ts';
import { watchRequests, type ProxyLogin } from './watch-requests.ts';

export interface DrawLimits {
  /** Until the first HTML has been read. */
  loadMs: number;
  /** For script to fill the page after that. */
  settleMs: number;
  /** UTF-16 code units of the page as drawn. */
  maxLength: number;
}

/** A renderer that cannot be closed in this time hangs. */
const CLOSE_MS = 5_000;

/**
 * One page of the browser, which draws one address after the other: to open it takes several times
 * as long as to draw a small page in it.
 */
export class Tab {
  readonly host: string;
  readonly context: BrowserContext;
  draws = 0;
  private isGone = false;
  private isAtRest = true;
  private readonly page: Page;
  private readonly pending: PendingRequests;
  private emptying: Promise<unknown> = Promise.resolve();

  private constructor(page: Page, host: string) {
    this.page = page;
    this.context = page.context();
    this.host = host;
    this.pending = new PendingRequests(page);
    page.on('crash', () => this.end());
    page.on('close', () => this.end());
    // No page may leave another behind.
    page.on('popup', (popup) => void popup.close().catch(() => undefined));
  }

  /** Rejects when the browser fails. */
  static async open(context: BrowserContext, host: string, login: ProxyLogin): Promise<Tab> {
    const page = await context.newPage();
    const tab = new Tab(page, host);
    await watchRequests(await context.newCDPSession(page), login);
    return tab;
  }

  /** Its last page came to rest, so that another may follow. */
  get isSound(): boolean {
    return this.isAtRest && !this.isGone;
  }

  /**
   * Lets an address' script fill the page, and returns what then stands there. Rejects when the
   * browser fails; a page that fails is told in the result.
   */
  async draw(url: string, limits: DrawLimits): Promise<DrawnPage> {
    this.draws++;
    this.isAtRest = false;
    await this.emptying;
    this.pending.clear();
    const answer = await this.page
      .goto(url, { waitUntil: 'domcontentloaded', timeout: limits.loadMs })
      .catch((error: unknown) => failureOf(error));
    if (answer === null) return { ok: false, kind: 'network', message: 'no answer' };
    if ('kind' in answer) return answer;
    const isAtRest = await settle(this.page, this.pending, limits.settleMs);
    if (this.isGone) return { ok: false, kind: 'network', message: 'the page crashed' };
    const drawn = await this.read(answer, limits);
    this.isAtRest = isAtRest && drawn.ok;
    return drawn;
  }

  /** Ends the page that it shows: nothing of it may run, or ask its host for more, while it waits. */
  empty(): void {
    this.emptying = this.page.goto('about:blank').catch(() => this.end());
  }

  /** Rejects when it does not close: only the end of the browser helps then. */
  async close(): Promise<void> {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error('The page does not close')), CLOSE_MS);
    await Promise.race([this.page.close({ runBeforeUnload: false }), promise]).finally(() =>
      clearTimeout(timer),
    );
  }

  private end(): void {
    this.isGone = true;
    this.pending.end();
  }

  private async read(answer: Response, limits: DrawLimits): Promise<DrawnPage> {
    const [html, headers] = await Promise.all([this.page.content(), answer.allHeaders()]);
    if (html.length > limits.maxLength) {
      return { ok: false, kind: 'too_large', message: `more than ${limits.maxLength} characters` };
    }
    return {
      ok: true,
      url: this.page.url(),
      status: answer.status(),
      headers,
      html: html.replaceAll('\0', '\uFFFD'),
    };
  }
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
