import { Worker } from 'node:worker_threads';
import type { PageQuestion, PageReading } from './read-answer.ts';

/** What goes to the thread and what comes back, told apart by its number. */
export interface ReadingAsked {
  id: number;
  question: PageQuestion;
}
export type ReadingTold = { id: number } & ({ reading: PageReading } | { error: string });
/** Sent once, when its modules are loaded. */
export const READY = 'ready';

/** A thread holds some 50 MB; without work it goes. */
const IDLE_MS = 20_000;
/** No page takes a second to read, however hostile; a whole crawl's pages may stand before it. */
const SILENT_MS = 60_000;

interface Waiting {
  resolve(reading: PageReading): void;
  reject(error: Error): void;
}

/** One thread, there while it has pages to read. */
export class ReaderThread {
  private thread: Worker | null = null;
  private readiness = Promise.withResolvers<void>();
  isReady = false;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private timer: NodeJS.Timeout | undefined;

  get load(): number {
    return this.waiting.size;
  }

  read(question: PageQuestion): Promise<PageReading> {
    const { thread } = this;
    if (thread === null) throw new Error('The reader has no thread');
    const id = this.asked++;
    const { promise, resolve, reject } = Promise.withResolvers<PageReading>();
    this.waiting.set(id, { resolve, reject });
    if (this.waiting.size === 1) this.watch(thread);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage({ id, question } satisfies ReadingAsked);
    return promise;
  }

  /** Starts it when need be; resolves when it can read, or has ended before it could. */
  wake(): Promise<void> {
    this.thread ??= this.start();
    return this.readiness.promise;
  }

  async close(): Promise<void> {
    const { thread } = this;
    if (thread !== null) this.end(thread, new Error('The reader was closed'));
    await thread?.terminate();
  }

  private start(): Worker {
    const thread = new Worker(new URL('reader-thread-main.ts', import.meta.url));
    thread.unref();
    thread.on('message', (told: ReadingTold | typeof READY) => {
      if (told !== READY) return this.take(thread, told);
      this.isReady = true;
      this.readiness.resolve();
      return this.watch(thread);
    });
    thread.on('error', (error) => {
      this.end(thread, error instanceof Error ? error : new Error(String(error)));
    });
    thread.on('exit', (code) => this.end(thread, new Error(`The reader ended with ${code}`)));
    return thread;
  }

  private take(thread: Worker, told: ReadingTold): void {
    const waiting = this.waiting.get(told.id);
    this.waiting.delete(told.id);
    this.watch(thread);
    if ('reading' in told) waiting?.resolve(told.reading);
    else waiting?.reject(new Error(told.error));
  }

  /** A thread that is silent over a page is ended, and one that has had none for a while too. */
  private watch(thread: Worker): void {
    clearTimeout(this.timer);
    const silentMs = this.waiting.size === 0 ? IDLE_MS : SILENT_MS;
    this.timer = setTimeout(() => {
      this.end(thread, new Error(`The reader was silent for ${silentMs} ms`));
      void thread.terminate();
    }, silentMs);
    this.timer.unref();
  }

  private end(thread: Worker, error: Error): void {
    if (this.thread !== thread) return;
    this.thread = null;
    this.isReady = false;
    this.readiness.resolve();
    this.readiness = Promise.withResolvers();
    clearTimeout(this.timer);
    for (const waiting of this.waiting.values()) waiting.reject(error);
    this.waiting.clear();
  }
}
