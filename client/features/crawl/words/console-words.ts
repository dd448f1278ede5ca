import { pageKindWords } from './page-kind.ts';

type KindWords = ReturnType<typeof pageKindWords>;

/** A console line with the name that the crawler has for a page's fate, where it begins with one. */
export interface ConsoleWords {
  kind: KindWords | null;
  /** What follows it, or the whole line. */
  text: string;
}

/** Reads `bad_encoding: the gzip body can't be read`; other lines are sentences already. */
export function readConsoleLine(line: string): ConsoleWords {
  const [, name = '', text = ''] = /^([a-z_]+)(?:: (.*))?$/s.exec(line) ?? [];
  // Another try is no fate yet; its reason says all.
  if (name === 'retry' && text) return { kind: null, text };
  const kind = pageKindWords(name === 'escalate' ? 'needs_browser' : name);
  return kind === 'other' ? { kind: null, text: line } : { kind, text };
}
