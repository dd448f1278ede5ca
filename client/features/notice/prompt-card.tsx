import { useId } from 'react';
import classes from './prompt-card.module.css';

interface PromptCardProps {
  title: string;
  text: string;
  /** The buttons. */
  children: React.ReactNode;
}

/** A question that can wait, in a corner; it takes neither focus nor room. */
export function PromptCard({ title, text, children }: PromptCardProps) {
  const titleId = useId();
  return (
    <aside className={classes.card} aria-labelledby={titleId}>
      <h2 className={classes.title} id={titleId}>
        {title}
      </h2>
      <p className={classes.text}>{text}</p>
      <div className={classes.acts}>{children}</div>
    </aside>
  );
}
