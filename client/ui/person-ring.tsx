import classes from './person.module.css';
import { stableHue } from './stable-hue.ts';

/** The colour of a person, for a class that reads `--hue`. */
export function personStyle(userId: string): React.CSSProperties {
  return { '--hue': stableHue(userId) } as React.CSSProperties;
}

interface PersonRingProps {
  userId: string;
  name: string;
  /** What the person does there, for a screen reader. */
  label: string;
  isTyping?: boolean;
  /** What the tag says; the first name when it is left out. */
  text?: string;
  /** `inside` where nothing may hang over; `top` where little room is above. */
  tag?: 'inside' | 'outside' | 'top';
}

/** Drawn over something that another person works on; its parent is `position: relative`. */
export function PersonRing(props: PersonRingProps) {
  const { userId, name, label, isTyping = false, text = firstName(name), tag = 'outside' } = props;
  return (
    <span
      className={`${classes.person} ${classes.ring}`}
      style={personStyle(userId)}
      data-person={userId}
      data-tag={tag}
    >
      <span className={`${classes.tag} ${isTyping ? classes.typing : ''}`} aria-hidden="true">
        {text}
      </span>
      <span className="q-hidden">{label}</span>
    </span>
  );
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] || name;
}
