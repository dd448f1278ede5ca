import { isPublicUrl } from '../../../platform/http/guard.ts';
import type { DrawnPage, PageBrowser } from '../driver.ts';
import { DrawTurns } from './draw-turns.ts';
import { descendantMemory } from './process-memory.ts';
import { RunningBrowser, type RunningOptions } from './running-browser.ts';
import type { DrawLimits, Tab } from './tab.ts';

export interface BrowserPoolOptions extends RunningOptions {
  /** Pages drawn at once. Default 4. */
  maxPages?: number;
  /** A browser this old in pages, or this large, is replaced. Defaults 400 and 1.5 GB. */
  maxPagesPerBrowser?: number;
  maxBytes?: number;
  limits?: Partial<DrawLimits>;
}

const LIMITS: DrawLimits = { loadMs: 15_000, settleMs: 8_000, maxLength: 5_000_000 };
/** Nothing that Chromium does with one page may take longer. */
const PAGE_MS = 30_000;
const MEMORY_EVERY_PAGES = 20;

/**
 * One Chromium, started when it is first needed and replaced when it has grown old or has died. More
 * pages than `maxPages` wait their turn.
 */
export class BrowserPool implements PageBrowser {
  private readonly options: BrowserPoolOptions;
  private readonly turns: DrawTurns;
  private running: RunningBrowser | null = null;
  private starting: Promise<RunningBrowser> | null = null;
  private isClosed = false;

  constructor(options: BrowserPoolOptions) {
    this.options = options;
    this.turns = new DrawTurns(options.maxPages ?? 4);
  }

  /** Never rejects. A page that was open when the browser died fails as `network`, to be tried again. */
  async draw(url: string, signal: AbortSignal): Promise<DrawnPage> {
    // The proxy judges what goes over the network; a file on this machine does not.
    if (!isPublicUrl(url, this.options.allowedOrigins)) return blocked(url);
    const { host } = new URL(url);
    if (!(await this.turns.take(host, signal))) return calledOff();
    try {
      if (signal.aborted || this.isClosed) return calledOff();
      return await this.drawNow(url, host, signal);
    } catch (error) {
      const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      return { ok: false, kind: 'network', message };
    } finally {
      this.turns.leave((one) => this.running?.hasParked(one) ?? false);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.starting?.catch(() => null);
    await this.running?.close();
  }

  private async drawNow(url: string, host: string, signal: AbortSignal): Promise<DrawnPage> {
    const running = this.running ?? (await this.start());
    const opened: { tab?: Tab } = {};
    const taking = running.take(host).then((tab) => (opened.tab = tab));
    const drawing = taking.then((tab) => tab.draw(url, { ...LIMITS, ...this.options.limits }));
    try {
      const drawn = await firstOf(drawing, signal);
      // A browser that opens no page in all that time hangs.
      if (!drawn.ok && drawn.kind === 'timeout' && !opened.tab) running.retire();
      const isAstray = drawn.ok && !isPublicUrl(drawn.url, this.options.allowedOrigins);
      return isAstray ? blocked(drawn.url) : drawn;
    } catch (error) {
      running.retire();
      throw error;
    } finally {
      if (opened.tab) running.giveBack(opened.tab);
      else taking.then((late) => running.giveBack(late)).catch(() => undefined);
      if (await this.isWornOut(running)) running.retire();
    }
  }

  private async isWornOut({ pages }: RunningBrowser): Promise<boolean> {
    if (pages >= (this.options.maxPagesPerBrowser ?? 400)) return true;
    if (pages % MEMORY_EVERY_PAGES !== 0) return false;
    const bytes = await descendantMemory();
    return bytes !== null && bytes > (this.options.maxBytes ?? 1.5 * 1024 ** 3);
  }

  /** Whoever comes meanwhile waits for the same one. */
  private start(): Promise<RunningBrowser> {
    this.starting ??= this.startOne().finally(() => (this.starting = null));
    return this.starting;
  }

  private async startOne(): Promise<RunningBrowser> {
    const running: RunningBrowser = await RunningBrowser.start(this.options, () => {
      if (this.running === running) this.running = null;
    });
    this.running = running;
    return running;
  }
}

function blocked(url: string): DrawnPage {
  return { ok: false, kind: 'blocked_address', message: `${url.slice(0, 200)} is not public` };
}

function calledOff(): DrawnPage {
  return { ok: false, kind: 'aborted', message: 'called off' };
}

/** Whichever comes first: the page, the end of its time, or the caller's change of mind. */
async function firstOf(drawing: Promise<DrawnPage>, signal: AbortSignal): Promise<DrawnPage> {
  const { promise, resolve } = Promise.withResolvers<DrawnPage>();
  const onAbort = () => resolve(calledOff());
  const timer = setTimeout(
    () => resolve({ ok: false, kind: 'timeout', message: `not drawn within ${PAGE_MS} ms` }),
    PAGE_MS,
  );
  signal.addEventListener('abort', onAbort, { once: true });
  // It may have come while the page was being opened.
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([drawing, promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    // When the race was lost, the page is closed under it.
    drawing.catch(() => undefined);
  }
}
