import { formatMoment, formatRelative } from './format.ts';
import { useNow } from './use-now.ts';

/** When it happened, in words that stay true; the exact moment on hover. `at` in epoch ms. */
export function RelativeTime({ at }: { at: number }) {
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatMoment(at)}>
      {formatRelative(at, now)}
    </time>
  );
}
