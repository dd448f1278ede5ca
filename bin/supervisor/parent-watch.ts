const EVERY_MS = 1_000;

/**
 * Calls `onGone` when whoever started this process has disappeared without saying so. Under npm
 * that is npm itself, which passes SIGTERM on but cannot pass on its own SIGKILL; under the
 * bootstrap it is the older Node that had to start a newer one.
 */
export function watchParent(isUnderNpm: boolean, onGone: () => void): void {
  process.once('disconnect', onGone);
  if (!isUnderNpm) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, EVERY_MS);
  timer.unref();
}
