/** One Ctrl-C may arrive twice, from the terminal and passed on by npm. */
const IMPATIENCE_MS = 500;

/**
 * Calls `stop` at the first request to end: Ctrl-C, SIGTERM, a closed terminal. A later one, from
 * somebody impatient, leaves at once.
 */
export function onStopRequest(stop: () => void): void {
  let stoppedAt: number | null = null;
  const request = (): void => {
    if (stoppedAt !== null) {
      if (Date.now() - stoppedAt > IMPATIENCE_MS) process.exit(130);
      return;
    }
    stoppedAt = Date.now();
    stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request);
  // Whoever started this process with a channel, a test say, may be killed.
  process.once('disconnect', request);
  process.channel?.unref();
}
