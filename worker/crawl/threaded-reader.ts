import { availableParallelism } from 'node:os';
import type { Extraction } from './extraction.ts';
import { readHere, type PageReader } from './page-reader.ts';
import type { PageQuestion, PageReading } from './read-answer.ts';
import { ReaderThread } from './reader-thread.ts';
import { siteExtraction } from './site-extraction.ts';

/**
 * Reads pages on threads of their own: reading is more than half of a crawl's work, and the loop
 * that fetches and saves goes on meanwhile. All crawls of a process share them. Until a thread has
 * started, pages are read here, so that nobody waits for it. A thread that dies takes the pages that it
 * had with it: their crawls end as if the process had died, and go on from their rows.
 */
export class ThreadedReader implements PageReader {
  private readonly threads: ReaderThread[];
  private readonly here: PageReader;

  constructor(threads: number, extraction: Pick<Extraction, 'readPage'>) {
    this.here = readHere(extraction);
    this.threads = Array.from({ length: threads }, () => new ReaderThread());
  }

  read(question: PageQuestion): Promise<PageReading> {
    const ready = this.threads.filter((thread) => thread.isReady);
    // The first that keeps up: each further one has its modules to load and its code to warm up.
    const free = ready.find((thread) => thread.load < ENOUGH_FOR_ONE);
    if (free !== undefined) return free.read(question);
    void this.threads.find((thread) => !thread.isReady)?.wake();
    if (ready.length === 0) return this.here.read(question);
    return ready.reduce((a, b) => (b.load < a.load ? b : a)).read(question);
  }

  /** Resolves when the first thread has started. */
  async warmUp(): Promise<void> {
    await this.threads[0]?.wake();
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

const ENOUGH_FOR_ONE = 8;

/** One beside the loop that feeds it; further ones only where there are cores to spare. */
export const sharedReader = new ThreadedReader(
  Math.max(1, Math.min(3, availableParallelism() - 1)),
  siteExtraction,
);
