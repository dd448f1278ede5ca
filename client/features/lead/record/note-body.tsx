import { useMemo } from 'react';
import { parseNote } from '../../../../schema/notice/mention.ts';
import classes from './mention.module.css';

/** A note's words, with the people in it marked. */
export function NoteBody({ body }: { body: string }) {
  const parts = useMemo(() => parseNote(body), [body]);
  return parts.map((part, n) =>
    typeof part === 'string' ? (
      part
    ) : (
      // Parts have no identity but their place, and never move.
      // eslint-disable-next-line react/no-array-index-key
      <span key={n} className={classes.mention}>
        @{part.name}
      </span>
    ),
  );
}
