import { useSyncExternalStore } from 'react';

/** The one question that signing out may need, asked from wherever somebody signs out. */
interface Question {
  owed: number;
  answer: (isSure: boolean) => void;
}

let question: Question | null = null;
const listeners = new Set<() => void>();

/** Resolves with true when the person discards what waits. */
export function askSignOut(owed: number): Promise<boolean> {
  return new Promise((resolve) => {
    ask({
      owed,
      answer: (isSure) => {
        ask(null);
        resolve(isSure);
      },
    });
  });
}

export function useSignOutQuestion(): Question | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => question,
  );
}

function ask(next: Question | null) {
  question = next;
  for (const listener of listeners) listener();
}
