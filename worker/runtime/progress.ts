export interface Progress {
  /** Percent done, 0 to 100. */
  report: (percent: number) => void;
  /** Writes what was not yet written. */
  flush: () => Promise<void>;
}

/** A row that is written more often than this moves no faster on any screen. */
const EVERY_MS = 500;

/**
 * Writes progress without slowing the work down: the newest value counts, one write at a time, at
 * most two a second, the last one on `flush`. A short job writes once. A write that fails is told to
 * `onError` and stops nothing.
 */
export function makeProgress(
  save: (percent: number) => Promise<void>,
  onError: (error: unknown) => void,
  everyMs: number = EVERY_MS,
): Progress {
  let wanted: number | null = null;
  let saved: number | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function writeNewest(): Promise<void> {
    if (wanted === null || wanted === saved) return;
    const percent = wanted;
    try {
      await save(percent);
      saved = percent;
    } catch (error) {
      onError(error);
    }
  }

  function write(): Promise<void> {
    writing = writing.then(writeNewest);
    return writing;
  }

  return {
    report(percent) {
      wanted = Math.min(100, Math.max(0, Math.round(percent)));
      timer ??= setTimeout(() => {
        timer = null;
        void write();
      }, everyMs);
    },
    flush() {
      if (timer) clearTimeout(timer);
      timer = null;
      return write();
    },
  };
}
