import { useState } from 'react';

/** A yes or no about the screen that this device remembers. */
export function useStoredFlag(key: string, initial: boolean): [boolean, (next: boolean) => void] {
  const [flag, setFlag] = useState(() => read(key) ?? initial);
  const change = (next: boolean) => {
    setFlag(next);
    try {
      localStorage.setItem(key, next ? '1' : '0');
    } catch {
      // Then it holds until the page is closed.
    }
  };
  return [flag, change];
}

function read(key: string): boolean | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? null : stored === '1';
  } catch {
    return null;
  }
}
