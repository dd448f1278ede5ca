import { useEffect, useRef, useState } from 'react';

/** After this pause in typing the query follows; until then the loaded rows are narrowed. */
const PAUSE_MS = 180;

/**
 * The text in the search box. It runs ahead of the URL while the person types, and gives way when
 * the URL changes by itself (back, a link, “clear filters”).
 */
export function useSearchDraft(committed: string, commit: (text: string) => void) {
  const [draft, setDraft] = useState<{ text: string; over: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // The URL has caught up: from here on its next change counts, not the draft.
  if (draft && draft.text.trim() === committed && draft.over !== committed) {
    setDraft({ text: draft.text, over: committed });
  }
  const isMine = draft !== null && (draft.over === committed || draft.text.trim() === committed);
  const text = isMine ? draft.text : committed;

  const type = (next: string, pauseMs = PAUSE_MS) => {
    setDraft({ text: next, over: committed });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (next.trim() !== committed) commit(next.trim());
    }, pauseMs);
  };
  /** Before leaving the page: a search that follows late would bring the person back. */
  const drop = () => clearTimeout(timer.current);
  /** Empties the box where the URL is about to lose the search with everything else. */
  const forget = () => {
    drop();
    setDraft(null);
  };
  return { text, type, drop, clear: () => type('', 0), forget };
}

export type SearchDraft = ReturnType<typeof useSearchDraft>;
