const PERIOD_MS = 30 * 86_400_000;
const keyOf = (what: string) => `quarry.dismissed.${what}`;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** “Not now” holds for 30 days, on this device. */
export function rememberDismissal(what: string, nowMs = Date.now(), store?: Store): void {
  try {
    (store ?? localStorage).setItem(keyOf(what), String(nowMs));
  } catch {
    // Without storage it holds as long as the page.
  }
}

export function isDismissed(what: string, nowMs = Date.now(), store?: Store): boolean {
  try {
    const at = Number((store ?? localStorage).getItem(keyOf(what)));
    return at > 0 && nowMs - at < PERIOD_MS;
  } catch {
    return false;
  }
}
