const EVERY_MS = 1_000;

/**
 * Calls `onGone` when whoever started this process has disappeared without saying so: npm passes
 * SIGTERM on but cannot pass on its own SIGKILL, and the same holds for an older Node that had to
 * start this newer one.
 *
 * @param {() => void} onGone
 */
export function watchParent(onGone) {
  if (process.channel) {
    process.channel.unref();
    process.once('disconnect', onGone);
  } else if (process.env['npm_lifecycle_event']) {
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      onGone();
    }, EVERY_MS);
    timer.unref();
  }
}
