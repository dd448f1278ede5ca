import { useCallback, useSyncExternalStore } from 'react';
import { flash } from '../ui/flash.ts';
import { FieldAuthors } from './field-authors.ts';
import { presence } from './live.ts';

/** One per tab: table, board and lead page watch the same edits. */
export const fieldAuthors = new FieldAuthors();

export interface Author {
  userId: string;
  name: string;
}

const watch = (told: () => void) => fieldAuthors.watch(told);

/** Who changed a field last; null for me, a crawl, or somebody who is not known here. */
export function useFieldAuthor(subjectId: string, field: string): Author | null {
  const read = useCallback(() => fieldAuthors.authorOf(subjectId, field), [subjectId, field]);
  return toAuthor(useSyncExternalStore(watch, read));
}

interface Change {
  subjectId: string;
  /** As the rows name it: `city`, `ownerId`, `stageId`. */
  field: string;
  /** This tab changed the same field moments ago, so that only a named author makes it another's. */
  isOwn: boolean;
}

/** Points out what somebody else changed, with the author where it is known who. */
export function flashChange(
  element: Element | null | undefined,
  { subjectId, field, isOwn }: Change,
): void {
  // The row and the line that names its author arrive together, but are drawn one after the other.
  requestAnimationFrame(() => {
    const author = isOwn
      ? toAuthor(fieldAuthors.authorJustNow(subjectId, field))
      : toAuthor(fieldAuthors.authorOf(subjectId, field));
    if (author || !isOwn) flash(element, author);
  });
}

function toAuthor(userId: string | null): Author | null {
  const name = userId && presence.nameOf(userId);
  return name ? { userId, name } : null;
}
