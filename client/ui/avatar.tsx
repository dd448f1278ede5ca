import classes from './avatar.module.css';
import { initials, stableHue } from './stable-hue.ts';

interface AvatarProps {
  /** What the initials come from. */
  name: string;
  /** What the colour comes from; an id keeps it when the name changes. */
  seed?: string;
  /** Pixels. */
  size?: number;
  /** People are round, workspaces and companies square. */
  shape?: 'round' | 'square';
  image?: string | null;
}

/** Decorative: the name stands beside it, or on the control that holds it. */
export function Avatar({ name, seed = name, size = 24, shape = 'round', image }: AvatarProps) {
  const style = {
    '--hue': stableHue(seed),
    '--size': `${size}px`,
  } as React.CSSProperties;
  return (
    <span className={classes.avatar} style={style} data-shape={shape} aria-hidden="true">
      {image ? <img src={image} alt="" className={classes.image} /> : initials(name)}
    </span>
  );
}
