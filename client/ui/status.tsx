import classes from './status.module.css';
import type { Tone } from './tone.ts';

interface StatusProps {
  tone: Tone;
  children: React.ReactNode;
  /** Something goes on at this moment; the dot breathes (and rests when motion is reduced). */
  live?: boolean;
}

/** A state in a row of text: a dot and its word. */
export function StatusDot({ tone, children, live = false }: StatusProps) {
  return (
    <span className={classes.status} data-tone={tone}>
      <span className={classes.dot} data-live={live || undefined} aria-hidden="true" />
      {children}
    </span>
  );
}

/** The same as a chip, where the state has to stand on its own. */
export function StatusBadge({ tone, children, live = false }: StatusProps) {
  return (
    <span className={`${classes.status} ${classes.badge}`} data-tone={tone}>
      <span className={classes.dot} data-live={live || undefined} aria-hidden="true" />
      {children}
    </span>
  );
}
