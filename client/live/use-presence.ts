import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Focus } from '../../schema/live.ts';
import { presence } from './live.ts';
import type { Mark, Person } from './person.ts';

/** After this rest somebody who edits is no longer typing. */
const TYPING_MS = 2_000;

const watch = (told: () => void) => presence.watch(told);

/** Everybody else who is in this workspace now. */
export function usePeople(): readonly Person[] {
  return useSyncExternalStore(watch, () => presence.people);
}

/** What is known of the others may be out of date: this device is cut off. */
export function useIsPresenceFaded(): boolean {
  return useSyncExternalStore(watch, () => presence.isFaded);
}

/** Those of the others who are at a place, `leads` for instance, or `lead:ID`. */
export function usePeopleAt(place: string): readonly Person[] {
  const people = usePeople();
  return useMemo(
    () => people.filter(({ spots }) => spots.some((spot) => spot.place === place)),
    [people, place],
  );
}

/** What the others do with one thing (`lead:ID`, `deal:ID`); draws anew only when that changes. */
export function useMarksOn(subject: string): readonly Mark[] {
  return useSyncExternalStore(watch, () => presence.marksOn(subject));
}

/** Tells the others what has the focus here, until it is null or the component goes. */
export function useAnnounceFocus(focus: Focus | null): void {
  const [owner] = useState(() => ({}));
  const text = focus && JSON.stringify(focus);
  useEffect(() => {
    presence.focusOn(owner, text === null ? null : (JSON.parse(text) as Focus));
  }, [owner, text]);
  useEffect(() => () => presence.focusOn(owner, null), [owner]);
}

/** Tells the others that a field stands open here, and when somebody types in it. */
export function useAnnounceEdit(subject: string, field: string): { onType: () => void } {
  const [typedAt, setTypedAt] = useState(0);
  const isTyping = typedAt > 0;
  useAnnounceFocus({ subject, act: 'edit', field, ...(isTyping && { isTyping }) });
  useEffect(() => {
    if (typedAt === 0) return undefined;
    const timer = setTimeout(() => setTypedAt(0), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typedAt]);
  return { onType: useCallback(() => setTypedAt(Date.now()), []) };
}
