import type { ServerResponse } from 'node:http';

interface UrlStats {
  /** Requests that arrived. */
  requests: number;
  /** Answers handed over whole to the network, 304 among them. */
  finished: number;
  notModified: number;
  lastStatus: number;
}

interface HostStats {
  requests: number;
  /** The most requests that were being answered at the same moment. */
  mostAtOnce: number;
  /** The shortest time between the arrivals of two requests; null before the second. */
  shortestGapMs: number | null;
}

export interface DemoStats {
  requests: number;
  /** By whole URL, such as `http://acme-dental.localhost:4100/team`. */
  urls: Record<string, UrlStats>;
  hosts: Record<string, HostStats>;
  /** Requests for URLs beyond the first million, which are counted here alone. */
  unlisted: number;
}

const MOST_URLS = 1_000_000;

/** Counts every request, exactly. Endless traps can't fill the memory: URLs are bounded. */
export class RequestLedger {
  #urls = new Map<string, { stats: UrlStats; lastAt: number }>();
  #hosts = new Map<string, { stats: HostStats; open: number; lastAt: number }>();
  #requests = 0;
  #unlisted = 0;

  /** Counts an arrival and follows its answer. Tells how often this URL was asked for, and when. */
  arrive(url: string, host: string, response: ServerResponse) {
    const now = performance.now();
    this.#requests += 1;
    this.#arriveAtHost(host, now, response);
    const entry = this.#find(url);
    if (!entry) {
      this.#unlisted += 1;
      return { nth: 1, sinceLastMs: Infinity };
    }
    const { stats } = entry;
    const sinceLastMs = now - entry.lastAt;
    stats.requests += 1;
    entry.lastAt = now;
    response.once('finish', () => {
      stats.finished += 1;
      stats.lastStatus = response.statusCode;
      if (response.statusCode === 304) stats.notModified += 1;
    });
    return { nth: stats.requests, sinceLastMs };
  }

  report(): DemoStats {
    const urls = Object.fromEntries([...this.#urls].map(([url, { stats }]) => [url, { ...stats }]));
    const hosts = Object.fromEntries(
      [...this.#hosts].map(([host, { stats }]) => [host, { ...stats }]),
    );
    return { requests: this.#requests, urls, hosts, unlisted: this.#unlisted };
  }

  /** Forgets everything; answers under way are counted nowhere. */
  reset(): void {
    this.#urls = new Map();
    this.#hosts = new Map();
    this.#requests = 0;
    this.#unlisted = 0;
  }

  #find(url: string) {
    let entry = this.#urls.get(url);
    if (!entry && this.#urls.size < MOST_URLS) {
      const stats = { requests: 0, finished: 0, notModified: 0, lastStatus: 0 };
      entry = { stats, lastAt: -Infinity };
      this.#urls.set(url, entry);
    }
    return entry;
  }

  #arriveAtHost(host: string, now: number, response: ServerResponse): void {
    let entry = this.#hosts.get(host);
    if (!entry) {
      const stats = { requests: 0, mostAtOnce: 0, shortestGapMs: null };
      entry = { stats, open: 0, lastAt: -Infinity };
      this.#hosts.set(host, entry);
    }
    const { stats, lastAt } = entry;
    if (stats.requests > 0) {
      stats.shortestGapMs = Math.min(stats.shortestGapMs ?? Infinity, now - lastAt);
    }
    stats.requests += 1;
    entry.lastAt = now;
    entry.open += 1;
    stats.mostAtOnce = Math.max(stats.mostAtOnce, entry.open);
    const opened = entry;
    response.once('close', () => {
      opened.open -= 1;
    });
  }
}
