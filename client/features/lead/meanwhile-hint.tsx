import { personStyle } from '../../ui/person-ring.tsx';
import person from '../../ui/person.module.css';
import classes from './meanwhile-hint.module.css';
import type { Meanwhile } from './use-editing.ts';

/** Below a text that is being typed: what a colleague set the same field to. */
export function MeanwhileHint({ meanwhile }: { meanwhile: Meanwhile | null }) {
  const { author = null, text = '' } = meanwhile ?? {};
  return (
    <output className={meanwhile ? classes.hint : 'q-hidden'}>
      {author && (
        <span
          className={`${person.person} ${classes.mark}`}
          style={personStyle(author.userId)}
          aria-hidden="true"
        />
      )}
      {text}
    </output>
  );
}
