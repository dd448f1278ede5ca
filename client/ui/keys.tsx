import { keyCaps } from './key-chord.ts';
import classes from './keys.module.css';

/** A shortcut drawn as key caps: ⌘ K. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={classes.keys}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
