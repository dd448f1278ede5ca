/** What other apps share, in the fields that they happen to use; Android puts the URL into `text`. */
export interface Shared {
  url?: string | undefined;
  text?: string | undefined;
  title?: string | undefined;
}

/** The first web address in what was shared; null when there is none. */
export function sharedUrl({ url, text, title }: Shared): string | null {
  for (const field of [url, text, title]) {
    const found = /https?:\/\/[^\s<>"]+/i.exec(field ?? '')?.[0].replace(/[.,;:!?)\]]+$/, '');
    if (found && URL.canParse(found)) return found;
  }
  return null;
}
