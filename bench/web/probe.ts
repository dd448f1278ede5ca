/** What to look for on a page: an element, and what it says or holds. */
export interface Sight {
  selector: string;
  /** Part of its text, or of what stands in it when it is a field. */
  text?: string;
  /** The element is to be gone instead. */
  isGone?: boolean;
}

/** The stopwatch that `installProbe` puts into a page. Times are milliseconds since the epoch. */
export interface Probe {
  /** When the last key or click reached the browser. */
  actedAt: number;
  /** Starts to look; `seenAt` settles when the frame that shows it has been painted. */
  lookFor(sight: Sight, limitMs?: number): void;
  seenAt: Promise<number>;
  startFrames(): void;
  /** Milliseconds between the frames since `startFrames`. */
  stopFrames(): number[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/**
 * Runs in the page before its own scripts, so it may use nothing from around it. A change counts as
 * painted in the first task after the frame that follows it, which is as near as a page can tell.
 * Pages of one machine share the clock.
 */
export function installProbe(): void {
  const now = () => performance.timeOrigin + performance.now();
  const matches = ({ selector, text, isGone }: Sight) => {
    const found = document.querySelector(selector);
    if (isGone || !found) return Boolean(isGone) === !found;
    const says = found instanceof HTMLInputElement ? found.value : found.textContent;
    return text === undefined || says.includes(text);
  };
  const afterPaint = (done: (at: number) => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => done(now()), { once: true });
      channel.port1.start();
      channel.port2.postMessage(0);
    });
  let frames: number[] = [];
  let isCounting = false;
  const count = (at: number) => {
    frames.push(at);
    if (isCounting) requestAnimationFrame(count);
  };
  const probe: Probe = {
    actedAt: 0,
    seenAt: Promise.resolve(0),
    lookFor(sight, limitMs = 30_000) {
      const looking = new Promise<number>((resolve, reject) => {
        if (matches(sight)) {
          afterPaint(resolve);
          return;
        }
        const observer = new MutationObserver(() => {
          if (!matches(sight)) return;
          observer.disconnect();
          clearTimeout(timer);
          afterPaint(resolve);
        });
        const timer = setTimeout(() => {
          observer.disconnect();
          reject(new Error(`Not seen in ${limitMs} ms: ${JSON.stringify(sight)}`));
        }, limitMs);
        const everything = { subtree: true, childList: true, characterData: true };
        observer.observe(document, { ...everything, attributes: true });
      });
      // Whoever waits hears of it; nobody may wait yet.
      looking.catch(() => undefined);
      probe.seenAt = looking;
    },
    startFrames() {
      frames = [];
      isCounting = true;
      requestAnimationFrame(count);
    },
    stopFrames() {
      isCounting = false;
      return frames.slice(1).map((at, n) => at - (frames[n] ?? at));
    },
  };
  const note = (event: Event) => {
    probe.actedAt = performance.timeOrigin + event.timeStamp;
  };
  document.addEventListener('keydown', note, true);
  document.addEventListener('click', note, true);
  window.probe = probe;
}
