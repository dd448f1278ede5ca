import { useId } from 'react';
import classes from './section-card.module.css';

interface SectionCardProps {
  title: string;
  text?: string;
  /** Sits at the end of the title's row. */
  action?: React.ReactNode;
  /** Lets rows and tables run to the card's edges. */
  flush?: boolean;
  tone?: 'plain' | 'danger';
  children: React.ReactNode;
}

/** A titled part of a page. */
export function SectionCard(props: SectionCardProps) {
  const { title, text, action, flush = false, tone = 'plain', children } = props;
  const titleId = useId();
  return (
    <section className={classes.card} aria-labelledby={titleId} data-tone={tone}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title} id={titleId}>
            {title}
          </h2>
          {text && <p className={classes.text}>{text}</p>}
        </div>
        {action}
      </header>
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  );
}
