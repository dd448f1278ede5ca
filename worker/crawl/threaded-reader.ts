import { availableParallelism } from 'node:os';
import type { PageReader } from './page-reader.ts';
import type { PageQuestion, PageReading } from './read-answer.ts';
import { ReaderThread } from './reader-thread.ts';

/**
 * Reads pages on threads of their own: reading is more than half of a crawl's work, and the loop
 * that fetches and saves goes on meanwhile. All crawls of a process share them. A thread that dies
 * takes the pages that it had with it: their crawls end as if the process had died, and go on from
 * their rows.
 */
export class ThreadedReader implements PageReader {
  private readonly threads: ReaderThread[];

  constructor(threads: number) {
    this.threads = Array.from({ length: threads }, () => new ReaderThread());
  }

  read(question: PageQuestion): Promise<PageReading> {
    // The first that keeps up: each further one has its modules to load and its code to warm up.
    const ready = this.threads.find((thread) => thread.load < ENOUGH_FOR_ONE);
    const freest = () => this.threads.reduce((a, b) => (b.load < a.load ? b : a));
    return (ready ?? freest()).read(question);
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

const ENOUGH_FOR_ONE = 8;

/** One beside the loop that feeds it; further ones only where there are cores to spare. */
export const sharedReader = new ThreadedReader(
  Math.max(1, Math.min(3, availableParallelism() - 1)),
);
