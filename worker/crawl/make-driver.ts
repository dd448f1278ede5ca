import type { CrawlDeps } from './crawl-deps.ts';
import type { Driver } from './driver.ts';
import type { HostBook } from './host-book.ts';
import type { KnownPages } from './known-pages.ts';
import type { LiveConsole } from './live-console.ts';
import { readHere } from './page-reader.ts';
import type { SnapshotKeeper } from './snapshot-keeper.ts';
import type { CrawlTask } from './task.ts';
import { PatternBudget } from './trap.ts';

interface DriverParts {
  deps: CrawlDeps;
  task: CrawlTask;
  signal: AbortSignal;
  hosts: HostBook;
  known: KnownPages;
  snapshots: SnapshotKeeper;
  console: LiveConsole;
  missBrowser(this: void): void;
}

/** What the visits of one slice share. */
export function makeDriver(parts: DriverParts): Driver {
  const { deps, task, hosts, known, snapshots, console } = parts;
  return {
    task,
    signal: parts.signal,
    fetcher: deps.fetcher,
    browser: task.settings.useBrowser ? deps.browser : null,
    reader: deps.reader ?? readHere(deps.extraction),
    objectStore: deps.objectStore,
    hosts,
    patterns: new PatternBudget(),
    isKnown: known.isKnown,
    admit: known.admit,
    hasNewEntries: known.hasNewEntries,
    fingerprintsOf: (host) => known.fingerprintsOf(host),
    addFingerprint: (host, page) => known.addFingerprint(host, page),
    keepSnapshot: (hash, packed) => snapshots.keep(hash, packed),
    say: (level, text, url) => console.say(level, text, url),
    missBrowser: parts.missBrowser,
  };
}
