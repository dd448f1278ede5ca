import { useSyncExternalStore } from 'react';
import { remembered } from './remembered.ts';

type Format = (stored: string) => string;

const asStored: Format = (stored) => stored;
let format: Format = asStored;
let isLoading = false;
const listeners = new Set<() => void>();

/**
 * Writes E.164 numbers the way people read them: “+1 503 555 0147”. What is no such number stays
 * as it is. The rules of all countries weigh 80 KB, so they come after the first paint.
 */
export function usePhoneFormat(): Format {
  return useSyncExternalStore(subscribe, () => format);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!isLoading) void load();
  return () => {
    listeners.delete(listener);
  };
}

async function load() {
  isLoading = true;
  try {
    const { parsePhoneNumberFromString } = await import('libphonenumber-js/min');
    format = remembered((stored) =>
      stored.startsWith('+')
        ? (parsePhoneNumberFromString(stored)?.formatInternational() ?? stored)
        : stored,
    );
    for (const listener of listeners) listener();
  } catch {
    // Without a connection on a first visit the numbers stay as stored; the next page tries again.
    isLoading = false;
  }
}
