import * as z from 'zod/mini';

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface StoredDraft<T> {
  read(): T | null;
  write(draft: T): void;
  clear(): void;
}

/**
 * Keeps what somebody is writing in its tab, through a reload and other screens. What can't be read
 * any more (an older version's, say) counts as nothing.
 */
export function storedDraft<T>(
  key: string,
  shape: z.ZodMiniType<T>,
  storage?: DraftStorage,
): StoredDraft<T> {
  const open = () => storage ?? sessionStorage;
  return {
    read() {
      try {
        const text = open().getItem(key);
        const parsed = text ? z.safeParse(shape, JSON.parse(text)) : null;
        return parsed?.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    write(draft) {
      try {
        open().setItem(key, JSON.stringify(draft));
      } catch {
        // Full or switched off: the form then lasts as long as the page.
      }
    },
    clear() {
      try {
        open().removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
