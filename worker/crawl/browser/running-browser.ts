import type { Browser, BrowserContext } from 'playwright-core';
import type { AllowedOrigins } from '../../../platform/http/guard.ts';
import { startGuardProxy, type GuardProxy } from '../../../platform/http/guard-proxy.ts';
import { Tab } from './tab.ts';

export interface RunningOptions {
  executablePath: string;
  userAgent: string;
  allowedOrigins?: AllowedOrigins;
  /** Hosts that keep their cookies and cache for the next page. Default 6. */
  maxContexts?: number;
  /** Pages that stay open for their host's next address. Default 4. */
  maxParked?: number;
}

const START_MS = 30_000;
/** Memory that a page's renderer has gathered goes with it. */
const MAX_DRAWS_PER_TAB = 50;
/** A page whose host's next address does not follow at once is emptied, and closed after a while. */
const EMPTY_AFTER_MS = 500;
const CLOSE_AFTER_MS = 15_000;
/** When a browser is to go, what is still being drawn in it gets no longer. */
const LAST_DRAWS_MS = 30_000;

/**
 * One Chromium with the pages that are open in it. A host has a context of its own, so that its
 * scripts come from the cache and its cookies stay its own; nothing is shared between hosts. Its
 * only way to the network is the guard proxy.
 */
export class RunningBrowser {
  pages = 0;
  private busy = 0;
  private isRetired = false;
  private readonly browser: Browser;
  private readonly proxy: GuardProxy;
  private readonly options: RunningOptions;
  private readonly onEnd: () => void;
  private readonly contexts = new Map<string, Promise<BrowserContext>>();
  /** The one that waits longest first. */
  private readonly parked = new Map<Tab, NodeJS.Timeout>();

  private constructor(
    browser: Browser,
    proxy: GuardProxy,
    options: RunningOptions,
    onEnd: () => void,
  ) {
    this.browser = browser;
    this.proxy = proxy;
    this.options = options;
    this.onEnd = onEnd;
  }

  /** `onEnd` is told when it takes no more pages, for whatever reason. */
  static async start(options: RunningOptions, onEnd: () => void): Promise<RunningBrowser> {
    // A third of a second of processor time, which a worker without such pages is spared.
    const { chromium } = await import('playwright-core');
    const proxy = await startGuardProxy({ allowedOrigins: options.allowedOrigins });
    try {
      const browser = await chromium.launch({
        executablePath: options.executablePath,
        // Chromium refuses to run its sandbox as root.
        chromiumSandbox: process.getuid?.() !== 0,
        proxy: { server: proxy.server },
        args: FLAGS,
        timeout: START_MS,
      });
      const running = new RunningBrowser(browser, proxy, options, onEnd);
      browser.on('disconnected', () => running.retire());
      return running;
    } catch (error) {
      await proxy.close();
      throw error;
    }
  }

  /** Whether a page of this host is open and free. */
  hasParked(host: string): boolean {
    for (const tab of this.parked.keys()) if (tab.host === host) return true;
    return false;
  }

  /** A page for an address of this host, to be given back. Rejects when the browser fails. */
  async take(host: string): Promise<Tab> {
    this.busy++;
    try {
      return this.unpark(host) ?? (await Tab.open(await this.contextFor(host), host, this.proxy));
    } catch (error) {
      this.retire();
      this.leave();
      throw error;
    }
  }

  giveBack(tab: Tab): void {
    this.pages++;
    if (tab.isSound && tab.draws < MAX_DRAWS_PER_TAB && !this.isRetired) this.park(tab);
    else this.drop(tab);
    this.leave();
  }

  /** Takes no more pages, and closes when those in it are drawn. */
  retire(): void {
    if (this.isRetired) return;
    this.isRetired = true;
    this.onEnd();
    if (this.busy === 0 || !this.browser.isConnected()) void this.close();
    else setTimeout(() => void this.close(), LAST_DRAWS_MS).unref();
  }

  async close(): Promise<void> {
    for (const timer of this.parked.values()) clearTimeout(timer);
    this.parked.clear();
    await this.browser.close().catch(() => undefined);
    await this.proxy.close();
  }

  private leave(): void {
    this.busy--;
    if (this.isRetired && this.busy === 0) void this.close();
  }

  private unpark(host: string): Tab | undefined {
    const tab = [...this.parked.keys()].findLast((one) => one.host === host && one.isSound);
    if (tab === undefined) return undefined;
    clearTimeout(this.parked.get(tab));
    this.parked.delete(tab);
    return tab;
  }

  private park(tab: Tab): void {
    this.parked.set(
      tab,
      setTimeout(() => {
        tab.empty();
        this.parked.set(tab, setTimeout(() => this.drop(tab), CLOSE_AFTER_MS).unref());
      }, EMPTY_AFTER_MS).unref(),
    );
    const [oldest] = this.parked.keys();
    if (oldest && this.parked.size > (this.options.maxParked ?? 4)) this.drop(oldest);
  }

  private drop(tab: Tab): void {
    clearTimeout(this.parked.get(tab));
    this.parked.delete(tab);
    const closing = tab.close().then(() => this.closeIfLeft(tab.context));
    // One that hangs would use a processor for ever.
    closing.catch(() => this.retire());
  }

  private contextFor(host: string): Promise<BrowserContext> {
    const known = this.contexts.get(host);
    // Used again: to the end of the line.
    this.contexts.delete(host);
    const context = known ?? this.newContext();
    this.contexts.set(host, context);
    this.dropOldestContext();
    return context;
  }

  private newContext(): Promise<BrowserContext> {
    return this.browser.newContext({
      userAgent: this.options.userAgent,
      acceptDownloads: false,
      serviceWorkers: 'block',
      viewport: { width: 1280, height: 1600 },
    });
  }

  private dropOldestContext(): void {
    for (const [host, dropped] of this.contexts) {
      if (this.contexts.size <= (this.options.maxContexts ?? 6)) return;
      this.contexts.delete(host);
      for (const tab of this.parked.keys()) if (tab.host === host) this.drop(tab);
      void dropped.then((context) => this.closeIfLeft(context)).catch(() => undefined);
    }
  }

  /** A context that was dropped closes with the last of its pages. */
  private async closeIfLeft(context: BrowserContext): Promise<void> {
    const kept = await Promise.all(this.contexts.values());
    if (!kept.includes(context) && context.pages().length === 0) await context.close();
  }
}

/**
 * Chromium heeds the last list of features alone, so what matters of Playwright's own stands here too:
 * http stays http, and nothing is asked of the browser's maker. A spare renderer is one more process
 * to start for each host, and with its one page kept open it is never used.
 */
const DISABLED_FEATURES = [
  'SpareRendererForSitePerProcess',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'LensOverlay',
  'MediaRouter',
  'Translate',
];

/** Every way past the proxy is shut: QUIC, WebRTC, and name lookups of its own. */
const FLAGS = [
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  `--disable-features=${DISABLED_FEATURES.join(',')}`,
  '--blink-settings=imagesEnabled=false',
  // Nobody looks at it: no graphics card is imitated.
  '--disable-gpu',
  '--js-flags=--max-old-space-size=512',
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--no-first-run',
];
