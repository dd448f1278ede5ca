import { newId } from '../../schema/id.ts';

const DEVICE_KEY = 'quarry.device';
const SEQ_KEY = 'quarry.seq';
let fallbackDevice: string | null = null;
let lastSeq = 0;

/** This browser profile's name in the order of acts; made once, says nothing about the person. */
export function deviceId(): string {
  try {
    const known = localStorage.getItem(DEVICE_KEY);
    if (known) return known;
    const made = newId();
    localStorage.setItem(DEVICE_KEY, made);
    return made;
  } catch {
    return (fallbackDevice ??= newId());
  }
}

/**
 * The device's running number: grows with every act, in every tab, also when the clock is set
 * back. Milliseconds × 1000 leave room for a thousand acts each, and stay exact until the year 2255.
 */
export function nextSeq(nowMs = Date.now()): number {
  lastSeq = Math.max(nowMs * 1000, lastSeq + 1, storedSeq() + 1);
  try {
    localStorage.setItem(SEQ_KEY, String(lastSeq));
  } catch {
    // Without storage the number grows within this page alone.
  }
  return lastSeq;
}

function storedSeq(): number {
  try {
    return Number(localStorage.getItem(SEQ_KEY) ?? 0) || 0;
  } catch {
    return 0;
  }
}
