/**
 * People named in a note: `@[Ann Lee](user:0190…)`. The name is how they were called when the note
 * was written; the id says who is meant.
 */
const MENTION = /@\[([^[\]\n]{1,120})\]\(user:([\w-]{8,64})\)/g;

export type NotePart = string | { userId: string; name: string };

/** A note as its text and the people in it, in order. */
export function parseNote(body: string): NotePart[] {
  const parts: NotePart[] = [];
  let end = 0;
  for (const match of body.matchAll(MENTION)) {
    if (match.index > end) parts.push(body.slice(end, match.index));
    parts.push({ name: match[1] ?? '', userId: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < body.length) parts.push(body.slice(end));
  return parts;
}

/** Who is named, each once. */
export function mentionedUsers(body: string): string[] {
  const ids = parseNote(body).flatMap((part) => (typeof part === 'string' ? [] : [part.userId]));
  return [...new Set(ids)];
}

/** The token that names somebody; brackets in a name would end it early. */
export function mentionToken(userId: string, name: string): string {
  const plain = name
    .replace(/[[\]\n]/g, ' ')
    .trim()
    .slice(0, 120);
  return `@[${plain || '?'}](user:${userId})`;
}

const EXCERPT_CHARS = 160;

/** The note as plain words, cut to its beginning. */
export function noteExcerpt(body: string): string {
  const text = parseNote(body)
    .map((part) => (typeof part === 'string' ? part : `@${part.name}`))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = Array.from(text);
  if (letters.length <= EXCERPT_CHARS) return text;
  return `${letters
    .slice(0, EXCERPT_CHARS - 1)
    .join('')
    .trimEnd()}…`;
}
