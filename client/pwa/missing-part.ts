/**
 * A part of the app that could not be fetched: the network ended before this device had all of it,
 * or a newer version has taken its place on the server.
 */
export class MissingPart extends Error {
  override name = 'MissingPart';
}

/** As browsers and the bundler's loader word it when code or styles can't be had. */
const SAID = /dynamically imported module|importing a module script failed|unable to preload css/i;

export const isMissingPart = (error: unknown): boolean =>
  error instanceof MissingPart || (error instanceof Error && SAID.test(error.message));

/** Passes what `load` gives; what can't be fetched is told by its own name. */
export async function fetchPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    if (!isMissingPart(error)) throw error;
    throw new MissingPart('A part of the app is not on this device', { cause: error });
  }
}

/** A style sheet that failed would pass for loaded when its part is asked for again. */
export function dropFailedStyles(): void {
  const drop = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.remove();
  };
  addEventListener('error', drop, true);
}

const RETRY_MS = 5_000;
const ANSWER_MS = 4_000;

/** Calls back once the server answers, at once or when there is a network again. Returns how to stop. */
export function whenServerAnswers(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let isDone = false;
  const ask = () => {
    clearTimeout(timer);
    void doesAnswer().then(hear);
  };
  const hear = (isThere: boolean) => {
    if (isDone) return;
    clearTimeout(timer);
    if (isThere) {
      stop();
      then();
    } else timer = setTimeout(ask, RETRY_MS);
  };
  const stop = () => {
    isDone = true;
    clearTimeout(timer);
    removeEventListener('online', ask);
  };
  addEventListener('online', ask);
  ask();
  return stop;
}

async function doesAnswer(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    return (await fetch('/health', { cache: 'no-store', signal })).ok;
  } catch {
    return false;
  }
}

const LAST = 'quarry.part.reloaded';
const AGAIN_MS = 30_000;

/** Opens the page anew, with all its parts; at most once in half a minute, so that it never goes round. */
export function openAnew(): boolean {
  const last = Number(sessionStorage.getItem(LAST) ?? 0);
  if (Date.now() - last < AGAIN_MS) return false;
  sessionStorage.setItem(LAST, String(Date.now()));
  location.reload();
  return true;
}
