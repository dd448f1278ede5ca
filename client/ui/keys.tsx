import { keyCaps } from './key-chord.ts';
import classes from './keys.module.css';

interface KeysProps {
  keys: string;
  /** Not read out: the control says its shortcut through `aria-keyshortcuts`. */
  isSilent?: boolean;
}

/** A shortcut drawn as key caps: ⌘ K. */
export function Keys({ keys, isSilent = false }: KeysProps) {
  return (
    <span className={classes.keys} aria-hidden={isSilent || undefined}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
