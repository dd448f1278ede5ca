import type { Notice } from './notice-types.ts';

/** Whoever waited this long would rather have been told. */
const LONG_SECONDS = 30;

/** Whether a notice tells of the end of work that somebody had to wait for. */
export function isLongTask({ kind, data }: Pick<Notice, 'kind' | 'data'>): boolean {
  const isEnd = kind === 'crawl.completed' || kind === 'crawl.failed';
  return isEnd && (data.seconds ?? 0) > LONG_SECONDS;
}
