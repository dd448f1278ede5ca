import { useSyncExternalStore } from 'react';

/**
 * What this device keeps of a workspace for times without a network: what was used lately, and what
 * the person asked to keep. Remembered per workspace on the device itself.
 */
export type ShelfKind = 'lead' | 'board' | 'view';

interface Shelf {
  /** Newest first. */
  used: Record<ShelfKind, string[]>;
  /** Asked for by the person; stays until they say otherwise. */
  kept: Record<ShelfKind, string[]>;
}

const LONGEST = 100;
const keyOf = (orgId: string) => `quarry.shelf.${orgId}`;
const known = new Map<string, Shelf>();
const listeners = new Set<() => void>();

export function rememberUse(orgId: string, kind: ShelfKind, key: string): void {
  const shelf = readShelf(orgId);
  if (shelf.used[kind][0] === key) return;
  const used = [key, ...shelf.used[kind].filter((one) => one !== key)].slice(0, LONGEST);
  write(orgId, { ...shelf, used: { ...shelf.used, [kind]: used } });
}

export function setKept(orgId: string, kind: ShelfKind, key: string, isKept: boolean): void {
  const shelf = readShelf(orgId);
  const others = shelf.kept[kind].filter((one) => one !== key);
  const kept = isKept ? [key, ...others].slice(0, LONGEST) : others;
  write(orgId, { ...shelf, kept: { ...shelf.kept, [kind]: kept } });
}

/** The shelf of a workspace, live in this tab. */
export function useShelf(orgId: string): Shelf {
  return useSyncExternalStore(subscribe, () => readShelf(orgId));
}

/** What is wanted of a kind: all that was asked for, then the newest used, up to `most` of those. */
export function wanted(shelf: Shelf, kind: ShelfKind, most: number): string[] {
  return [...new Set([...shelf.kept[kind], ...shelf.used[kind].slice(0, most)])];
}

/** Nothing of a person's use stays after they sign out. */
export function clearShelves(): void {
  known.clear();
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(keyOf(''))) localStorage.removeItem(key);
    }
  } catch {
    // Without storage there is nothing to clear.
  }
}

export function readShelf(orgId: string): Shelf {
  const found = known.get(orgId);
  if (found) return found;
  const shelf = parse(orgId);
  known.set(orgId, shelf);
  return shelf;
}

function parse(orgId: string): Shelf {
  const none = () => ({ lead: [], board: [], view: [] });
  try {
    const stored = JSON.parse(localStorage.getItem(keyOf(orgId)) ?? '{}') as Partial<Shelf>;
    return { used: { ...none(), ...stored.used }, kept: { ...none(), ...stored.kept } };
  } catch {
    return { used: none(), kept: none() };
  }
}

function write(orgId: string, shelf: Shelf): void {
  known.set(orgId, shelf);
  try {
    localStorage.setItem(keyOf(orgId), JSON.stringify(shelf));
  } catch {
    // Then it is remembered as long as the page lives.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
