import type { Browser, BrowserContext } from 'playwright-core';
import { isPublicUrl, type AllowedOrigins } from '../../../platform/http/guard.ts';
import { startGuardProxy, type GuardProxy } from '../../../platform/http/guard-proxy.ts';
import type { DrawnPage, PageBrowser } from '../driver.ts';
import { drawPage, type DrawLimits } from './draw-page.ts';
import { descendantMemory } from './process-memory.ts';

export interface BrowserPoolOptions {
  executablePath: string;
  userAgent: string;
  allowedOrigins?: AllowedOrigins;
  /** Pages open at once. Default 4. */
  maxPages?: number;
  /** Hosts that keep their cookies and cache for the next page. Default 6. */
  maxContexts?: number;
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
 * One Chromium, started when it is first needed and replaced when it has grown old or has died. Its
 * only way to the network is the guard proxy. More pages than `maxPages` wait their turn.
 */
export class BrowserPool implements PageBrowser {
  private readonly options: BrowserPoolOptions;
  private running: Promise<Running> | null = null;
  private open = 0;
  private readonly turns: (() => void)[] = [];
  private isClosed = false;

  constructor(options: BrowserPoolOptions) {
    this.options = options;
  }

  /** Never rejects. A page that was open when the browser died fails as `network`, to be tried again. */
  async draw(url: string, signal: AbortSignal): Promise<DrawnPage> {
    // The proxy judges what goes over the network; a file on this machine does not.
    if (!isPublicUrl(url, this.options.allowedOrigins)) return blocked(url);
    await this.takeTurn();
    try {
      if (signal.aborted || this.isClosed)
        return { ok: false, kind: 'aborted', message: 'called off' };
      return await this.drawNow(url, signal);
    } catch (error) {
      this.retire();
      const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      return { ok: false, kind: 'network', message };
    } finally {
      this.open--;
      this.turns.shift()?.();
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const running = await this.running?.catch(() => null);
    this.running = null;
    await running?.close();
  }

  private async takeTurn(): Promise<void> {
    while (this.open >= (this.options.maxPages ?? 4)) {
      await new Promise<void>((go) => this.turns.push(go));
    }
    this.open++;
  }

  private async drawNow(url: string, signal: AbortSignal): Promise<DrawnPage> {
    this.running ??= this.start();
    const running = await this.running;
    const context = await running.contextFor(new URL(url).host);
    const limits = { ...LIMITS, ...this.options.limits };
    const drawing = drawPage(context, url, { limits, login: running.proxy });
    const drawn = await firstOf(drawing, signal);
    running.pages++;
    if (await this.isWornOut(running)) this.retire();
    const isAstray = drawn.ok && !isPublicUrl(drawn.url, this.options.allowedOrigins);
    return isAstray ? blocked(drawn.url) : drawn;
  }

  private async isWornOut(running: Running): Promise<boolean> {
    if (running.pages >= (this.options.maxPagesPerBrowser ?? 400)) return true;
    if (running.pages % MEMORY_EVERY_PAGES !== 0) return false;
    const bytes = await descendantMemory();
    return bytes !== null && bytes > (this.options.maxBytes ?? 1.5 * 1024 ** 3);
  }

  /** The next page gets a new browser; this one goes when its open pages have ended. */
  private retire(): void {
    const old = this.running;
    this.running = null;
    void old?.then((running) => running.closeWhenIdle()).catch(() => undefined);
  }

  private async start(): Promise<Running> {
    // A third of a second of processor time, which a worker without such pages is spared.
    const { chromium } = await import('playwright-core');
    const proxy = await startGuardProxy({ allowedOrigins: this.options.allowedOrigins });
    try {
      const browser = await chromium.launch({
        executablePath: this.options.executablePath,
        // Chromium refuses to run its sandbox as root.
        chromiumSandbox: process.getuid?.() !== 0,
        proxy: { server: proxy.server },
        args: FLAGS,
        timeout: PAGE_MS,
      });
      const running = new Running(browser, proxy, this.options);
      browser.on('disconnected', () => {
        void proxy.close();
        this.running = null;
      });
      return running;
    } catch (error) {
      this.running = null;
      await proxy.close();
      throw error;
    }
  }
}

/** Every way past the proxy is shut: QUIC, WebRTC, and name lookups of its own. */
const FLAGS = [
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--blink-settings=imagesEnabled=false',
  '--js-flags=--max-old-space-size=512',
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--no-first-run',
];

class Running {
  pages = 0;
  readonly proxy: GuardProxy;
  private readonly browser: Browser;
  private readonly options: BrowserPoolOptions;
  private readonly contexts = new Map<string, Promise<BrowserContext>>();

  constructor(browser: Browser, proxy: GuardProxy, options: BrowserPoolOptions) {
    this.browser = browser;
    this.proxy = proxy;
    this.options = options;
  }

  /** One context a host, so that its scripts come from the cache and its cookies stay its own. */
  async contextFor(host: string): Promise<BrowserContext> {
    const known = this.contexts.get(host);
    // Used again: to the end of the line.
    this.contexts.delete(host);
    const context = known ?? this.newContext();
    this.contexts.set(host, context);
    this.dropOldest();
    return context;
  }

  async closeWhenIdle(): Promise<void> {
    const until = Date.now() + PAGE_MS;
    while (Date.now() < until && this.browser.contexts().some((one) => one.pages().length > 0)) {
      await new Promise((done) => setTimeout(done, 200));
    }
    await this.close();
  }

  async close(): Promise<void> {
    await this.browser.close().catch(() => undefined);
    await this.proxy.close();
  }

  private newContext(): Promise<BrowserContext> {
    return this.browser.newContext({
      userAgent: this.options.userAgent,
      acceptDownloads: false,
      serviceWorkers: 'block',
      viewport: { width: 1280, height: 1600 },
    });
  }

  private dropOldest(): void {
    for (const [host, context] of this.contexts) {
      if (this.contexts.size <= (this.options.maxContexts ?? 6)) return;
      this.contexts.delete(host);
      void context.then(closeIfIdle).catch(() => undefined);
    }
  }
}

/** A context whose pages are still open closes with the browser. */
async function closeIfIdle(context: BrowserContext): Promise<void> {
  if (context.pages().length === 0) await context.close();
}

function blocked(url: string): DrawnPage {
  return { ok: false, kind: 'blocked_address', message: `${url.slice(0, 200)} is not public` };
}

/** Whichever comes first: the page, the end of its time, or the caller's change of mind. */
async function firstOf(drawing: Promise<DrawnPage>, signal: AbortSignal): Promise<DrawnPage> {
  const { promise, resolve } = Promise.withResolvers<DrawnPage>();
  const onAbort = () => resolve({ ok: false, kind: 'aborted', message: 'called off' });
  const timer = setTimeout(
    () => resolve({ ok: false, kind: 'timeout', message: `not drawn within ${PAGE_MS} ms` }),
    PAGE_MS,
  );
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([drawing, promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    // When the race was lost, the page closes itself at its own limits.
    drawing.catch(() => undefined);
  }
}
